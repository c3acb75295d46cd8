import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { openStateFile, sealStateFile } from "../../../src/persistence/state-file.ts";

const path = "edge1/commit-7.conf";
const file = {
  facts: { sequence: 7, comment: "ünïcode \n two lines" },
  text: "system {\n    host-name edge1;\n}\n",
};
const sealed = sealStateFile("commit", file);
const damage = expect.objectContaining({ code: "ERR_STATE" }) as Error;

describe("a state file", () => {
  it("gives back what was sealed, whatever it is", () => {
    const anyFacts = fc.dictionary(
      fc.string({ unit: "binary" }),
      fc.oneof(fc.string(), fc.integer()),
    );
    fc.assert(
      fc.property(anyFacts, fc.string({ unit: "binary" }), (facts, text) => {
        const bytes = sealStateFile("rescue", { facts, text });
        const again = openStateFile("rescue", bytes, path);
        expect(again.text).toBe(text);
        expect(JSON.stringify(again.facts)).toBe(JSON.stringify(facts));
      }),
    );
  });

  it("is refused when it is cut off, wherever", () => {
    for (let length = 0; length < sealed.length; length++)
      expect(() => openStateFile("commit", sealed.slice(0, length), path)).toThrow(damage);
  });

  it("is refused when a bit is changed, whichever", () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openStateFile("commit", changed, path)).toThrow(damage);
    }
  });

  it("is refused when bytes are put into it or behind it", () => {
    for (let at = 0; at <= sealed.length; at++) {
      const longer = Buffer.concat([sealed.slice(0, at), Buffer.from("x"), sealed.slice(at)]);
      expect(() => openStateFile("commit", longer, path)).toThrow(damage);
    }
  });

  it("is refused as a file of another kind", () => {
    expect(() => openStateFile("rescue", sealed, path)).toThrow(damage);
  });

  it("names the file and the place when it is refused", () => {
    const changed = Uint8Array.from(sealed);
    changed[changed.length - 2] = 0x21;
    expect(() => openStateFile("commit", changed, path)).toThrow(/edge1\/commit-7\.conf.* byte 96/);
  });

  it("is not written when it could not be read again", () => {
    const text = "#".repeat(limits.configBytes + 1);
    expect(() => sealStateFile("commit", { facts: {}, text })).toThrow(damage);
  });
});
