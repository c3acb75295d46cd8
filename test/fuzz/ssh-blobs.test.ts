import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/base/index.ts";
import { parseCertificate } from "../../src/security/certificate.ts";
import {
  type AuthPolicy,
  type AuthVerdict,
  authenticate,
  blobOfLine,
  certificateAlgorithm,
  defaultRetryPolicy,
  makeSshCertificate,
  PasswordVerifier,
  parseSignature,
  type Signature,
  type SignatureAlgorithm,
} from "../../src/security/index.ts";
import { type SshCertificateName, testPki } from "../../src/security/pki/index.ts";
import { parsePublicKey, parsePublicKeyLine } from "../../src/security/public-key.ts";
import { signatureBlob, verifySignature } from "../../src/security/signature.ts";
import { bitFlips, damaged, damagedText, truncations } from "../support/damage.ts";

const now = Date.UTC(2026, 0);
const { ssh } = testPki({ seed: "fuzz", now });
const keyTypes = ["ed25519", "ecdsa", "rsa"] as const;
const algorithms = [
  ["ed25519", "ssh-ed25519"],
  ["ecdsa", "ecdsa-sha2-nistp256"],
  ["rsa", "rsa-sha2-256"],
  ["rsa", "rsa-sha2-512"],
] as const;
const policy: AuthPolicy = {
  users: new Map([["lab", { name: "lab", class: "super-user", authorizedKeys: [] }]]),
  trustedUserCas: keyTypes.map((type) => ssh.key(`user-ca-${type}`).publicKeyText),
  authorizedPrincipals: undefined,
  rootLogin: "deny",
  allow: { password: true, publicKey: true, certificate: true, keyboardInteractive: true },
  retry: defaultRetryPolicy,
};
const passwords = new PasswordVerifier();
const signed = Buffer.from("a session identifier and a request");

/** The verdict about a certificate whose owner proves that the key is there. */
function judge(certificate: Uint8Array, algorithm: SignatureAlgorithm, proof: Signature) {
  const attempt = {
    kind: "certificate",
    user: "lab",
    algorithm: certificateAlgorithm(algorithm),
    certificate,
    proof: { signed, signature: proof },
    peerAddress: "127.0.0.1",
  } as const;
  return authenticate(attempt, policy, now, passwords);
}

function proofOf(type: (typeof keyTypes)[number], algorithm: SignatureAlgorithm): Signature {
  return { algorithm, value: ssh.key(`user-${type}`).sign(signed, algorithm) };
}

