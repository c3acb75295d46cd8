import { describe, expect, it } from "vitest";
import {
  applyEdit,
  editPath,
  editPathOf,
  emptyTree,
  entriesOf,
  equalTrees,
  find,
  findEntry,
  findParent,
  has,
  leafListValues,
  leafValue,
  walk,
} from "../../../../src/junos/config/index.ts";
import { editAt, inTurn, labSchema, setLeaf } from "../../../support/edit-builder.ts";

const port = ["interfaces", ["interface", "ge-0/0/0"]] as const;
const edit = inTurn(
  setLeaf(["system", "host-name"], "r1"),
  editAt(["system", "name-server"], { values: ["10.0.0.1", "10.0.0.2"] }),
  setLeaf([...port, ["unit", "0"], "vlan-id"], "10"),
  editAt([["policy", "to core"], "accept"], { values: [""] }),
);
const tree = applyEdit(emptyTree(labSchema), edit).tree;

describe("reading", () => {
  it("finds statements, lists and entries by their steps", () => {
    expect(find(tree, "system")?.kind).toBe("container");
    expect(find(tree, "policy")?.kind).toBe("list");
    expect(find(tree, ...port, ["unit", "0"])?.kind).toBe("entry");
    expect(find(tree, ...port, ["unit", "1"])).toBeUndefined();
    expect(find(tree, "system", "host-name", "deeper")).toBeUndefined();
    expect(find(tree, ["system", "nobody"])).toBeUndefined();
    expect(find(tree)).toBe(tree);
  });

  it("reads values, and nothing where nothing stands", () => {
    expect(leafValue(tree, "system", "host-name")).toBe("r1");
    expect(leafValue(tree, ["policy", "to core"], "accept")).toBe("");
    expect(leafValue(tree, "system")).toBeUndefined();
    expect(leafListValues(tree, "system", "name-server")).toEqual(["10.0.0.1", "10.0.0.2"]);
    expect(leafListValues(tree, "system", "host-name")).toEqual([]);
    expect(entriesOf(tree, "policy").map(({ keys }) => keys)).toEqual([["to core"]]);
    expect(entriesOf(tree, "system")).toEqual([]);
    expect(has(tree, "system")).toBe(true);
    expect(has(tree, "system", "services")).toBe(false);
  });

  it("reads keys as leaves of their entry", () => {
    const entry = findParent(tree, ...port);
    expect(entry && leafValue(entry, "name")).toBe("ge-0/0/0");
    expect(findParent(tree, "system", "host-name")).toBeUndefined();
  });

  it("finds every entry of a long list, before and after an edit", () => {
    const names = Array.from({ length: 100 }, (_, index) => `ge-0/0/${index}`);
    const long = applyEdit(
      emptyTree(labSchema),
      inTurn(...names.map((name) => editAt(["interfaces", ["interface", name]]))),
    ).tree;
    const changes = [
      setLeaf(["interfaces", ["interface", "ge-0/0/50"], "mtu"], "1500"),
      editAt(["interfaces", ["interface", "ge-0/0/20"]], { operation: "delete" }),
      editAt(["interfaces", ["interface", "ge-0/0/7"]], { rename: ["xe-0/0/7"] }),
    ];
    let at = long;
    for (const change of [undefined, ...changes]) {
      at = change === undefined ? at : applyEdit(at, change).tree;
      const list = find(at, "interfaces", "interface");
      for (const entry of entriesOf(at, "interfaces", "interface"))
        expect(list?.kind === "list" && findEntry(list, entry.keys)).toBe(entry);
    }
    expect(has(at, "interfaces", ["interface", "ge-0/0/20"])).toBe(false);
    expect(has(at, "interfaces", ["interface", "ge-0/0/7"])).toBe(false);
  });
});

describe("paths", () => {
  it("name places as Junos does", () => {
    expect(editPathOf(tree)).toBe("[edit]");
    expect(editPathOf(tree, ...port, ["unit", "0"])).toBe("[edit interfaces ge-0/0/0 unit 0]");
    expect(editPathOf(tree, ["policy", "to core"])).toBe('[edit policy "to core"]');
    expect(editPathOf(tree, "system", "services", "nonsense")).toBe("[edit system services]");
  });

  it("lead a walk from parents to children, which may stay out of some", () => {
    const seen: string[] = [];
    walk(tree, (statement, path) => {
      seen.push(editPath(path));
      return statement.schema.name !== "system";
    });
    expect(seen).toEqual([
      "[edit system]",
      "[edit interfaces]",
      "[edit interfaces ge-0/0/0]",
      "[edit interfaces ge-0/0/0 unit 0]",
      "[edit interfaces ge-0/0/0 unit 0 vlan-id]",
      '[edit policy "to core"]',
      '[edit policy "to core" accept]',
    ]);
  });
});

describe("equality", () => {
  it("is of content, marks and order, not of identity", () => {
    expect(equalTrees(tree, applyEdit(emptyTree(labSchema), edit).tree)).toBe(true);
    const others = [
      setLeaf(["system", "host-name"], "r2"),
      editAt(["system", "host-name"], { operation: "delete" }),
      editAt(["system", "name-server"], { values: ["10.0.0.3"] }),
      editAt(port, { inactive: true }),
      editAt(port, { rename: ["ge-0/0/1"] }),
      editAt([["policy", "second"]]),
    ];
    for (const other of others) expect(equalTrees(tree, applyEdit(tree, other).tree)).toBe(false);
  });
});
