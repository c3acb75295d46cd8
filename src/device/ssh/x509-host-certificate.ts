import {
  CallHomeError,
  limits,
  messageOf,
  readTextFile,
  type TextSource,
} from "../../base/index.ts";
import type { HostOffer } from "../../security/index.ts";
import { x509HostOffer } from "../../security/x509/index.ts";

/** A host key with X.509 certificates (RFC 6187), offered to clients that know them; in PEM, the key not encrypted. */
export interface X509HostCertificateOptions {
  /** The device's certificate, then its intermediates. */
  readonly certificateChain: TextSource;
  readonly privateKey: TextSource;
}

/** A fleet of devices may share one certificate: it is read once. */
const made = new WeakMap<X509HostCertificateOptions, HostOffer>();

/**
 * What a device offers; a promise only when there is a file. Throws or rejects with `ERR_KEY` for
 * texts that cannot be used so, with `ERR_FILE` when a file is part of it.
 */
export function x509HostOffers(
  options: X509HostCertificateOptions | undefined,
): readonly HostOffer[] | Promise<readonly HostOffer[]> {
  if (options === undefined) return [];
  const { certificateChain, privateKey } = options;
  if (typeof certificateChain === "string" && typeof privateKey === "string")
    return [offerOf(options, certificateChain, privateKey)];
  return readOffers(options);
}

/** Why a device with this certificate would not start; undefined when it would. */
export async function x509HostCertificateProblem(
  options: X509HostCertificateOptions,
): Promise<string | undefined> {
  try {
    await x509HostOffers(options);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

async function readOffers(options: X509HostCertificateOptions): Promise<readonly HostOffer[]> {
  const known = made.get(options);
  if (known !== undefined) return [known];
  const chain = await textOf(options.certificateChain);
  const key = await textOf(options.privateKey);
  try {
    return [offerOf(options, chain, key)];
  } catch (cause) {
    throw new CallHomeError("ERR_FILE", `${namesOf(options)}: ${messageOf(cause)}`, { cause });
  }
}

function offerOf(options: X509HostCertificateOptions, chain: string, key: string): HostOffer {
  const offer = made.get(options) ?? x509HostOffer(chain, key);
  made.set(options, offer);
  return offer;
}

async function textOf(source: TextSource): Promise<string> {
  if (typeof source === "string") return source;
  const file = await readTextFile(source.path, limits.keyFileBytes);
  if (file.ok) return file.text;
  const what = `cannot read the X.509 host certificate or key ${source.path}`;
  throw new CallHomeError("ERR_FILE", `${what}: ${file.reason}`);
}

function namesOf({ certificateChain, privateKey }: X509HostCertificateOptions): string {
  return [certificateChain, privateKey]
    .flatMap((source) => (typeof source === "string" ? [] : [source.path]))
    .join(", ");
}
