import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  applyEdits,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  emptyTree,
  equalTrees,
  type ListEntry,
  type LoadProblem,
  statementsOf,
} from "../../../../src/junos/config/index.ts";
import { compareKeys } from "../../../../src/junos/schema/index.ts";
import { edits } from "../../../support/edit-arbitrary.ts";
import { labSchema } from "../../../support/edit-builder.ts";

const tree = fc
  .array(edits(true), { maxLength: 4 })
  .map((all) =>
    all.reduce((at: ConfigTree, edit) => applyEdit(at, edit).tree, emptyTree(labSchema)),
  );

/** What a tree does not keep of its promises (config-node.ts). */
function faultsOf(node: ConfigNode | ListEntry): string[] {
  const { name } = node.schema;
  const unless = (kept: boolean, fault: string): string[] => (kept ? [] : [`${name}: ${fault}`]);
  switch (node.kind) {
    case "leaf":
      return [];
    case "leaf-list":
      return unless(node.values.length > 0 && isDistinct(node.values), "values");
    case "list": {
      const keys = node.entries.map((entry) => entry.keys);
      const sorted = [...keys].sort((one, other) => compareKeys(node.schema, one, other));
      return [
        ...unless(keys.length > 0 && isDistinct(keys.map(String)), "keys"),
        ...unless(node.schema.orderedByUser || String(keys) === String(sorted), "order"),
        ...node.entries.flatMap(faultsOf),
      ];
    }
    default: {
      const names = node.children.map(({ schema }) => schema.name);
      const known = [...node.schema.children.keys()].filter((child) => names.includes(child));
      const cases = node.children.flatMap(({ schema }) => schema.choice?.case ?? []);
      const mayBeEmpty = node.kind === "entry" || node.schema.presence || node.schema === labSchema;
      return [
        ...unless(String(names) === String(known), "order of children"),
        ...unless(cases.length <= 1, "choice"),
        ...unless(names.length > 0 || mayBeEmpty, "nothing in it"),
        ...node.children.flatMap(faultsOf),
      ];
    }
  }
}

function isDistinct(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}

/** An edit that builds the tree from nothing. */
function rebuild(node: ConfigNode | ListEntry): EditNode[] {
  if (node.kind === "list") return node.entries.flatMap(rebuild);
  const { inactive, protect, comment } = node.marks ?? {};
  const marks = {
    ...(inactive && { inactive }),
    ...(protect && { protect }),
    ...(comment !== undefined && { comment }),
  };
  const { schema } = node;
  if (node.kind === "leaf") return [{ schema, values: [node.value], ...marks }];
  if (node.kind === "leaf-list") return [{ schema, values: node.values, ...marks }];
  const children = node.children.flatMap(rebuild);
  return [{ schema, children, ...(node.kind === "entry" && { keys: node.keys }), ...marks }];
}

function rebuildTree(at: ConfigTree): EditNode {
  return { schema: labSchema, children: at.children.flatMap(rebuild) };
}

describe("any edit of any tree", () => {
  it("leaves a sound tree", () => {
    fc.assert(
      fc.property(tree, edits(true), (before, edit) => {
        expect(faultsOf(applyEdit(before, edit).tree)).toEqual([]);
      }),
    );
  });

  it("leaves the tree that it was given as it was", () => {
    fc.assert(
      fc.property(tree, edits(true), (before, edit) => {
        const copy = JSON.stringify(rebuildTree(before));
        applyEdit(before, edit);
        expect(JSON.stringify(rebuildTree(before))).toBe(copy);
      }),
    );
  });

  it("shares every subtree that ends as it began", () => {
    fc.assert(
      fc.property(tree, edits(false), (before, edit) => {
        expect(copiesIn(before, applyEdit(before, edit).tree)).toEqual([]);
      }),
    );
  });
});

/** Subtrees that are equal and yet not the same object. */
function copiesIn(before: ConfigNode | ListEntry, after: ConfigNode | ListEntry): string[] {
  if (before === after) return [];
  if (equalTrees(before, after)) return [nameOf(after)];
  if (before.kind !== "container" && before.kind !== "entry") return [];
  if (after.kind !== "container" && after.kind !== "entry") return [];
  const former = new Map([...statementsOf(before)].map((item) => [nameOf(item), item]));
  return [...statementsOf(after)].flatMap((item) => {
    const counterpart = former.get(nameOf(item));
    return counterpart === undefined ? [] : copiesIn(counterpart, item);
  });
}

function nameOf(item: ConfigNode | ListEntry): string {
  return `${item.schema.name} ${item.kind === "entry" ? item.keys.join() : ""}`;
}

function messagesOf({ problems }: { readonly problems: readonly LoadProblem[] }): string[] {
  return problems.map(({ message }) => message).sort();
}

describe("several edits", () => {
  it("applied at once do what they do one after the other", () => {
    fc.assert(
      fc.property(tree, fc.array(edits(true), { maxLength: 3 }), (before, all) => {
        const singly = all.reduce(
          ({ tree: at, problems }, edit) => {
            const next = applyEdit(at, edit);
            return { tree: next.tree, problems: [...problems, ...next.problems] };
          },
          { tree: before, problems: [] as readonly LoadProblem[] },
        );
        const together = applyEdits(before, all);
        expect(messagesOf(together)).toEqual(messagesOf(singly));
        expect(equalTrees(together.tree, singly.tree)).toBe(true);
      }),
    );
  });
});

describe("a merge", () => {
  it("done twice is done once", () => {
    fc.assert(
      fc.property(tree, edits(false), (before, edit) => {
        const once = applyEdit(before, edit).tree;
        const twice = applyEdit(once, edit).tree;
        expect(equalTrees(twice, once)).toBe(true);
      }),
    );
  });
});

describe("a replacement of the whole", () => {
  const override = { defaultOperation: "replace" } as const;

  it("makes one tree of another, and back", () => {
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const bare = applyEdit(one, { schema: labSchema, children: unprotect(one) }).tree;
        const there = applyEdit(bare, rebuildTree(other), override).tree;
        expect(equalTrees(there, other)).toBe(true);
        const free = applyEdit(there, { schema: labSchema, children: unprotect(there) }).tree;
        expect(equalTrees(applyEdit(free, rebuildTree(one), override).tree, one)).toBe(true);
      }),
    );
  });

  it("by what is there changes nothing, and says nothing", () => {
    fc.assert(
      fc.property(tree, (before) => {
        const result = applyEdit(before, rebuildTree(before), override);
        expect(result.problems).toEqual([]);
        expect(result.tree).toBe(before);
      }),
    );
  });
});

/** Takes every protection away. */
function unprotect(at: ConfigTree): EditNode[] {
  const free = (node: EditNode): EditNode => ({
    ...node,
    protect: false,
    ...(node.children && { children: node.children.map(free) }),
  });
  return at.children.flatMap(rebuild).map(free);
}
