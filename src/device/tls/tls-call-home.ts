import { CallHomeError, messageOf } from "../../base/index.ts";
import { resolveTlsCallHomeClient, type TlsCallHomeClient } from "../../callhome/index.ts";
import { type CertToName, certToNameProblem } from "../../security/x509/index.ts";
import type { TlsCallHomeOptions } from "../device-options.ts";
import { ExplicitCertificate } from "../pki/explicit-certificate.ts";

/** Call home over TLS as a device does it. */
export interface TlsCallHome {
  readonly client: TlsCallHomeClient;
  /** Undefined: the running configuration names it. */
  readonly certificate: ExplicitCertificate | undefined;
  /** Undefined: the running configuration says it. */
  readonly certToName: CertToName | undefined;
}

/** A fleet of devices may share one certificate: its set-up in OpenSSL is then made once. */
const resolved = new WeakMap<TlsCallHomeOptions, TlsCallHome>();

/** Throws `ERR_OPTION` or `ERR_KEY` for what could never serve a connection. Files are not read yet. */
export function resolveTlsCallHome(options: TlsCallHomeOptions): TlsCallHome {
  const tlsCallHome = resolved.get(options) ?? resolve(options);
  resolved.set(options, tlsCallHome);
  return tlsCallHome;
}

/** Why a device with these options would not start; undefined when it would. */
export function tlsCallHomeOptionProblem(options: TlsCallHomeOptions): string | undefined {
  try {
    resolveTlsCallHome(options);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

/** Why a device with these options could not serve right now; undefined when it could. Throws as `resolveTlsCallHome`. */
export async function tlsCallHomeProblem(options: TlsCallHomeOptions): Promise<string | undefined> {
  const own = await resolveTlsCallHome(options).certificate?.current();
  return own?.ok === false ? own.reason : undefined;
}

function resolve(options: TlsCallHomeOptions): TlsCallHome {
  const { certToName: entries } = options;
  for (const entry of entries ?? []) {
    const problem = certToNameProblem(entry);
    if (problem !== undefined)
      throw new CallHomeError("ERR_OPTION", `cert-to-name entry ${entry.name}: ${problem}`);
  }
  return {
    client: resolveTlsCallHomeClient(options),
    certificate: certificateOf(options),
    certToName: entries && { entries, fallback: undefined, rules: "rfc7589" },
  };
}

function certificateOf(options: TlsCallHomeOptions): ExplicitCertificate | undefined {
  const { certificateChain, privateKey, keyPassword, trustedRoots, revocationLists } = options;
  if (certificateChain !== undefined && privateKey !== undefined && trustedRoots !== undefined)
    return new ExplicitCertificate({
      certificateChain,
      privateKey,
      keyPassword,
      trustedRoots,
      revocationLists: revocationLists ?? [],
    });
  const some = [certificateChain, privateKey, keyPassword, trustedRoots, revocationLists];
  if (some.every((member) => member === undefined)) return undefined;
  throw new CallHomeError(
    "ERR_OPTION",
    "TLS call home needs certificate, key and trusted roots, or none of them and no revocation list",
  );
}
