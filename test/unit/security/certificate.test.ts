import { generateKeyPairSync } from "node:crypto";
import { assert, constantFrom, integer, property, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuthAttempt,
  type AuthPolicy,
  type AuthVerdict,
  authenticate,
  certificateAlgorithm,
  importPrivateKey,
  PasswordVerifier,
  type PrivateKey,
  parseCertificate,
  parseSignature,
  signatureBlob,
} from "../../../src/security/index.ts";
import { type CertificateOptions, makeCertificate } from "../../support/ssh-certificates.ts";
import { testKey, testPolicy } from "../../support/ssh-pair.ts";

const key = testKey("certified");
const ca = testKey("user ca");
const now = Date.UTC(2026, 2, 2);
const seconds = BigInt(now / 1_000);
const signed = Buffer.from("session and request");
const passwords = new PasswordVerifier();

function attemptWith(
  changes: Partial<CertificateOptions> = {},
  attempt: Partial<AuthAttempt & { kind: "certificate" }> = {},
): AuthAttempt {
  const options = { key, ca, ...changes };
  const algorithm = options.key.algorithmNames[0] ?? "ssh-ed25519";
  const signature = parseSignature(signatureBlob(options.key.keyObject, algorithm, signed));
  return {
    kind: "certificate",
    user: "lab",
    algorithm: certificateAlgorithm(algorithm),
    certificate: makeCertificate(options),
    peerAddress: "192.0.2.7",
    proof: { signed, signature },
    ...attempt,
  };
}

function judge(attempt: AuthAttempt, policy: Partial<AuthPolicy> = {}): AuthVerdict {
  return authenticate(attempt, testPolicy(policy), now, passwords);
}

const refused = (reason: string): object => ({ kind: "refused", reason });

describe("a user certificate", () => {
  it("is read in full", () => {
    const blob = makeCertificate({
      key,
      ca,
      serial: 77n,
      keyId: "nms@lab",
      principals: ["lab", "noc"],
      validAfter: 5n,
      validBefore: 9n,
      criticalOptions: [["source-address", "192.0.2.0/24"]],
      extensions: [["permit-pty", ""]],
    });
    const certificate = parseCertificate(blob);
    expect(certificate).toMatchObject({
      kind: "user",
      serial: 77n,
      keyId: "nms@lab",
      principals: ["lab", "noc"],
      validAfter: 5n,
      validBefore: 9n,
    });
    expect(certificate?.publicKey.blob).toEqual(key.publicBlob);
    expect(certificate?.ca.blob).toEqual(ca.publicBlob);
    expect([...(certificate?.criticalOptions.keys() ?? [])]).toEqual(["source-address"]);
    expect([...(certificate?.extensions.keys() ?? [])]).toEqual(["permit-pty"]);
  });

  it("logs in and leaves its serial number and key id with the principal", () => {
    const verdict = judge(attemptWith({ serial: 77n, keyId: "nms@lab" }));
    expect(verdict).toMatchObject({
      kind: "accepted",
      principal: {
        user: "lab",
        class: "super-user",
        method: "certificate",
        certificate: { keyId: "nms@lab", serial: 77n },
      },
    });
  });

  it.each(["ed25519", "ecdsa", "rsa"] as const)("may be for and from %s keys", (type) => {
    const authority = testKey("authority", type);
    const policy = { trustedUserCas: [`${authority.publicKeyText} the lab's CA`] };
    const attempt = attemptWith({ key: testKey("subject", type), ca: authority });
    expect(judge(attempt, policy).kind).toBe("accepted");
  });

  it.each(["P-256", "P-384", "P-521"])("may be for and from ECDSA keys on %s", (namedCurve) => {
    const [subject, authority] = [0, 1].map(() => {
      const { privateKey } = generateKeyPairSync("ec", { namedCurve });
      return importPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    }) as [PrivateKey, PrivateKey];
    const policy = { trustedUserCas: [authority.publicKeyText] };
    const attempt = attemptWith({ key: subject, ca: authority });
    expect(judge(attempt, policy).kind).toBe("accepted");
    expect(judge(attemptWith({ key: subject, ca: subject }), policy)).toEqual(
      refused("certificate-ca-unknown"),
    );
  });

  it("may sign with either RSA digest, as the request names it", () => {
    const rsa = testKey("subject", "rsa");
    const algorithm = "rsa-sha2-256";
    const signature = parseSignature(signatureBlob(rsa.keyObject, algorithm, signed));
    const proof = { signed, signature };
    const fitting = attemptWith(
      { key: rsa },
      { algorithm: certificateAlgorithm(algorithm), proof },
    );
    expect(judge(fitting).kind).toBe("accepted");
    const other = attemptWith({ key: rsa }, { proof });
    expect(judge(other)).toEqual(refused("certificate-signature"));
  });

  it("is good for a query without signature", () => {
    const { proof: _, ...query } = attemptWith() as AuthAttempt & { kind: "certificate" };
    expect(judge(query)).toEqual({ kind: "query-ok" });
  });

  it("logs in any account by any overlap with authorized-principals", () => {
    const attempt = attemptWith({ principals: ["noc", "ops"] });
    expect(judge(attempt, { authorizedPrincipals: new Set(["ops"]) }).kind).toBe("accepted");
    expect(judge(attempt, { authorizedPrincipals: new Set(["lab"]) })).toEqual(
      refused("certificate-principal"),
    );
  });

  it("logs in by a restricted principal from its addresses only", () => {
    const attempt = attemptWith({ principals: ["noc"] });
    const judged = (from: string, name = "noc"): AuthVerdict =>
      judge(attempt, { authorizedPrincipals: new Set(), restrictedPrincipals: [{ name, from }] });
    expect(judged("192.0.2.7").kind).toBe("accepted");
    expect(judged("198.51.100.1")).toEqual(refused("certificate-principal-address"));
    expect(judged("*", "ops")).toEqual(refused("certificate-principal"));
  });
});

