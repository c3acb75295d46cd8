import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folderName } from "../../../src/persistence/folder-name.ts";

describe("the folder of a device", () => {
  it.each([
    ["edge-1.example", "edge-1.example"],
    ["..", "%2E."],
    ["a/b", "a%2Fb"],
    ["100%", "100%25"],
    ["zürich", "z%C3%BCrich"],
    ["", "%"],
  ])("of %j is %s", (name, folder) => {
    expect(folderName(name)).toBe(folder);
  });

  it("is one name of a file system, below the folder of all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (name) => {
        expect(folderName(name)).toMatch(/^(?!\.)[A-Za-z0-9_.%~-]{1,120}$/);
      }),
    );
  });

  it("differs for devices that differ", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (one, other) => {
          fc.pre(one !== other);
          expect(folderName(one)).not.toBe(folderName(other));
        },
      ),
    );
    expect(folderName("x".repeat(500))).not.toBe(folderName("x".repeat(501)));
  });
});
