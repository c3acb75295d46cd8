import { X509Certificate } from "node:crypto";
import type { ServeOutcome } from "../../callhome/index.ts";
import { certificateFlaw, validityDetail } from "../../security/x509/index.ts";
import type { TlsIdentity } from "../../transport/tls/index.ts";

/**
 * Why an NMS did not take our certificate. Its alert (`detail`) says little, and clients choose it
 * differently: what we know of the certificate ourselves goes first.
 */
export function refusedCertificate(
  { certificateChain }: TlsIdentity,
  detail: string,
  now: number,
): ServeOutcome {
  const leaf = new X509Certificate(certificateChain);
  const flaw = certificateFlaw(leaf, now);
  if (flaw === undefined) return { reason: "server-certificate-refused", detail };
  const more = flaw === "self-signed" ? "" : `; ${validityDetail(leaf, now)}`;
  return { reason: `server-certificate-${flaw}`, detail: `${detail}${more}` };
}