const cases: readonly (readonly [string, Partial<CertificateOptions>, string])[] = [
  ["from a CA that is not trusted", { ca: testKey("stranger") }, "certificate-ca-unknown"],
  ["for a host", { kind: 2 }, "certificate-not-user"],
  ["of an unknown kind", { kind: 3 }, "certificate-malformed"],
  ["without principals", { principals: [] }, "certificate-no-principals"],
  ["for another user", { principals: ["noc"] }, "certificate-principal"],
  ["that begins in a second", { validAfter: seconds + 1n }, "certificate-not-yet-valid"],
  ["that ends now", { validBefore: seconds }, "certificate-expired"],
  [
    "with an unknown critical option",
    { criticalOptions: [["x", "y"]] },
    "certificate-option-unknown",
  ],
  [
    "with a critical option without data",
    { criticalOptions: [["force-command", ""]] },
    "certificate-option-malformed",
  ],
  [
    "with a forced command",
    { criticalOptions: [["force-command", "/bin/date"]] },
    "certificate-force-command",
  ],
  [
    "with a verified user",
    { criticalOptions: [["verify-required", ""]] },
    "certificate-verify-required",
  ],
  [
    "for another address",
    { criticalOptions: [["source-address", "198.51.100.0/24,192.0.2.8"]] },
    "certificate-source-address",
  ],
  [
    "for no real address",
    { criticalOptions: [["source-address", "192.0.2.0/33"]] },
    "certificate-option-malformed",
  ],
  [
    "with options out of order",
    {
      extensions: [
        ["b", ""],
        ["a", ""],
      ],
    },
    "certificate-malformed",
  ],
  [
    "with an option twice",
    {
      extensions: [
        ["a", ""],
        ["a", ""],
      ],
    },
    "certificate-malformed",
  ],
  [
    "with too many principals",
    { principals: Array.from({ length: 257 }, (_, at) => `p${at}`) },
    "certificate-malformed",
  ],
];

it.each(cases)("refuses a certificate %s", (_name, changes, reason) => {
  expect(judge(attemptWith(changes))).toEqual(refused(reason));
});

