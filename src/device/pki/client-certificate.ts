import { X509Certificate } from "node:crypto";
import { timeText } from "../../base/index.ts";
import { type RevocationList, serialKey } from "../../security/x509/index.ts";
import type { TlsRefusal } from "../../transport/tls/index.ts";

/** A revocation list that counts, and the authority that signed it. */
export interface CountedList {
  readonly profile: string;
  readonly authority: X509Certificate;
  readonly list: RevocationList;
}

/** Junos knows no ECDSA in NETCONF over TLS: what a strict device has against a client's certificate. */
export function keyRefusal([leaf]: readonly Uint8Array[]): TlsRefusal | undefined {
  if (leaf === undefined) return undefined;
  const type = keyType(new X509Certificate(leaf));
  if (type === "rsa") return undefined;
  return refusal("client-certificate-key", `the key is of type ${type}, Junos takes RSA only`);
}

/** `rsa`, `ec`, `ed25519` and the like. */
export function keyType({ publicKey }: X509Certificate): string {
  return publicKey.asymmetricKeyType ?? "unknown";
}

/**
 * What revocation lists have against a chain whose signatures hold. Only authorities with a list
 * that counts are asked; a list that is stale, or not in force yet, says nothing about anyone.
 */
export function revocationRefusal(
  chain: readonly Uint8Array[],
  lists: readonly CountedList[],
  now: number,
): TlsRefusal | undefined {
  for (const [index, der] of chain.entries()) {
    const issuer = chain[index + 1];
    const counted = issuer && lists.filter(({ authority }) => authority.raw.equals(issuer));
    for (const { profile, list } of counted ?? []) {
      const stale = staleness(list, now);
      if (stale !== undefined)
        return refusal("client-revocation-unknown", `the list of ca-profile ${profile} ${stale}`);
      const { serialNumber } = new X509Certificate(der);
      const since = list.revoked.get(serialKey(serialNumber));
      if (since !== undefined)
        return refusal(
          "client-certificate-revoked",
          `serial number ${serialNumber.toLowerCase()}, since ${timeText(since)}`,
        );
    }
  }
  return undefined;
}

function staleness({ thisUpdate, nextUpdate }: RevocationList, now: number): string | undefined {
  const clock = `and the time of this machine is ${timeText(now)}`;
  if (now < thisUpdate) return `begins at ${timeText(thisUpdate)}, ${clock}`;
  if (nextUpdate === undefined || now <= nextUpdate) return undefined;
  return `ended at ${timeText(nextUpdate)}, ${clock}`;
}

function refusal(reason: TlsRefusal["reason"], detail: string): TlsRefusal {
  return { kind: "refused", reason, detail };
}
