import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConfigTree, equalTrees } from "../../../../src/junos/config/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import {
  type Authorization,
  authorize,
} from "../../../../src/operations/permissions/authorization.ts";
import { deniedChanges } from "../../../../src/operations/permissions/denied-changes.ts";
import { bareClass } from "../../../../src/operations/permissions/login-class.ts";
import { allFlags } from "../../../../src/operations/permissions/permission-flags.ts";
import {
  originalOf,
  visibleConfiguration,
} from "../../../../src/operations/permissions/visible-configuration.ts";
import { configPair } from "../../../support/config-arbitrary.ts";

const pairs = configPair(coreSchema(), { unknown: true, protect: true });

function having(...permissions: readonly string[]): Authorization {
  return authorize({ ...bareClass("any"), permissions });
}

/** Names below `[edit]` in which the trees differ. */
function differing(one: ConfigTree, other: ConfigTree): readonly string[] {
  const names = new Set([...one.children, ...other.children].map(({ schema }) => schema.name));
  const part = (
    { children }: ConfigTree,
    name: string,
  ): ConfigTree["children"][number] | undefined =>
    children.find(({ schema }) => schema.name === name);
  return [...names].filter((name) => {
    const before = part(one, name);
    const after = part(other, name);
    return before === undefined || after === undefined || !equalTrees(before, after);
  });
}

describe("between any two configurations", () => {
  it("a user without permission may change nothing that differs, and is told of nothing else", () => {
    assert(
      property(pairs, ([one, other]) => {
        const denied = deniedChanges(one, other, having("configure"));
        expect(denied.toSorted()).toEqual(differing(one, other).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it("a user with every flag may change everything", () => {
    assert(
      property(pairs, ([one, other]) => {
        expect(deniedChanges(one, other, having(...allFlags))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("a user sees everything with every flag, nothing without, and never more than there is", () => {
    assert(
      property(pairs, ([tree]) => {
        expect(visibleConfiguration(tree, having(...allFlags))).toBe(tree);
        expect(visibleConfiguration(tree, having("view")).children).toEqual([]);
        const some = visibleConfiguration(tree, having("interface", "routing", "secret"));
        expect(originalOf(some)).toBe(tree);
        const rest = differing(some, tree);
        expect(deniedChanges(some, tree, having(...allFlags))).toEqual([]);
        expect(deniedChanges(some, tree, having("configure")).toSorted()).toEqual(rest.toSorted());
      }),
      { numRuns: 100 },
    );
  });
});
