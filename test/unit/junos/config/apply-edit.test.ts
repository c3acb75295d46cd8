import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigTree,
  type EditNode,
  type EditOptions,
  emptyTree,
  find,
} from "../../../../src/junos/config/index.ts";
import { checkValue } from "../../../../src/junos/schema/index.ts";
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
  editAt(["system", "name-server"], { values: ["10.0.0.1", "10.0.0.2"] }),
  setLeaf(["system", "services", "ssh", "port"], "22"),
  setLeaf([...port, "description"], "uplink"),
  setLeaf([...port, "mtu"], "9000"),
  setLeaf(["interfaces", ["interface", "ge-0/0/1"], "mtu"], "1500"),
  editAt([["policy", "one"], "accept"], { values: [""] }),
  editAt([["policy", "two"], "reject"], { values: [""] }),
  editAt([["policy", "three"]]),
);

describe("merge", () => {
  it("adds statements in the order of the schema, whatever the order of the request", () => {
    expect(linesOf(base)).toEqual([
      "system host-name r1",
      "system name-server 10.0.0.1 10.0.0.2",
      "system services ssh port 22",
      "interfaces ge-0/0/0 description uplink",
      "interfaces ge-0/0/0 mtu 9000",
      "interfaces ge-0/0/1 mtu 1500",
      "policy one accept",
      "policy two reject",
      "policy three",
    ]);
  });

  it("sorts system-ordered entries by their numbers and keeps user-ordered ones as they came", () => {
    const tree = load(
      editAt(["interfaces", ["interface", "ge-0/0/10"]]),
      editAt(["interfaces", ["interface", "ge-0/0/2"]]),
      editAt([["policy", "b"]]),
      editAt([["policy", "a"]]),
    );
    expect(linesOf(tree)).toEqual([
      "interfaces ge-0/0/2",
      "interfaces ge-0/0/10",
      "policy b",
      "policy a",
    ]);
  });

  it("sorts the values of a system-ordered leaf-list", () => {
    const tree = load(editAt(["system", "ports"], { values: ["p10", "p9"] }));
    expect(linesOf(tree)).toEqual(["system ports p9 p10"]);
  });

  it("returns the very tree when nothing changes", () => {
    expect(applyEdit(base, setLeaf(["system", "host-name"], "r1")).tree).toBe(base);
    expect(applyEdit(base, editAt(["system"])).tree).toBe(base);
    expect(applyEdit(base, editAt([])).tree).toBe(base);
  });

  it("copies only the path to the change", () => {
    const { tree } = applyEdit(base, setLeaf([...port, "mtu"], "1400"));
    expect(find(tree, "system")).toBe(find(base, "system"));
    expect(find(tree, "interfaces", ["interface", "ge-0/0/1"])).toBe(
      find(base, "interfaces", ["interface", "ge-0/0/1"]),
    );
    expect(find(tree, ...port, "description")).toBe(find(base, ...port, "description"));
    expect(tree).not.toBe(base);
  });

  it("does not create what only leads to a deletion", () => {
    const edit = editAt(["interfaces", ["interface", "xe-9/9/9"], "mtu"], { operation: "delete" });
    expect(applyEdit(base, edit).tree).toBe(base);
  });

  it("drops a container that holds nothing unless its presence means something", () => {
    expect(load(editAt(["system", "services"]))).toEqual(empty);
    expect(linesOf(load(editAt(["system", "services", "ssh"])))).toEqual(["system services ssh"]);
    const edit = editAt(["system", "services", "ssh", "port"], { operation: "delete" });
    expect(linesOf(applyEdit(base, edit).tree)).toContain("system services ssh");
  });

  it("chooses one case and drops the others", () => {
    const { tree } = applyEdit(base, setLeaf([["policy", "one"], "jump", "target"], "two"));
    expect(linesOf(tree)).toContain("policy one jump target two");
    expect(linesOf(tree)).not.toContain("policy one accept");
    const back = applyEdit(tree, setLeaf([["policy", "one"], "reject"])).tree;
    expect(linesOf(back)).toContain("policy one reject");
    expect(find(back, ["policy", "one"], "jump")).toBeUndefined();
  });

  it("refuses a value that the schema does not allow and takes the rest", () => {
    const edit = inTurn(
      setLeaf([...port, "mtu"], "10000"),
      setLeaf(["system", "domain-name"], "lab.example"),
    );
    const result = applyEdit(base, edit, { checkValue });
    expect(linesOf(result.tree)).toContain("system domain-name lab.example");
    expect(linesOf(result.tree)).toContain("interfaces ge-0/0/0 mtu 9000");
    expect(result.problems).toEqual([
      {
        severity: "error",
        message: "Value 10000 is not within range (256..9216)",
        badElement: "10000",
        path: "[edit interfaces ge-0/0/0]",
        tag: "invalid-value",
      },
    ]);
  });

  it("reports a leaf without its value", () => {
    expect(messages(empty, editAt([...port, "mtu"]))).toEqual([
      "error: missing argument <mtu> [edit interfaces ge-0/0/0]",
    ]);
  });

  it("names the place in the request", () => {
    const position = { line: 3, column: 5 };
    const edit = editAt(["system", "host-name"], { operation: "delete", position });
    expect(applyEdit(empty, edit).problems[0]?.position).toEqual(position);
  });
});

