import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  emptyTree,
  type ListEntry,
} from "../../../../src/junos/config/index.ts";
import {
  applySet,
  detectFormat,
  parseSet,
  parseText,
  printSet,
  printText,
} from "../../../../src/junos/formats/index.ts";
import { arbitraryTree } from "./arbitrary-tree.ts";
import { flagSchema } from "./flag-schema.ts";

const empty = emptyTree(flagSchema);
const trees = arbitraryTree(flagSchema);

function fromText(text: string): ConfigTree {
  const { root, problems } = parseText(text, flagSchema, { validation: "strict" });
  expect(problems).toEqual([]);
  return applyEdit(empty, root).tree;
}

function fromSet(text: string): ConfigTree {
  const { commands, problems } = parseSet(text, flagSchema, { validation: "strict" });
  expect(problems).toEqual([]);
  const result = applySet(empty, commands);
  expect(result.problems).toEqual([]);
  return result.tree;
}

/** Nodes without schema, for readable differences. */
function plain(node: ConfigNode | ListEntry, comments: boolean): unknown {
  const marks = node.kind === "list" ? undefined : node.marks;
  const { comment, ...flags } = marks ?? {};
  const own = {
    name: node.schema.name,
    ...flags,
    ...(comments && comment !== undefined && { comment }),
  };
  switch (node.kind) {
    case "leaf":
      return { ...own, value: node.value };
    case "leaf-list":
      return { ...own, values: node.values };
    case "list":
      return { ...own, entries: node.entries.map((entry) => plain(entry, comments)) };
    case "entry":
      return {
        ...own,
        keys: node.keys,
        children: node.children.map((child) => plain(child, comments)),
      };
    case "container":
      return { ...own, children: node.children.map((child) => plain(child, comments)) };
  }
}

describe("any configuration", () => {
  it("is the same tree after printing and reading text form, marks and annotations included", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const again = fromText(printText(tree));
        expect(plain(again, true)).toEqual(plain(tree, true));
        expect(printText(again)).toBe(printText(tree));
      }),
      { numRuns: 300 },
    );
  });

  it("is the same tree after printing and reading set form, annotations left out", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const again = fromSet(printSet(tree));
        expect(plain(again, false)).toEqual(plain(tree, false));
        expect(printSet(again)).toBe(printSet(tree));
      }),
      { numRuns: 300 },
    );
  });

  it("is recognised in the form it was printed in", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        fc.pre(tree.children.length > 0);
        expect(detectFormat(printText(tree, { header: "## Last changed: now" }))).toBe("text");
        expect(detectFormat(printSet(tree))).toBe("set");
      }),
    );
  });
});

describe("anything at all", () => {
  const words = `system interfaces ge-0/0/0 unit 0 family inet address routing route name-server a
    { } ; [ ] " ( ) # ## /* */ \\ inactive: delete: set delete edit up top exit rename to insert before
    copy annotate from-zone to-zone import community add`.split(/\s+/);
  const pieces = fc.constantFrom(...words, "\n", " ", "\0", "\uFEFF", "\u00A0", "\u2028");
  const noise = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((taken) => taken.join(" ")),
    fc.array(pieces, { maxLength: 60 }).map((taken) => taken.join("")),
  );

  it("is read without throwing, and what was understood can be applied and printed", () => {
    fc.assert(
      fc.property(noise, (text) => {
        detectFormat(text);
        const tree = applyEdit(empty, parseText(text, flagSchema).root).tree;
        const other = applySet(empty, parseSet(text, flagSchema).commands).tree;
        for (const each of [tree, other])
          expect(typeof printText(each) + typeof printSet(each)).toBe("stringstring");
      }),
      { numRuns: 2_000 },
    );
  });

  it("may be a configuration with a piece missing or doubled", () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(40), fc.boolean(), (tree, at, length, twice) => {
        for (const text of [printText(tree), printSet(tree)]) {
          const start = at % (text.length + 1);
          const mutated =
            text.slice(0, start) + text.slice(twice ? Math.max(0, start - length) : start + length);
          for (const { position } of parseText(mutated, flagSchema).problems) {
            expect(position?.line ?? 1).toBeLessThanOrEqual(mutated.split("\n").length);
          }
          applySet(tree, parseSet(mutated, flagSchema).commands);
        }
      }),
      { numRuns: 500 },
    );
  });
});
