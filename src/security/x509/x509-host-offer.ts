import type { X509Certificate } from "node:crypto";
import { CallHomeError } from "../../base/index.ts";
import type { HostOffer } from "../host-offer.ts";
import { type HostKey, importPrivateKey } from "../private-key.ts";
import { strings, uint32 } from "../ssh-blob.ts";
import { allowsSignatures } from "./key-usage.ts";
import { readCertificates } from "./own-certificate.ts";

/** RFC 6187 3.3. */
const leastRsaBits = 2_048;

/**
 * A host key with its X.509 certificates (RFC 6187), both texts in PEM, the host's certificate first.
 * Throws `ERR_KEY` when the RFC forbids to show them so. Dates, names and purposes are the client's
 * to judge.
 */
export function x509HostOffer(certificateChain: string, privateKey: string): HostOffer {
  const chain = readChain(certificateChain);
  const key = importPrivateKey(privateKey);
  const [leaf] = chain;
  if (!leaf.checkPrivateKey(key.keyObject))
    throw unusable("the private key is not that of the first certificate");
  const signs = allowsSignatures(leaf.raw);
  if (signs === undefined) throw unusable("its extensions are malformed");
  if (!signs) throw unusable("its KeyUsage lacks digitalSignature (RFC 6187 2.2.1)");
  const { name, signatureName } = namesFor(key);
  return {
    name,
    blob: Buffer.concat([
      strings(name),
      uint32(chain.length),
      strings(...chain.map(({ raw }) => raw)),
      // No OCSP responses.
      uint32(0),
    ]),
    signatureName,
    key,
    algorithm: key.type === "ssh-rsa" ? "rsa-sha2-256" : key.type,
  };
}

/** Each certificate must certify the one before it (RFC 6187 2.1). */
function readChain(pem: string): readonly [X509Certificate, ...X509Certificate[]] {
  const certificates = readCertificates(pem);
  if (!certificates.ok) throw unusable(certificates.reason);
  const [leaf, ...above] = certificates.value;
  if (leaf === undefined) throw unusable("it holds no certificate");
  let below = leaf;
  for (const [index, issuer] of above.entries()) {
    if (below.issuer !== issuer.subject)
      throw unusable(`certificate ${index + 2} did not issue certificate ${index + 1}`);
    below = issuer;
  }
  return [leaf, ...above];
}

function namesFor(key: HostKey): Pick<HostOffer, "name" | "signatureName"> {
  if (key.type === "ssh-ed25519") throw unusable("RFC 6187 knows no ed25519 keys");
  if (key.type !== "ssh-rsa") return { name: `x509v3-${key.type}`, signatureName: key.type };
  const bits = key.keyObject.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < leastRsaBits)
    throw unusable(`its RSA key has ${bits} bits, and RFC 6187 3.3 asks for ${leastRsaBits}`);
  return { name: "x509v3-rsa2048-sha256", signatureName: "rsa2048-sha256" };
}

function unusable(reason: string): CallHomeError {
  return new CallHomeError("ERR_KEY", `the X.509 host certificate cannot be used: ${reason}`);
}
