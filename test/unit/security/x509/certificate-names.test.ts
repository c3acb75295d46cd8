import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeX509, neverExpires } from "../../../../src/security/pki/index.ts";
import { certificateNames } from "../../../../src/security/x509/certificate-names.ts";
import { testKey } from "../../../support/ssh-pair.ts";
import { chainOf } from "../../../support/tls-pki.ts";

const [certificate = Buffer.alloc(0)] = chainOf("client-dirname");

describe("the names of a certificate", () => {
  it.each([
    ["client-dirname", [{ kind: "directory", commonNames: ["lab"] }]],
    ["client-rfc822", [{ kind: "rfc822", value: "lab@example.net" }]],
    ["client-dns", [{ kind: "dns", value: "nms.example.net" }]],
    ["client-ip", [{ kind: "ip", octets: Buffer.from([127, 0, 0, 1]) }]],
    ["client-plain", []],
  ] as const)("of %s are read", (name, alternativeNames) => {
    expect(certificateNames(chainOf(name)[0] ?? Buffer.alloc(0))).toEqual({
      commonNames: [name === "client-plain" ? "lab" : "nms.example.net"],
      alternativeNames,
    });
  });

  it("come in the order of the certificate, in UTF-8, the most specific common name last", () => {
    const der = makeX509({
      subject: [
        ["CN", "outer"],
        ["O", "Example"],
        ["CN", "Jürgen"],
      ],
      key: testKey("names", "ecdsa").keyObject,
      serial: 1n,
      notBefore: 0,
      notAfter: neverExpires,
      alternativeNames: [
        { kind: "ip", value: "2001:db8::1" },
        { kind: "directory", name: [["O", "Example"]] },
        { kind: "dns", value: "A.example" },
      ],
    });
    expect(certificateNames(der)).toEqual({
      commonNames: ["outer", "Jürgen"],
      alternativeNames: [
        { kind: "ip", octets: Buffer.from("20010db8000000000000000000000001", "hex") },
        { kind: "directory", commonNames: [] },
        { kind: "dns", value: "A.example" },
      ],
    });
  });

  it("are not read from what was cut short", () => {
    for (let length = 0; length < certificate.length; length++)
      expect(certificateNames(certificate.subarray(0, length))).toBeUndefined();
  });

  it("are read or not, whatever the bytes; nothing is thrown", () => {
    const broken = fc
      .array(fc.tuple(fc.nat(certificate.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const copy = Buffer.from(certificate);
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 200 })), (der) => {
        const names = certificateNames(der);
        expect(names === undefined || Array.isArray(names.alternativeNames)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are not read from a nest of sequences", () => {
    let nest = Buffer.alloc(0);
    for (let depth = 0; depth < 5_000; depth++) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(nest.length);
      nest = Buffer.concat([Buffer.from([0x30, 0x84]), length, nest]);
    }
    expect(certificateNames(nest)).toBeUndefined();
  });
});