describe("replace", () => {
  it("puts the edit in the place of the statement", () => {
    const edit = editAt(port, {
      operation: "replace",
      children: setLeaf([...port, "mtu"], "2000").children?.[0]?.children?.[0]?.children ?? [],
    });
    const { tree } = applyEdit(base, edit);
    expect(linesOf(tree)).toContain("interfaces ge-0/0/0 mtu 2000");
    expect(linesOf(tree)).not.toContain("interfaces ge-0/0/0 description uplink");
    expect(find(tree, "interfaces", ["interface", "ge-0/0/1"])).toBe(
      find(base, "interfaces", ["interface", "ge-0/0/1"]),
    );
  });

  it("keeps the place of a user-ordered entry", () => {
    const edit = editAt([["policy", "two"]], { operation: "replace" });
    expect(linesOf(applyEdit(base, edit).tree).filter((line) => line.startsWith("policy"))).toEqual(
      ["policy one accept", "policy two", "policy three"],
    );
  });

  it("of the whole tree by the same content gives the same tree", () => {
    const edit = inTurn(
      setLeaf(["system", "host-name"], "r1"),
      editAt(["system", "name-server"], { values: ["10.0.0.1"] }),
      editAt(["system", "name-server"], { values: ["10.0.0.2"] }),
      setLeaf(["interfaces", ["interface", "ge-0/0/1"], "mtu"], "1500"),
    );
    const once = applyEdit(base, edit, { defaultOperation: "replace" }).tree;
    expect(linesOf(once)).toEqual([
      "system host-name r1",
      "system name-server 10.0.0.1 10.0.0.2",
      "interfaces ge-0/0/1 mtu 1500",
    ]);
    expect(applyEdit(once, edit, { defaultOperation: "replace" }).tree).toBe(once);
    expect(find(once, "interfaces", ["interface", "ge-0/0/1"])).toBe(
      find(base, "interfaces", ["interface", "ge-0/0/1"]),
    );
  });

  it("takes the values of one leaf-list together when each carries the operation", () => {
    const values = ["10.9.0.1", "10.9.0.2"].map((value) => ({
      schema: labSchema.children.get("system")?.children.get("name-server") ?? labSchema,
      values: [value],
      operation: "replace" as const,
    }));
    const { tree } = applyEdit(base, editAt(["system"], { children: values }));
    expect(linesOf(tree)).toContain("system name-server 10.9.0.1 10.9.0.2");
  });

  it("is a merge when the load action does not honour it", () => {
    const edit = editAt(port, { operation: "replace" });
    expect(applyEdit(base, edit, { honourReplace: false }).tree).toBe(base);
  });
});

