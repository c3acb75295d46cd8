import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileModules,
  loadCompiled,
  parseYang,
  writeCompiled,
  YangError,
} from "../../../../src/junos/yang/index.ts";
import { sampleModules, sampleTexts } from "./sample-modules.ts";

const pieces: readonly string[] = [
  ..."{ } ; \" ' + \\ // /* */ \n \u0000 \uFEFF é".split(" "),
  ..."container list leaf choice case uses grouping augment refine typedef type union".split(" "),
  ..."key name apply-advanced bgp-options string uint8 range min max .. | configuration".split(" "),
  "uses system-group;",
  "grouping bgp-options { uses bgp-options; }",
  "augment /jc:configuration/jc:system/jc:services { uses jc:apply-advanced; }",
  'leaf x { type union { type int8 { range "1..2 | x"; } } }',
];

/** One of the modules with some of its text replaced, doubled or left out. */
const mutated = fc
  .tuple(
    fc.constantFrom(...sampleTexts.keys()),
    fc.array(
      fc.tuple(fc.nat(), fc.nat({ max: 200 }), fc.constantFrom("", ...pieces), fc.boolean()),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([file, changes]) => {
    let text = sampleTexts.get(file) ?? "";
    for (const [place, length, piece, doubles] of changes) {
      const start = place % (text.length + 1);
      const cut = text.slice(start, start + length);
      text = text.slice(0, start) + piece + (doubles ? cut + cut : "") + text.slice(start + length);
    }
    return { file, text };
  });

const others = sampleModules();

/** The name of the schema's root, or where the module is wrong. */
function outcome(file: string, text: string): string {
  try {
    const kept = others.filter(({ source }) => source.file !== file);
    const schema = compileModules([...kept, parseYang(text, file)]);
    return loadCompiled(writeCompiled(schema)).name;
  } catch (cause) {
    if (cause instanceof YangError) return cause.message;
    throw cause;
  }
}

describe("a module with mistakes", () => {
  it("compiles to a schema that loads, or is refused with its place", () => {
    const outcomes: string[] = [];
    fc.assert(
      fc.property(mutated, ({ file, text }) => {
        outcomes.push(outcome(file, text));
        expect(outcomes.at(-1)).toMatch(/^configuration$|^[\w.-]+:\d+:\d+: /);
      }),
      { numRuns: 1_000 },
    );
    expect(outcomes).toContain("configuration");
    expect(new Set(outcomes).size).toBeGreaterThan(10);
  });

  it("is refused when it is any text", () => {
    const words = fc.array(fc.constantFrom(...pieces, " "), { maxLength: 60 });
    fc.assert(
      fc.property(words, (parts) => {
        expect(() => parseYang(parts.join(" "), "any.yang")).toThrow(YangError);
      }),
      { numRuns: 2_000 },
    );
  });
});