describe.each(algorithms)("a user certificate for an %s key that signs with %s", (type, name) => {
  const certificate = ssh.identity(`user-${type}`).certificate;
  const proof = proofOf(type, name);
  const verdict = (bytes: Uint8Array): AuthVerdict["kind"] => judge(bytes, name, proof).kind;

  it("is good as it is", () => expect(verdict(certificate)).toBe("accepted"));

  it("is refused when it ends early, wherever that is", () => {
    for (const short of truncations(certificate)) expect(verdict(short)).toBe("refused");
  });

  it("is refused when any single bit of it is turned", () => {
    for (const flipped of bitFlips(certificate)) expect(verdict(flipped)).toBe("refused");
  });

  it("is refused after any blows that change it", () => {
    fc.assert(
      fc.property(damaged([certificate]), (bytes) => {
        const expected = Buffer.from(bytes).equals(certificate) ? "accepted" : "refused";
        expect(verdict(bytes)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what claims to be a certificate", () => {
  const names: readonly SshCertificateName[] = ["user-netconf-only", "host-rsa", "user-wrong-ca"];
  const good = [
    ...keyTypes.map((type) => ssh.identity(`user-${type}`).certificate),
    ...names.map((name) => ssh.identity(name).certificate),
  ];

  it("is read whole or not at all", () => {
    fc.assert(
      fc.property(damaged(good), (bytes) => {
        const certificate = parseCertificate(bytes);
        if (certificate === undefined) return;
        const { signedPart, caSignature, principals, criticalOptions, extensions } = certificate;
        expect(signedPart.length + 4 + caSignature.length).toBe(bytes.length);
        expect(principals.length).toBeLessThanOrEqual(limits.certificatePrincipals);
        expect(criticalOptions.size).toBeLessThanOrEqual(limits.certificateOptions);
        expect(extensions.size).toBeLessThanOrEqual(limits.certificateOptions);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is refused with more principals, options or bytes than the limits say", () => {
    const ca = ssh.key("user-ca-ed25519");
    const base = {
      kind: "user",
      key: ssh.key("user-ed25519"),
      ca,
      serial: 1n,
      keyId: "x",
    } as const;
    const nonce = Buffer.alloc(32);
    const repeat = <Item>(count: number, item: (at: number) => Item): Item[] =>
      Array.from({ length: count }, (_, at) => item(at));
    const options = (count: number): [string, string][] =>
      repeat(count, (at) => [`option-${String(at).padStart(5, "0")}@example.net`, ""]);
    const make = (more: object): Uint8Array =>
      makeSshCertificate({ ...base, nonce, principals: ["lab"], ...more });
    const { certificatePrincipals: most, certificateOptions, certificateBytes } = limits;
    expect(parseCertificate(make({ principals: repeat(most, String) }))).toBeDefined();
    expect(parseCertificate(make({ principals: repeat(most + 1, String) }))).toBeUndefined();
    for (const kind of ["criticalOptions", "extensions"]) {
      expect(parseCertificate(make({ [kind]: options(certificateOptions) }))).toBeDefined();
      expect(parseCertificate(make({ [kind]: options(certificateOptions + 1) }))).toBeUndefined();
    }
    expect(parseCertificate(make({ keyId: "x".repeat(certificateBytes) }))).toBeUndefined();
  });
});

describe("a public key", () => {
  const good = keyTypes.map((type) => ssh.key(`user-${type}`));

  it("that is read is the very bytes that came", () => {
    fc.assert(
      fc.property(damaged(good.map((key) => key.publicBlob)), (bytes) => {
        expect(parsePublicKey(bytes)?.blob ?? Buffer.from(bytes)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 5_000 },
    );
    for (const { publicBlob } of good) {
      expect(parsePublicKey(publicBlob)).toBeDefined();
      for (const short of truncations(publicBlob)) expect(parsePublicKey(short)).toBeUndefined();
    }
  });

  it("line is read or passed over, and its type is that of its blob", () => {
    const lines = good.map((key) => `${key.publicKeyText} someone@somewhere`);
    fc.assert(
      fc.property(fc.oneof(damagedText(lines), fc.string()), (line) => {
        const blob = blobOfLine(line);
        expect(parsePublicKeyLine(line)?.blob ?? blob).toEqual(blob);
        if (blob === undefined) return;
        const type = line.trim().split(/\s/, 1)[0] ?? "";
        expect(blob.toString("utf8", 4, 4 + Buffer.byteLength(type))).toBe(type);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe.each(algorithms)("a signature by an %s key with %s", (type, name) => {
  const key = ssh.key(`user-${type}`);
  const publicKey = parsePublicKey(key.publicBlob);
  const blob = signatureBlob(key.keyObject, name, signed);
  const fits = (bytes: Uint8Array): boolean => {
    const signature = parseSignature(bytes);
    return (
      publicKey !== undefined &&
      signature !== undefined &&
      verifySignature(publicKey, signed, signature)
    );
  };

  it("fits as it is, and neither cut short nor with any bit turned", () => {
    expect(fits(blob)).toBe(true);
    for (const short of truncations(blob)) expect(fits(short)).toBe(false);
    for (const flipped of bitFlips(blob)) expect(fits(flipped)).toBe(false);
  });

  it("does not fit after any blows that change it", () => {
    fc.assert(
      fc.property(damaged([blob]), (bytes) => {
        expect(fits(bytes)).toBe(Buffer.from(bytes).equals(blob));
      }),
      { numRuns: 2_000 },
    );
  });
});
