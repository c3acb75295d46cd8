import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeRevocationList } from "../../../../src/security/pki/index.ts";
import { readRevocationList, serialKey } from "../../../../src/security/x509/index.ts";
import { ecdsaPki, type LabPki, rsaPki } from "../../../support/pki-options.ts";

const from = Date.UTC(2026, 0, 2, 3, 4, 5);
const until = Date.UTC(2055, 0, 1);

function listOf(pki: LabPki, revoked: readonly { serial: bigint; since: number }[] = []): string {
  const { subject, key } = pki.authority("root");
  const der = makeRevocationList({
    issuer: { subject, key: key.keyObject },
    number: 1n,
    thisUpdate: from,
    nextUpdate: until,
    revoked,
  });
  return `-----BEGIN X509 CRL-----\n${der.toString("base64")}\n-----END X509 CRL-----\n`;
}

function certificateOf(pki: LabPki, name: "root" | "stranger"): X509Certificate {
  return new X509Certificate(pki.authority(name).certificate);
}

describe("a certificate revocation list", () => {
  it.each([
    ["RSA", rsaPki, "sha256WithRSAEncryption"],
    ["ECDSA", ecdsaPki, "ecdsa-with-SHA256"],
  ] as const)("of an %s authority is read whole", (_, pki, algorithm) => {
    const list = readRevocationList(listOf(pki, [{ serial: 0x8044a8n, since: from }]));
    expect(list).toMatchObject({ version: 2, thisUpdate: from, nextUpdate: until });
    expect(list?.signatureAlgorithm).toBe(algorithm);
    expect(list?.issuer).toEqual(pki.authority("root").subject);
    expect([...(list?.revoked ?? [])]).toEqual([["8044a8", from]]);
  });

  it("may revoke nothing", () => {
    expect(readRevocationList(listOf(rsaPki))?.revoked.size).toBe(0);
  });

  it("tells who signed it", () => {
    const list = readRevocationList(listOf(rsaPki));
    expect(list?.isSignedBy(certificateOf(rsaPki, "root"))).toBe(true);
    expect(list?.isSignedBy(certificateOf(rsaPki, "stranger"))).toBe(false);
    expect(list?.isSignedBy(certificateOf(ecdsaPki, "root"))).toBe(false);
  });

  it("is none when it is cut off, or something else", () => {
    const pem = listOf(rsaPki);
    const [head = "", body = "", foot = ""] = pem.trim().split("\n");
    for (const length of [0, 4, 40, 400])
      expect(readRevocationList([head, body.slice(0, length), foot].join("\n"))).toBeUndefined();
    expect(
      readRevocationList(rsaPki.authority("root").certificate.toString("latin1")),
    ).toBeUndefined();
  });

  it("compares serial numbers by their value", () => {
    expect([serialKey("008044A8"), serialKey("00"), serialKey("0F")]).toEqual(["8044a8", "0", "f"]);
  });
});
