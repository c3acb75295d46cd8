import { assert, constantFrom, pre, property, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  activeTree,
  type ConfigNode,
  type ConfigTree,
  effectiveTree,
  find,
  inherited,
  type Origin,
  type Parent,
  type Statement,
  statementPath,
  statementsOf,
  walk,
} from "../../../../../src/junos/config/index.ts";
import { printSet } from "../../../../../src/junos/formats/index.ts";
import { readSchema, type SchemaNode } from "../../../../../src/junos/schema/index.ts";
import { configTree } from "../../../../support/config-arbitrary.ts";

const schema: SchemaNode = readSchema([
  {
    name: "lab",
    text: `
groups list user-ordered closed
  use / except groups
use common
system container
  host-name leaf string
  name-server leaf-list string user-ordered
  ports leaf-list string
  services container
    ssh container presence
      port leaf integer 1..65535
interfaces container
  interface list hidden-keyword
    mtu leaf integer 256..9216
    unit list
      address list user-ordered
        primary leaf empty
policy list user-ordered
  accept leaf empty choice=action
  reject leaf empty choice=action
`,
  },
]);

/** Words that the arbitrary uses as values, so that its own `apply-groups` may hit. */
const names = ["alpha", "7", "10"] as const;

function childSchema(name: string): SchemaNode {
  const found = schema.children.get(name);
  if (found === undefined) throw new Error(`the schema has no '${name}'`);
  return found;
}

function ownChildren(tree: ConfigTree): readonly ConfigNode[] {
  return tree.children.filter((child) => !/^(groups|apply-groups)/.test(child.schema.name));
}

/** The explicit statements with these groups, applied in this order. */
function withGroups(
  explicit: ConfigTree,
  groups: readonly ConfigTree[],
  applied: readonly string[],
): ConfigTree {
  const entries = groups.map((group, index) => ({
    kind: "entry" as const,
    schema: childSchema("groups"),
    marks: undefined,
    keys: [names[index] ?? ""],
    children: ownChildren(group),
  }));
  const list: ConfigNode = { kind: "list", schema: childSchema("groups"), entries };
  const apply: ConfigNode = {
    kind: "leaf-list",
    schema: childSchema("apply-groups"),
    marks: undefined,
    values: applied,
  };
  return { ...explicit, children: [list, apply, ...ownChildren(explicit)] };
}

const trees = configTree(schema);
const grouped = tuple(
  trees,
  tuple(trees, trees, trees),
  shuffledSubarray([...names], { minLength: 1 }),
).map(([explicit, groups, applied]) => withGroups(explicit, groups, applied));

function hasDirectives(tree: ConfigTree): boolean {
  return /(^|\s)(groups|apply-groups(-except)?)\s/m.test(printSet(tree));
}

function isDirective({ schema: { name } }: Statement): boolean {
  return /^(groups|apply-groups|apply-groups-except)$/.test(name);
}

/** The counterpart of a statement in another tree. */
function counterpart(tree: Parent, path: readonly Statement[]): ReturnType<typeof find> {
  return find(
    tree,
    ...path.map((one) =>
      one.kind === "entry" ? ([one.schema.name, ...one.keys] as const) : one.schema.name,
    ),
  );
}

/** The leaves of a configuration that another tree does not have with the same value. */
function lostValues(tree: ConfigTree, result: ConfigTree): readonly string[] {
  const lost: string[] = [];
  walk(tree, (statement, path) => {
    if (isDirective(statement)) return false;
    const found = counterpart(result, path);
    const isKept =
      (statement.kind !== "leaf" || (found?.kind === "leaf" && found.value === statement.value)) &&
      (statement.kind !== "leaf-list" ||
        (found?.kind === "leaf-list" &&
          statement.values.every((value) => found.values.includes(value))));
    if (!isKept) lost.push(statementPath(path));
    return true;
  });
  return lost;
}

/** Statements whose origin does not say whether the configuration itself has them. */
function misnamed(tree: ConfigTree, result: Parent): readonly string[] {
  const found: string[] = [];
  const check = (parent: Parent, path: readonly Statement[], from?: Origin): void => {
    for (const statement of statementsOf(parent)) {
      if (statement.kind === "leaf-list") continue;
      const here = [...path, statement];
      const origin = statement.origin ?? from;
      const isExplicit = counterpart(tree, here) !== undefined;
      if (isExplicit !== (origin === undefined)) found.push(statementPath(here));
      if (statement.kind !== "leaf") check(statement, here, origin);
    }
  };
  check(result, []);
  return found;
}

describe("inheritance", () => {
  it("returns a configuration without groups itself", () => {
    assert(
      property(trees, (tree) => {
        pre(!hasDirectives(tree));
        expect(inherited(tree).tree).toBe(tree);
      }),
    );
  });

  it("has nothing left to do the second time", () => {
    assert(
      property(grouped, (tree) => {
        const once = inherited(tree).tree;
        expect(inherited(once).tree).toBe(once);
        expect(hasDirectives(effectiveTree(tree))).toBe(false);
      }),
    );
  });

  it("keeps every explicit value", () => {
    assert(
      property(grouped, (tree) => {
        expect(lostValues(tree, inherited(tree).tree)).toEqual([]);
      }),
    );
  });

  it("takes every value of the group that is named first", () => {
    const pair = tuple(trees, trees, constantFrom([0, 1] as const, [1, 0] as const));
    assert(
      property(pair, ([one, other, order]) => {
        const applied = order.map((index) => names[index] ?? "");
        const nothing = { ...one, children: [] };
        const result = inherited(withGroups(nothing, [one, other], applied)).tree;
        expect(lostValues(activeTree(order[0] === 0 ? one : other), result)).toEqual([]);
      }),
    );
  });

  it("knows of every statement whether a group brought it", () => {
    assert(
      property(grouped, (tree) => {
        expect(misnamed(tree, inherited(tree).tree)).toEqual([]);
      }),
    );
  });
});
