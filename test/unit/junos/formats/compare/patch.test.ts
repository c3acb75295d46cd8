import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  emptyTree,
  equalTrees,
} from "../../../../../src/junos/config/index.ts";
import {
  applyPatch,
  parseText,
  printCompare,
  printText,
} from "../../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../../src/junos/schema/index.ts";
import { configPair } from "../../../../support/config-arbitrary.ts";

const schema = coreSchema();

function tree(text: string): ConfigTree {
  const { root, problems } = parseText(text, schema);
  expect(problems).toEqual([]);
  return applyEdit(emptyTree(schema), root).tree;
}

describe("applyPatch", () => {
  it("makes the second tree of the first with what compare prints", () => {
    assert(
      property(configPair(schema, { unknown: false, protect: false }), ([base, changed]) => {
        const patch = printCompare(base, changed);
        expect(patch === "").toBe(equalTrees(base, changed));
        const { tree: patched, problems } = applyPatch(base, patch);
        const left = printCompare(patched, changed);
        expect({ patch, problems, left }).toEqual({ patch, problems: [], left: "" });
        expect(equalTrees(patched, changed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("takes a patch without context lines and with blank lines", () => {
    const base = tree("system { host-name r1; }");
    const { tree: patched, problems } = applyPatch(
      base,
      "\n[edit system]\n-  host-name r1;\n+  host-name r2;\n\n[edit]\n+ interfaces { ge-0/0/0 { mtu 9000; } }\n",
    );
    expect(problems).toEqual([]);
    expect(printText(patched)).toBe(
      printText(tree("system { host-name r2; } interfaces { ge-0/0/0 { mtu 9000; } }")),
    );
  });

  it.each([
    ["host-name r1;\n", "syntax error", "host-name r1;", 1],
    [
      "[edit interfaces ge-9/9/9]\n+  mtu 1500;\n",
      "statement not found",
      "[edit interfaces ge-9/9/9]",
      1,
    ],
    [
      "[edit system]\n!   inactive: services { ... }\n",
      "statement not found",
      "inactive: services { ... }",
      2,
    ],
    ["[edit system]\n+  host-name [ r1;\n", "syntax error", ";", 2],
  ])("reports what does not apply in %j and does the rest", (text, message, badElement, line) => {
    const base = tree("system { host-name r1; }");
    const { tree: patched, problems } = applyPatch(
      base,
      `${text}[edit system]\n+  domain-name lab;\n`,
    );
    expect(problems[0]).toMatchObject({ message, badElement, position: { line } });
    expect(printText(patched)).toContain("domain-name lab;");
  });

  it("never throws", () => {
    const base = tree("system { host-name r1; services { ssh; } }");
    const bits = string({ unit: "binary-ascii" });
    assert(
      property(bits, bits, (one, other) => {
        applyPatch(base, `[edit system]\n+ ${one}\n[edit ${other}]\n! ${one} { ... }\n-${other}`);
      }),
    );
  });
});
