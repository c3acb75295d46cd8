import type { ReasonCode } from "../../callhome/index.ts";
import type { CertToName } from "../../security/x509/index.ts";
import type { TlsIdentity, TlsRefusal } from "../../transport/tls/index.ts";

/** With what a device serves TLS at this moment, or why it cannot. */
export type OwnTls =
  | {
      readonly kind: "ready";
      /** The same object for the same certificates. */
      readonly identity: TlsIdentity;
      /** Who a client's certificate stands for. */
      readonly certToName: CertToName;
      /** What speaks against a client whose chain (leaf first, in DER) OpenSSL found good. */
      readonly refusalOf: (chain: readonly Uint8Array[]) => TlsRefusal | undefined;
    }
  | UnusableTls;

/** Why a device has nothing to show: every connection is closed for it. */
export interface UnusableTls {
  readonly kind: "unusable";
  readonly reason: Extract<ReasonCode, `server-certificate-${string}` | "own-certificate-unusable">;
  readonly detail: string;
}

export function unusable(reason: UnusableTls["reason"], detail: string): UnusableTls {
  return { kind: "unusable", reason, detail };
}