describe("create, delete, remove and none", () => {
  it("refuses to create what exists", () => {
    const edit = editAt(port, { operation: "create" });
    expect(applyEdit(base, edit)).toEqual({
      tree: base,
      problems: [
        {
          severity: "error",
          message: "statement already exists",
          badElement: "ge-0/0/0",
          path: "[edit interfaces]",
          tag: "data-exists",
        },
      ],
    });
    expect(linesOf(applyEdit(empty, edit).tree)).toEqual(["interfaces ge-0/0/0"]);
  });

  it("deletes a statement with all that it holds", () => {
    const { tree, problems } = applyEdit(base, editAt(["interfaces"], { operation: "delete" }));
    expect(find(tree, "interfaces")).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it("deletes containers that become empty by it", () => {
    const edit = editAt(["system", "services", "ssh"], { operation: "delete" });
    expect(find(applyEdit(base, edit).tree, "system", "services")).toBeUndefined();
  });

  it("deletes one value of a leaf-list, or all", () => {
    const steps = ["system", "name-server"];
    const one = editAt(steps, { operation: "delete", values: ["10.0.0.1"] });
    expect(linesOf(applyEdit(base, one).tree)).toContain("system name-server 10.0.0.2");
    const both = editAt(steps, { operation: "delete", values: ["10.0.0.1", "10.0.0.2"] });
    const all = editAt(steps, { operation: "delete" });
    expect(find(applyEdit(base, both).tree, ...steps)).toBeUndefined();
    expect(applyEdit(base, all).tree).toEqual(applyEdit(base, both).tree);
  });

  it("deletes a whole list", () => {
    const { tree } = applyEdit(base, editAt(["policy"], { operation: "delete" }));
    expect(find(tree, "policy")).toBeUndefined();
    expect(messages(tree, editAt(["policy"], { operation: "delete" }))).toHaveLength(1);
    expect(messages(tree, editAt(["policy"], { operation: "remove" }))).toEqual([]);
  });

  it("reports a deletion of nothing with the severity asked for, a removal not at all", () => {
    const edit = editAt([...port, "unit"], { keys: ["7"], operation: "delete" });
    const wanted = "statement not found <unit 7> [edit interfaces ge-0/0/0]";
    expect(messages(base, edit)).toEqual([`warning: ${wanted}`]);
    expect(messages(base, edit, { missing: "error" })).toEqual([`error: ${wanted}`]);
    const removal = editAt([...port, "unit"], { keys: ["7"], operation: "remove" });
    expect(messages(base, removal)).toEqual([]);
  });

  it("puts an entry that was deleted and set again at the end", () => {
    const edit = inTurn(
      editAt([["policy", "one"]], { operation: "delete" }),
      editAt([["policy", "one"]]),
    );
    expect(linesOf(applyEdit(base, edit).tree).slice(-3)).toEqual([
      "policy two reject",
      "policy three",
      "policy one",
    ]);
  });

  it("with default none acts only where an operation stands", () => {
    const none: EditOptions = { defaultOperation: "none" };
    expect(applyEdit(base, setLeaf(["system", "host-name"], "r9"), none)).toEqual({
      tree: base,
      problems: [],
    });
    const edit = editAt(["system", "host-name"], { operation: "merge", values: ["r9"] });
    expect(linesOf(applyEdit(base, edit, none).tree)).toContain("system host-name r9");
    expect(messages(empty, edit, none)).toEqual(["warning: statement not found <system> [edit]"]);
    const removal = editAt([...port, "mtu"], { operation: "remove" });
    expect(messages(empty, removal, none)).toEqual([]);
  });
});

describe("order and names", () => {
  const policies = (edit: EditNode): string[] =>
    linesOf(applyEdit(base, edit).tree)
      .filter((line) => line.startsWith("policy"))
      .map((line) => line.split(" ")[1] ?? "");

  it.each([
    ["first", undefined, ["three", "one", "two"]],
    ["last", undefined, ["one", "two", "three"]],
    ["before", ["two"], ["one", "three", "two"]],
    ["after", ["one"], ["one", "three", "two"]],
    ["after", ["three"], ["one", "two", "three"]],
  ] as const)("inserts %s %s", (where, keys, wanted) => {
    const insert = keys === undefined ? { where } : { where, keys };
    const edit = editAt([["policy", "three"]], { operation: "none", insert });
    expect(policies(edit)).toEqual(wanted);
  });

  it("reports a neighbour, or an entry, that is not there", () => {
    const insert = { where: "before", keys: ["nine"] } as const;
    expect(messages(base, editAt([["policy", "one"]], { insert }))).toEqual([
      "warning: statement not found <nine> [edit]",
    ]);
    expect(messages(base, editAt([["policy", "x"]], { operation: "none", insert }))).toEqual([
      "warning: statement not found <policy x> [edit]",
    ]);
  });

  it("moves a value of a leaf-list", () => {
    const edit = editAt(["system", "name-server"], {
      values: ["10.0.0.2"],
      insert: { where: "before", keys: ["10.0.0.1"] },
    });
    expect(linesOf(applyEdit(base, edit).tree)).toContain("system name-server 10.0.0.2 10.0.0.1");
  });

  it("renames an entry in its place, with what it holds", () => {
    const edit = inTurn(
      setLeaf([["policy", "two"], "jump", "target"], "one"),
      editAt([["policy", "two"]], { operation: "none", rename: ["second"] }),
      setLeaf([["policy", "second"], "jump", "target"], "three"),
    );
    expect(linesOf(applyEdit(base, edit).tree).slice(-3)).toEqual([
      "policy one accept",
      "policy second jump target three",
      "policy three",
    ]);
  });

  it("sorts a renamed entry of a system-ordered list and frees its old name", () => {
    const edit = inTurn(
      editAt(port, { rename: ["ge-0/0/5"] }),
      setLeaf(["interfaces", ["interface", "ge-0/0/0"], "mtu"], "1000"),
    );
    expect(linesOf(applyEdit(base, edit).tree).slice(3, 7)).toEqual([
      "interfaces ge-0/0/0 mtu 1000",
      "interfaces ge-0/0/1 mtu 1500",
      "interfaces ge-0/0/5 description uplink",
      "interfaces ge-0/0/5 mtu 9000",
    ]);
  });

  it("does not rename to a name that is taken", () => {
    const edit = editAt(port, { rename: ["ge-0/0/1"] });
    expect(messages(base, edit)).toEqual([
      "error: statement already exists <ge-0/0/1> [edit interfaces]",
    ]);
  });
});

describe("limits", () => {
  it("stops after as many problems as anybody reads", () => {
    const edits = Array.from({ length: 3_000 }, (_, index) =>
      editAt([["policy", `p${index}`]], { operation: "delete" }),
    );
    expect(applyEdit(empty, inTurn(...edits)).problems).toHaveLength(1_000);
  });

  it("applies fifty thousand lines that touch one list, and as many moves, in linear time", () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `p${index}`);
    const adds = names.map((name) => editAt([["policy", name]]));
    const moves = names.map((name) =>
      editAt([["policy", name]], { operation: "none", insert: { where: "first" } }),
    );
    const { tree } = applyEdit(empty, inTurn(...adds, ...moves));
    expect(linesOf(tree)[0]).toBe("policy p49999");
  });
});
