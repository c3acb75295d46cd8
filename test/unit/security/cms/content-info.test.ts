import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedDer, readDer, valuesIn } from "../../../../src/security/cms/der-reader.ts";
import {
  certificatesCms,
  certificatesOfCms,
  cms,
  readCms,
} from "../../../../src/security/cms/index.ts";
import { octetString, sequence, set } from "../../../../src/security/pki/der.ts";
import { authorityOf } from "../../../support/tls-pki.ts";

const chain = [authorityOf("root"), authorityOf("intermediate")];
const text = Buffer.from("<x/>");

describe("a CMS structure", () => {
  it.each([
    ["data", undefined],
    ["xml", "xml"],
    ["json", "json"],
  ] as const)("of type %s gives its octets", (type, encoding) => {
    const der = cms(type, octetString(text));
    expect(readCms(der)).toEqual({ kind: "data", encoding, content: text });
  });

  it("with longer contents has longer lengths", () => {
    const long = Buffer.alloc(70_000, 1);
    expect(readCms(cms("xml", octetString(long)))).toMatchObject({ content: long });
  });

  it("that is signed or encrypted says so, and one of another type too", () => {
    expect(readCms(cms("signed-data", sequence()))).toEqual({ kind: "signed-data" });
    expect(readCms(cms("enveloped-data", sequence()))).toEqual({ kind: "enveloped-data" });
    const other = Buffer.from("300a06032a0304a00304012a", "hex");
    other[1] = other.length - 2;
    expect(readCms(other)).toEqual({ kind: "other" });
  });

  it.each([
    ["nothing", ""],
    ["half a header", "30"],
    ["an indefinite length", "30800000"],
    ["a length of five bytes", "30850000000000"],
    ["a value that is cut off", "300506"],
    ["bytes behind it", `${cms("data", octetString(text)).toString("hex")}00`],
    ["no content", "300506032a0304"],
    ["a primitive value", "0400"],
    ["a tag of several bytes", "1f8100"],
  ])("is not read from %s", (_, hex) => {
    expect(readCms(Buffer.from(hex, "hex"))).toBeUndefined();
    expect(certificatesOfCms(Buffer.from(hex, "hex"))).toBeUndefined();
  });

  it("with data that are no octets is none", () => {
    expect(readCms(cms("data", sequence()))).toBeUndefined();
  });

  it("is read or refused, whatever the bytes, and nothing is thrown", () => {
    const good = certificatesCms(chain);
    const flipped = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(good);
      bytes[at] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), flipped), (bytes) => {
        const kinds = [undefined, "data", "signed-data", "enveloped-data", "other"];
        expect(kinds).toContain(readCms(bytes)?.kind);
        const isSigned = readCms(bytes)?.kind === "signed-data";
        expect(certificatesOfCms(bytes) === undefined || isSigned).toBe(true);
      }),
    );
  });
});

describe("a degenerate SignedData", () => {
  it("hands certificates out byte for byte, in its order", () => {
    expect(certificatesOfCms(certificatesCms(chain))).toEqual(chain);
  });

  it.each([
    ["holds none", cms("signed-data", sequence(set(), sequence(), set()))],
    ["holds more than 64", certificatesCms(Array.from({ length: 65 }, () => authorityOf("root")))],
    ["is another type", cms("data", octetString(text))],
  ])("that %s gives none", (_, der) => {
    expect(certificatesOfCms(der)).toBeUndefined();
  });
});

it("reads DER without looking inside, so that nesting costs nothing", () => {
  let der: Buffer = Buffer.of(0x30, 0);
  for (let depth = 0; depth < 2_000; depth++) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(der.length);
    der = Buffer.concat([Buffer.of(0x30, 0x84), length, der]);
  }
  expect(valuesIn(readDer(der), 1)).toHaveLength(1);
  expect(() => valuesIn(readDer(Buffer.from("30040500050", "hex")), 1)).toThrow(MalformedDer);
});
