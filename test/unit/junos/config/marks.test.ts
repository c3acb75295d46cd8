import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  type EditOptions,
  emptyTree,
  find,
} from "../../../../src/junos/config/index.ts";
import { editAt, inTurn, labSchema, linesOf, setLeaf } from "../../../support/edit-builder.ts";

const empty = emptyTree(labSchema);
const port = ["interfaces", ["interface", "ge-0/0/0"]] as const;

function load(...edits: EditNode[]): ConfigTree {
  return applyEdit(empty, inTurn(...edits)).tree;
}

function messages(tree: ConfigTree, edit: EditNode, options?: EditOptions): string[] {
  return applyEdit(tree, edit, options).problems.map(
    ({ severity, message, badElement, path }) =>
      `${severity}: ${message}${badElement === undefined ? "" : ` <${badElement}>`} ${path}`,
  );
}

const base = load(
  setLeaf(["system", "host-name"], "r1"),
  setLeaf([...port, "description"], "uplink"),
  setLeaf([...port, "mtu"], "9000"),
  setLeaf(["interfaces", ["interface", "ge-0/0/1"], "mtu"], "1500"),
);

describe("marks", () => {
  it("deactivates and activates", () => {
    const off = applyEdit(base, editAt(port, { operation: "none", inactive: true })).tree;
    expect(linesOf(off)).toContain("(inactive) interfaces ge-0/0/0");
    expect(applyEdit(off, editAt(port, { inactive: false })).tree).toEqual(base);
    expect(messages(empty, editAt(port, { operation: "none", inactive: true }))).toEqual([
      "warning: statement not found <ge-0/0/0> [edit interfaces]",
    ]);
  });

  it("creates a statement that is loaded as inactive", () => {
    const { tree } = applyEdit(empty, editAt(port, { inactive: true }));
    expect(linesOf(tree)).toEqual(["(inactive) interfaces ge-0/0/0"]);
  });

  it("does not create a statement that is only activated on the way to a deletion", () => {
    const edit = editAt(port, {
      inactive: false,
      children: [{ schema: labSchema, operation: "remove" }],
    });
    expect(applyEdit(empty, edit).tree).toBe(empty);
  });

  it("sets and removes annotations", () => {
    const noted = applyEdit(base, editAt(port, { comment: "to the core" })).tree;
    expect(find(noted, ...port)).toMatchObject({ marks: { comment: "to the core" } });
    expect(applyEdit(noted, editAt(port, { comment: null })).tree).toEqual(base);
  });

  it("deactivates a leaf without naming its value", () => {
    const edit = editAt(["system", "host-name"], { operation: "none", inactive: true });
    expect(linesOf(applyEdit(base, edit).tree)).toContain("(inactive) system host-name r1");
  });
});

describe("protect", () => {
  const guarded = applyEdit(base, editAt(port, { protect: true })).tree;
  const refused = (verb: string, statement = "interfaces ge-0/0/0"): string[] => [
    `warning: [interfaces ge-0/0/0] is protected, '${statement}' cannot be ${verb} [edit interfaces ge-0/0/0]`,
  ];

  it.each([
    ["deleted", editAt(port, { operation: "delete" }), undefined],
    ["modified", setLeaf([...port, "mtu"], "1400"), "interfaces ge-0/0/0 mtu"],
    ["created", editAt([...port, "disable"], { values: [""] }), "interfaces ge-0/0/0 disable"],
    ["deleted", editAt([...port, "mtu"], { operation: "delete" }), "interfaces ge-0/0/0 mtu"],
    ["deactivated", editAt(port, { inactive: true }), undefined],
    ["annotated", editAt(port, { comment: "mine" }), undefined],
    ["renamed", editAt(port, { rename: ["ge-1/0/0"] }), undefined],
  ] as const)("refuses that the statement is %s", (verb, edit, statement) => {
    expect(applyEdit(guarded, edit).tree).toBe(guarded);
    expect(messages(guarded, edit)).toEqual(refused(verb, statement));
  });

  it("spares the protected statement when its surroundings are deleted", () => {
    const edit = editAt(["interfaces"], { operation: "delete" });
    const { tree } = applyEdit(guarded, edit);
    expect(find(tree, ...port)).toBe(find(guarded, ...port));
    expect(find(tree, "interfaces", ["interface", "ge-0/0/1"])).toBeUndefined();
    expect(messages(guarded, edit)).toEqual(refused("deleted"));
  });

  it("lets an override pass that repeats the protected statement, and warns of one that does not", () => {
    const again = inTurn(
      setLeaf([...port, "mtu"], "9000"),
      setLeaf([...port, "description"], "uplink"),
    );
    const override: EditOptions = { defaultOperation: "replace" };
    expect(messages(guarded, again, override)).toEqual([]);
    expect(messages(guarded, setLeaf(["system", "host-name"], "r2"), override)).toEqual(
      refused("deleted"),
    );
  });

  it("ends when the statement is unprotected", () => {
    expect(applyEdit(guarded, editAt(port, { protect: false })).tree).toEqual(base);
    const edit = editAt(port, { protect: false, operation: "none" });
    const both = applyEdit(guarded, inTurn(edit, setLeaf([...port, "mtu"], "1400")));
    expect(both.problems).toEqual([]);
  });
});
