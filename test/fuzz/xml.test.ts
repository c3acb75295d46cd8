import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseXml, parseXmlDocument, XmlError } from "../../src/xml/index.ts";

const pieces = [
  ..."<a>|</a>|<b:c xmlns:b='u'>|</b:c>|<d/>|<!--|-->|-|<![CDATA[|]]>|]]|>|&amp;|&#x41;|&|;|<?p q?>".split(
    "|",
  ),
  ...'x|=|"|\'|\n|\r\n|\t| |<e f="g">|</e>|<!DOCTYPE|<?xml version="1.0"?>|\u0001|\u00e9'.split(
    "|",
  ),
];
const outcome = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (cause) {
    return cause instanceof XmlError ? "refused" : cause;
  }
};

describe("any text", () => {
  it("is read alike, or refused, by both parsers", () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.boolean(), (inside, wrapped) => {
        const document = wrapped ? `<r>${inside}</r>` : inside;
        const wire = outcome(() => parseXml(Buffer.from(document)));
        expect(wire).not.toBeInstanceOf(Error);
        expect(outcome(() => parseXmlDocument(document))).toEqual(wire);
      }),
      { numRuns: 40_000 },
    );
  });
});