it("is valid from its first second to before its last", () => {
  expect(judge(attemptWith({ validAfter: seconds })).kind).toBe("accepted");
  expect(judge(attemptWith({ validBefore: seconds + 1n })).kind).toBe("accepted");
});

it.each([
  ["192.0.2.0/24", "192.0.2.7"],
  ["192.0.2.7", "::ffff:192.0.2.7"],
  ["2001:db8::/32,192.0.2.1", "2001:db8::5"],
])("takes source-address %s for %s", (list, peerAddress) => {
  const options = { criticalOptions: [["source-address", list]] } as const;
  expect(judge(attemptWith(options, { peerAddress })).kind).toBe("accepted");
  expect(judge(attemptWith(options, { peerAddress: undefined }))).toEqual(
    refused("certificate-source-address"),
  );
});

it("takes a forced command that is the netconf subsystem itself", () => {
  const criticalOptions = [["force-command", "/usr/libexec/ui/netconf"]] as const;
  expect(judge(attemptWith({ criticalOptions })).kind).toBe("accepted");
});

it("refuses a CA signature by SHA-1", () => {
  const authority = testKey("authority", "rsa");
  const policy = { trustedUserCas: [authority.publicKeyText] };
  const attempt = attemptWith({ ca: authority, caAlgorithm: "ssh-rsa" });
  expect(judge(attempt, policy)).toEqual(refused("certificate-ca-sha1"));
});

it("refuses algorithms that are unknown, SHA-1, or not the certificate's own", () => {
  const named = (algorithm: string): AuthVerdict => judge(attemptWith({}, { algorithm }));
  expect(named("ssh-rsa-cert-v01@openssh.com")).toEqual(refused("certificate-algorithm"));
  expect(named("sk-ssh-ed25519-cert-v01@openssh.com")).toEqual(refused("certificate-algorithm"));
  expect(named("rsa-sha2-256-cert-v01@openssh.com")).toEqual(refused("certificate-signature"));
});

it("refuses an unknown account, and root where root-login denies it", () => {
  expect(judge(attemptWith({}, { user: "nobody" }))).toEqual(refused("unknown-user"));
  const root = { name: "root", class: "super-user", authorizedKeys: [] };
  const users = new Map([["root", root]]);
  const attempt = attemptWith({ principals: ["root"] }, { user: "root" });
  expect(judge(attempt, { users, rootLogin: "deny" })).toEqual(refused("root-login-denied"));
  expect(judge(attempt, { users, rootLogin: "deny-password" }).kind).toBe("accepted");
});

it("refuses another's signature and an unreadable one", () => {
  const forged = parseSignature(signatureBlob(testKey("thief").keyObject, "ssh-ed25519", signed));
  for (const signature of [forged, undefined])
    expect(judge(attemptWith({}, { proof: { signed, signature } }))).toEqual(
      refused("certificate-signature"),
    );
});

describe("a damaged certificate", () => {
  const types = ["ed25519", "ecdsa", "rsa"] as const;
  const good = new Map(
    types.map((type) => [type, makeCertificate({ key: testKey("subject", type), ca })]),
  );

  it("is refused when it is cut anywhere or has more at its end", () => {
    for (const blob of good.values()) {
      for (let length = 0; length < blob.length; length++)
        expect(parseCertificate(blob.subarray(0, length))).toBeUndefined();
      expect(parseCertificate(Buffer.concat([blob, Buffer.from([0])]))).toBeUndefined();
    }
  });

  it("never logs in, whatever byte was changed", () => {
    assert(
      property(
        constantFrom(...types),
        integer({ min: 0 }),
        integer({ min: 1, max: 255 }),
        (type, at, change) => {
          const blob = Buffer.from(good.get(type) ?? []);
          blob[at % blob.length] = (blob[at % blob.length] ?? 0) ^ change;
          const attempt = attemptWith({ key: testKey("subject", type) }, { certificate: blob });
          expect(judge(attempt).kind).toBe("refused");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never throws for arbitrary bytes", () => {
    assert(
      property(uint8Array({ maxLength: 400 }), (bytes) => {
        expect(parseCertificate(bytes)).toBeUndefined();
      }),
    );
  });
});
