import { createPublicKey, type KeyObject, sign } from "node:crypto";
import { CallHomeError } from "../../base/index.ts";
import {
  type Asn1Value,
  bitString,
  encoded,
  nothing,
  objectIdentifier,
  sequence,
  toDer,
} from "./der.ts";

interface SignatureFacts {
  readonly hash: string | null;
  readonly identifier: Asn1Value;
}

const signatures: Readonly<Record<string, SignatureFacts>> = {
  // RFC 4055 5: the parameters of RSA are NULL; the others have none (RFC 5758 3.2, RFC 8410 3).
  rsa: {
    hash: "sha256",
    identifier: sequence(objectIdentifier("1.2.840.113549.1.1.11"), nothing()),
  },
  prime256v1: {
    hash: "sha256",
    identifier: sequence(objectIdentifier("1.2.840.10045.4.3.2")),
  },
  secp384r1: { hash: "sha384", identifier: sequence(objectIdentifier("1.2.840.10045.4.3.3")) },
  ed25519: { hash: null, identifier: sequence(objectIdentifier("1.3.101.112")) },
};

/** The AlgorithmIdentifier with which a private key signs. Throws `ERR_KEY` for kinds of keys not supported. */
export function signatureIdentifier(key: KeyObject): Asn1Value {
  return factsOf(key).identifier;
}

/** The form that certificates and revocation lists share: what is signed, how, and the signature. */
export function signedDer(content: Asn1Value, key: KeyObject): Buffer {
  const { hash, identifier } = factsOf(key);
  const der = toDer(content);
  return toDer(sequence(encoded(der), identifier, bitString(sign(hash, der, key))));
}

/** The SubjectPublicKeyInfo of a public key, or of the public half of a private one. */
export function publicKeyDer(key: KeyObject): Buffer {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return publicKey.export({ type: "spki", format: "der" });
}

function factsOf(key: KeyObject): SignatureFacts {
  const kind = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? key.type;
  const facts = signatures[kind];
  if (facts === undefined || key.type !== "private")
    throw new CallHomeError("ERR_KEY", `a ${key.type} ${kind} key cannot sign X.509 certificates`);
  return facts;
}
