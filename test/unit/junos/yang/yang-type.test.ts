import { describe, expect, it } from "vitest";
import { compileModules, parseYang, schemaRoot } from "../../../../src/junos/yang/index.ts";
import { configurationOf } from "./sample-modules.ts";

function typeOf(type: string, ...definitions: readonly string[]): unknown {
  const text = configurationOf(...definitions, `leaf l { type ${type} }`);
  return schemaRoot(compileModules([parseYang(text, "m.yang")])).children.get("l")?.type;
}

const wildcard = 'type string { pattern "<.*>|$.*"; }';

describe("the type of a leaf", () => {
  it.each([
    ["string;", { base: "string" }],
    ['string { length "1 .. 255"; pattern "x"; }', { base: "string", length: [1, 255] }],
    ["string { length 5; }", { base: "string", length: [5, 5] }],
    ["string { length 2..max; }", { base: "string", length: [2, Number.MAX_SAFE_INTEGER] }],
    ["int8;", { base: "integer", range: [-128, 127] }],
    ["uint32;", { base: "integer", range: [0, 4_294_967_295] }],
    ["uint64;", { base: "integer" }],
    ['uint64 { range "1 .. 10"; }', { base: "integer", range: [1, 10] }],
    ["uint64 { range 0..18446744073709551615; }", { base: "integer" }],
    ['int16 { range "min .. -1 | 5 | 7 .. max"; }', { base: "integer", range: [-32_768, 32_767] }],
    ['int32 { range "-3 | 9"; }', { base: "integer", range: [-3, 9] }],
    ["boolean;", { base: "enumeration", values: ["true", "false"] }],
    ["empty;", { base: "empty" }],
    ["enumeration { enum a; enum b { value 7; } }", { base: "enumeration", values: ["a", "b"] }],
    ["bits { bit a; }", { base: "string" }],
    ["decimal64 { fraction-digits 2; range 1..2.5; }", { base: "string" }],
    ["leafref { path ../x; }", { base: "string" }],
  ])("%s", (type, expected) => {
    expect(typeOf(type)).toEqual(expected);
  });

  it.each([
    [`type uint8; ${wildcard}`, { base: "integer", range: [0, 255] }],
    [`type enumeration { enum a; } ${wildcard}`, { base: "enumeration", values: ["a"] }],
    [
      "type uint16 { range 1..9; } type enumeration { enum none; } type int8 { range -1..3; }",
      { base: "integer", range: [-1, 9], words: ["none"] },
    ],
    [
      "type boolean; type enumeration { enum auto; enum true; }",
      { base: "enumeration", values: ["true", "false", "auto"] },
    ],
    ["type uint8; type string;", { base: "string" }],
    ["type uint64; type enumeration { enum none; }", { base: "string" }],
    [
      "type union { type int8; type union { type uint8; } }",
      { base: "integer", range: [-128, 255] },
    ],
    [wildcard, { base: "string" }],
  ])("union of %s", (arms, expected) => {
    expect(typeOf(`union { ${arms} }`)).toEqual(expected);
  });

  it("comes from a typedef, narrowed by its use", () => {
    const percent = "typedef percent { type uint8 { range 0..100; } }";
    expect(typeOf("percent;", percent)).toEqual({ base: "integer", range: [0, 100] });
    expect(typeOf("m:percent { range 10..max; }", percent)).toEqual({
      base: "integer",
      range: [10, 100],
    });
    const level = "typedef level { type enumeration { enum low; enum high; } }";
    expect(typeOf("level { enum high; }", level)).toEqual({
      base: "enumeration",
      values: ["high"],
    });
  });

  it("is a secret when it is, or may be, unreadable", () => {
    const unreadable = "typedef unreadable { type string; }";
    expect(typeOf("unreadable;", unreadable)).toEqual({ base: "secret" });
    expect(typeOf("union { type unreadable; type uint8; }", unreadable)).toEqual({
      base: "secret",
    });
  });
});
