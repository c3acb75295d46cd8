import { describe, expect, it } from "vitest";
import { activeTree, applyEdit, emptyTree, find } from "../../../../src/junos/config/index.ts";
import { editAt, inTurn, labSchema, linesOf, setLeaf } from "../../../support/edit-builder.ts";

const port = ["interfaces", ["interface", "ge-0/0/0"]] as const;
const tree = applyEdit(
  emptyTree(labSchema),
  inTurn(
    setLeaf(["system", "host-name"], "r1"),
    setLeaf([...port, "mtu"], "9000"),
    setLeaf(["interfaces", ["interface", "ge-0/0/1"], "mtu"], "1500"),
    setLeaf(["system", "services", "ssh", "port"], "22"),
  ),
).tree;
const off = (...steps: Parameters<typeof find> extends [unknown, ...infer S] ? S : never) =>
  applyEdit(tree, editAt(steps, { inactive: true, operation: "none" })).tree;

describe("the active configuration", () => {
  it("is the tree itself when nothing is inactive", () => {
    expect(activeTree(tree)).toBe(tree);
  });

  it("lacks inactive entries, leaves and containers", () => {
    expect(linesOf(activeTree(off(...port)))).not.toContain("interfaces ge-0/0/0 mtu 9000");
    expect(linesOf(activeTree(off(...port, "mtu")))).toContain("interfaces ge-0/0/0");
    expect(find(activeTree(off("system")), "system")).toBeUndefined();
  });

  it("lacks containers and lists that held nothing else", () => {
    expect(
      find(activeTree(off("system", "services", "ssh")), "system", "services"),
    ).toBeUndefined();
    const both = applyEdit(
      off(...port),
      editAt(["interfaces", ["interface", "ge-0/0/1"]], { inactive: true }),
    ).tree;
    expect(find(activeTree(both), "interfaces")).toBeUndefined();
  });

  it("keeps a presence container whose content is inactive", () => {
    expect(linesOf(activeTree(off("system", "services", "ssh", "port")))).toContain(
      "system services ssh",
    );
  });

  it("is worked out once and shares what is active", () => {
    const part = off(...port);
    expect(activeTree(part)).toBe(activeTree(part));
    expect(find(activeTree(part), "system")).toBe(find(tree, "system"));
  });
});
