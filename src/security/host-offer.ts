import type { HostKey } from "./private-key.ts";
import type { SignatureAlgorithm } from "./signature.ts";

/** One way, beside its plain keys, in which a host shows itself in key exchange (RFC 4253 7.1 and 8). */
export interface HostOffer {
  /** Name in the list of host key algorithms. */
  readonly name: string;
  /** What is shown as host key (K_S): a certificate, or a chain of them. */
  readonly blob: Buffer;
  /** Algorithm name in front of the signature. */
  readonly signatureName: string;
  readonly key: HostKey;
  readonly algorithm: SignatureAlgorithm;
}
