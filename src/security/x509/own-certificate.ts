import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { messageOf, timeText } from "../../base/index.ts";
import { validityOf } from "./validity.ts";

/** What was read, or why not; `reason` ends a sentence about its source and holds nothing of a key. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

const certificateForm = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g;
/** What can sign a TLS handshake. */
const usableKeys: readonly (string | undefined)[] = ["rsa", "rsa-pss", "ec", "ed25519"];

/** The certificates of a PEM text in its order; other text between them is passed over. */
export function readCertificates(pem: string): Reading<readonly X509Certificate[]> {
  const blocks = pem.match(certificateForm) ?? [];
  if (blocks.length === 0) return { ok: false, reason: "it holds no certificate in PEM" };
  const certificates: X509Certificate[] = [];
  for (const [index, block] of blocks.entries()) {
    try {
      certificates.push(new X509Certificate(block));
    } catch (cause) {
      return {
        ok: false,
        reason: `its certificate ${index + 1} is malformed: ${messageOf(cause)}`,
      };
    }
  }
  return { ok: true, value: certificates };
}

/** A private key in PEM; `password` opens an encrypted one. */
function readPrivateKey(pem: string, password?: string): Reading<KeyObject> {
  const isEncrypted = /ENCRYPTED/.test(pem);
  if (isEncrypted && password === undefined)
    return { ok: false, reason: "it is protected by a password, and none was given" };
  try {
    const key = createPrivateKey({
      key: pem,
      ...(password !== undefined && { passphrase: password }),
    });
    if (usableKeys.includes(key.asymmetricKeyType)) return { ok: true, value: key };
    return { ok: false, reason: `TLS cannot use a key of type ${key.asymmetricKeyType}` };
  } catch {
    if (isEncrypted) return { ok: false, reason: "the password does not open it" };
    return { ok: false, reason: "it holds no private key in PEM" };
  }
}

/** A certificate with its key. */
export interface OwnCertificate {
  /** The certificate, then what its file holds above it. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly key: KeyObject;
}

/** Texts in PEM with what names them in a message, such as the path of their file. */
export interface OwnCertificateTexts {
  readonly certificate: { readonly name: string; readonly text: string };
  readonly key: { readonly name: string; readonly text: string };
  /** Opens an encrypted key. */
  readonly password?: string | undefined;
}

/** Reads a certificate chain and the key of its first certificate. */
export function readOwnCertificate(texts: OwnCertificateTexts): Reading<OwnCertificate> {
  const certificates = readCertificates(texts.certificate.text);
  if (!certificates.ok) return named(texts.certificate.name, certificates.reason);
  const key = readPrivateKey(texts.key.text, texts.password);
  if (!key.ok) return named(texts.key.name, key.reason);
  const [leaf, ...above] = certificates.value as OwnCertificate["chain"];
  if (!leaf.checkPrivateKey(key.value))
    return named(texts.key.name, "it is not the key of the certificate");
  return { ok: true, value: { chain: [leaf, ...above], key: key.value } };
}

function named(name: string, reason: string): Reading<never> {
  return { ok: false, reason: `${name}: ${reason}` };
}

/** What keeps a good peer from taking a certificate, whoever its authority is. */
type CertificateFlaw = "expired" | "not-yet-valid" | "self-signed";

/** The flaw that a certificate shows by itself at `now`, milliseconds since 1970. */
export function certificateFlaw(
  certificate: X509Certificate,
  now: number,
): CertificateFlaw | undefined {
  if (isSelfSigned(certificate)) return "self-signed";
  const { notBefore, notAfter } = validityOf(certificate);
  if (now < notBefore) return "not-yet-valid";
  return now > notAfter ? "expired" : undefined;
}

/** Whether the certificate is signed by its own key. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  // Not `checkIssued`, which asks for a key usage that a self-signed leaf mostly lacks.
  return certificate.issuer === certificate.subject && certificate.verify(certificate.publicKey);
}

/** Bounds of a certificate beside the time by which it is judged, for whoever must find the wrong clock. */
export function validityDetail(certificate: X509Certificate, now: number): string {
  const { notBefore, notAfter } = validityOf(certificate);
  const span = `${timeText(notBefore)} to ${timeText(notAfter)}`;
  return `the certificate is valid from ${span}, and the time of this machine is ${timeText(now)}`;
}
