import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  type EditNode,
  emptyTree,
  equalTrees,
  type ListEntry,
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

/** What every tree promises (config-node.ts). */
function expectSound(node: ConfigNode | ListEntry): void {
  if (node.kind === "leaf") return;
  if (node.kind === "leaf-list") {
    expect(node.values.length).toBeGreaterThan(0);
    expect(new Set(node.values).size).toBe(node.values.length);
    return;
  }
  if (node.kind === "list") {
    const keys = node.entries.map((entry) => entry.keys);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys.map(String)).size).toBe(keys.length);
    const sorted = [...keys].sort((one, other) => compareKeys(node.schema, one, other));
    if (!node.schema.orderedByUser) expect(keys).toEqual(sorted);
    for (const item of node.entries) expectSound(item);
    return;
  }
  const names = node.children.map(({ schema }) => schema.name);
  expect(names).toEqual([...node.schema.children.keys()].filter((name) => names.includes(name)));
  const cases = node.children.flatMap(({ schema }) => schema.choice?.case ?? []);
  expect(cases.length).toBeLessThanOrEqual(1);
  const isHollow = node.kind === "container" && !node.schema.presence && names.length === 0;
  expect(isHollow).toBe(node.schema === labSchema && names.length === 0);
  for (const child of node.children) expectSound(child);
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

describe("any edit of any tree", () => {
  it("leaves a sound tree", () => {
    fc.assert(
      fc.property(tree, edits(true), (before, edit) => expectSound(applyEdit(before, edit).tree)),
    );
  });

  it("leaves the tree that it was given as it was", () => {
    fc.assert(
      fc.property(tree, edits(true), (before, edit) => {
        const copy = JSON.stringify(rebuild(before));
        applyEdit(before, edit);
        expect(JSON.stringify(rebuild(before))).toBe(copy);
      }),
    );
  });

  it("shares every subtree that ends as it began", () => {
    const expectShared = (before: ConfigNode | ListEntry, after: ConfigNode | ListEntry): void => {
      if (before === after) return;
      expect(equalTrees(before, after)).toBe(false);
      if (before.kind !== "container" && before.kind !== "entry") return;
      if (after.kind !== "container" && after.kind !== "entry") return;
      const byId = new Map([...statementsOf(before)].map((item) => [idOf(item), item]));
      for (const item of statementsOf(after)) {
        const former = byId.get(idOf(item));
        if (former !== undefined) expectShared(former, item);
      }
    };
    const idOf = (item: ConfigNode | ListEntry): string =>
      `${item.schema.name} ${item.kind === "entry" ? item.keys.join() : ""}`;
    fc.assert(
      fc.property(tree, edits(false), (before, edit) =>
        expectShared(before, applyEdit(before, edit).tree),
      ),
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
        const [toOne, toOther] = [one, other].map((target) => rebuild(target)[0] as EditNode) as [
          EditNode,
          EditNode,
        ];
        const bare = applyEdit(one, { schema: labSchema, children: unprotect(one) }).tree;
        const there = applyEdit(bare, toOther, override).tree;
        expect(equalTrees(there, other)).toBe(true);
        const free = applyEdit(there, { schema: labSchema, children: unprotect(there) }).tree;
        expect(equalTrees(applyEdit(free, toOne, override).tree, one)).toBe(true);
      }),
    );
  });

  it("by what is there changes nothing, and says nothing", () => {
    fc.assert(
      fc.property(tree, (before) => {
        const result = applyEdit(before, rebuild(before)[0] as EditNode, override);
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
  return rebuild(at)[0]?.children?.map(free) ?? [];
}
