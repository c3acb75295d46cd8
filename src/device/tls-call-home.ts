import { CallHomeError, messageOf } from "../base/index.ts";
import { resolveTlsCallHomeClient, type TlsCallHomeClient } from "../callhome/index.ts";
import { type CertToName, certToNameProblem } from "../security/x509/index.ts";
import { checkTlsIdentity, type TlsIdentity } from "../transport/tls/index.ts";
import type { TlsCallHomeOptions } from "./device-options.ts";

/** Call home over TLS as a device does it. */
export interface TlsCallHome {
  readonly client: TlsCallHomeClient;
  readonly identity: TlsIdentity;
  /** Undefined: the running configuration says it. */
  readonly certToName: CertToName | undefined;
}

/** A fleet of devices may share one certificate: its set-up in OpenSSL is then made once. */
const resolved = new WeakMap<TlsCallHomeOptions, TlsCallHome>();

/** Throws `ERR_OPTION` or `ERR_KEY` for what could never serve a connection. */
export function resolveTlsCallHome(options: TlsCallHomeOptions): TlsCallHome {
  const tlsCallHome = resolved.get(options) ?? resolve(options);
  resolved.set(options, tlsCallHome);
  return tlsCallHome;
}

/** Why a device with these options would not start; undefined when it would. */
export function tlsCallHomeProblem(options: TlsCallHomeOptions): string | undefined {
  try {
    resolveTlsCallHome(options);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

function resolve(options: TlsCallHomeOptions): TlsCallHome {
  const { certificateChain, privateKey, trustedRoots, revocationLists = [] } = options;
  const client = resolveTlsCallHomeClient(options);
  const identity = { certificateChain, privateKey, trustedRoots, revocationLists };
  checkTlsIdentity(identity);
  const { certToName: entries } = options;
  for (const entry of entries ?? []) {
    const problem = certToNameProblem(entry);
    if (problem !== undefined)
      throw new CallHomeError("ERR_OPTION", `cert-to-name entry ${entry.name}: ${problem}`);
  }
  const certToName: CertToName | undefined = entries && {
    entries,
    fallback: undefined,
    rules: "rfc7589",
  };
  return { client, identity, certToName };
}
