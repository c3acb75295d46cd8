import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConfigTree, emptyTree, equalTrees } from "../../../../src/junos/config/index.ts";
import { mergeChanges } from "../../../../src/junos/database/merge-changes.ts";
import { applySet, parseSet, printSet } from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { configPair } from "../../../support/config-arbitrary.ts";
import { labSchema } from "../../../support/edit-builder.ts";

function edited(tree: ConfigTree, ...lines: readonly string[]): ConfigTree {
  return applySet(tree, parseSet(lines.join("\n"), tree.schema).commands).tree;
}

const base = edited(
  emptyTree(coreSchema()),
  "set system host-name r1",
  "set system name-server 10.0.0.1",
  "set system name-server 10.0.0.2",
  "set interfaces ge-0/0/0 mtu 1500",
  "set interfaces ge-0/0/0 unit 0",
);

describe("merging changes", () => {
  it("makes of the base what it was changed to", () => {
    assert(
      property(configPair(labSchema, { protect: false }), ([before, changed]) => {
        const { tree, conflicts } = mergeChanges(before, changed, before);
        expect(conflicts).toEqual([]);
        expect(equalTrees(tree, changed), printSet(tree)).toBe(true);
      }),
    );
  });

  it("keeps what others changed elsewhere", () => {
    const mine = edited(
      base,
      "set interfaces ge-0/0/0 mtu 9000",
      "delete system name-server 10.0.0.1",
    );
    const theirs = edited(base, "set system host-name r2", "set interfaces ge-0/0/1 mtu 1400");
    const { tree, conflicts } = mergeChanges(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(printSet(tree)).toBe(
      [
        "set system host-name r2",
        "set system name-server 10.0.0.2",
        "set interfaces ge-0/0/0 mtu 9000",
        "set interfaces ge-0/0/0 unit 0",
        "set interfaces ge-0/0/1 mtu 1400",
        "",
      ].join("\n"),
    );
  });

  it("takes a change that both made as no conflict", () => {
    const mine = edited(base, "set system host-name same");
    const theirs = edited(base, "set system host-name same", "delete interfaces ge-0/0/0 mtu");
    const { tree, conflicts } = mergeChanges(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(tree).toEqual(theirs);
  });

  it.each([
    [
      "two values",
      "set system host-name mine",
      "set system host-name theirs",
      "[edit system]",
      "host-name",
    ],
    [
      "a change of what others deleted",
      "set interfaces ge-0/0/0 mtu 9000",
      "delete interfaces ge-0/0/0",
      "[edit interfaces]",
      "ge-0/0/0",
    ],
    [
      "a deletion of what others changed",
      "delete interfaces ge-0/0/0",
      "set interfaces ge-0/0/0 mtu 9000",
      "[edit interfaces]",
      "ge-0/0/0",
    ],
    [
      "two new values",
      "set system domain-name a.example",
      "set system domain-name b.example",
      "[edit system]",
      "domain-name",
    ],
  ])("finds the conflict of %s", (_, mine, theirs, path, badElement) => {
    const { conflicts } = mergeChanges(base, edited(base, mine), edited(base, theirs));
    expect(conflicts[0]).toEqual({
      severity: "error",
      message: "statement does not match patch",
      path,
      badElement,
    });
  });
});
