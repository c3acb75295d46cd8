import { describe, expect, it } from "vitest";
import {
  applyEdit,
  emptyTree,
  type FilterNode,
  find,
  selectSubtree,
} from "../../../../src/junos/config/index.ts";
import { editAt, inTurn, labSchema, linesOf, setLeaf } from "../../../support/edit-builder.ts";

const unit = (name: string, number: string) =>
  ["interfaces", ["interface", name], ["unit", number]] as const;
const tree = applyEdit(
  emptyTree(labSchema),
  inTurn(
    setLeaf(["system", "host-name"], "r1"),
    editAt(["system", "name-server"], { values: ["10.0.0.1", "10.0.0.2"] }),
    editAt(["system", "services", "ssh"]),
    setLeaf(["interfaces", ["interface", "ge-0/0/0"], "mtu"], "9000"),
    setLeaf([...unit("ge-0/0/0", "0"), "vlan-id"], "10"),
    setLeaf([...unit("ge-0/0/0", "1"), "vlan-id"], "20"),
    setLeaf(["interfaces", ["interface", "ge-0/0/1"], "description"], "spare"),
    setLeaf(["interfaces", ["interface", "ge-0/0/2"], "mtu"], "1500"),
    editAt([["policy", "one"]]),
  ),
).tree;

/** `name`, `name=text` or `[name, ...children]`. */
type Shape = string | readonly [string, ...Shape[]];
function filter(shape: Shape): FilterNode {
  if (typeof shape !== "string") {
    const [name, ...children] = shape;
    return { name, children: children.map(filter) };
  }
  const [name = "", text] = shape.split("=");
  return { name, children: [], ...(text !== undefined && { text }) };
}
function selected(...shapes: Shape[]): string[] {
  const part = selectSubtree(tree, filter(["configuration", ...shapes]));
  return part === undefined ? ["nothing"] : linesOf(part);
}

describe("a subtree filter", () => {
  it("without content takes everything", () => {
    expect(selectSubtree(tree, filter("configuration"))).toBe(tree);
  });

  it("of another root takes nothing", () => {
    expect(selectSubtree(tree, filter("state"))).toBeUndefined();
  });

  it.each<[string, Shape[], string[]]>([
    ["a named container takes all of it", [["system", "services"]], ["system services ssh"]],
    ["a named leaf is taken alone", [["system", "host-name"]], ["system host-name r1"]],
    ["what does not exist is absent", [["system", "domain-name"]], ["nothing"]],
    ["what the schema does not know is absent", ["bogus"], ["nothing"]],
    [
      "a matched key takes the whole entry",
      [["interfaces", ["interface", "name=ge-0/0/2"]]],
      ["interfaces ge-0/0/2 mtu 1500"],
    ],
    [
      "blanks around a matched text do not count",
      [["interfaces", ["interface", "name=\n ge-0/0/2 "]]],
      ["interfaces ge-0/0/2 mtu 1500"],
    ],
    [
      "a matched key with empty children takes those",
      [["interfaces", ["interface", "name=ge-0/0/0", "mtu"]]],
      ["interfaces ge-0/0/0 mtu 9000"],
    ],
    [
      "a matched key shows the entry even when the children asked for are missing",
      [["interfaces", ["interface", "name=ge-0/0/1", "mtu"]]],
      ["interfaces ge-0/0/1"],
    ],
    [
      "empty leaves alone take each entry that has them",
      [["interfaces", ["interface", "mtu"]]],
      ["interfaces ge-0/0/0 mtu 9000", "interfaces ge-0/0/2 mtu 1500"],
    ],
    [
      "an empty key takes the names of all entries",
      [["interfaces", ["interface", "name"]]],
      ["interfaces ge-0/0/0", "interfaces ge-0/0/1", "interfaces ge-0/0/2"],
    ],
    [
      "entries of a list inside a matched entry are chosen too",
      [["interfaces", ["interface", "name=ge-0/0/0", ["unit", "name=1"]]]],
      ["interfaces ge-0/0/0 unit 1 vlan-id 20"],
    ],
    [
      "a leaf that is no key can be matched",
      [["interfaces", ["interface", "mtu=1500"]]],
      ["interfaces ge-0/0/2 mtu 1500"],
    ],
    [
      "a matched leaf is shown beside what is asked for",
      [["interfaces", ["interface", "mtu=9000", ["unit", "name"]]]],
      ["interfaces ge-0/0/0 mtu 9000", "interfaces ge-0/0/0 unit 0", "interfaces ge-0/0/0 unit 1"],
    ],
    [
      "all content matches must hold",
      [["interfaces", ["interface", "name=ge-0/0/2", "mtu=9000"]]],
      ["nothing"],
    ],
    [
      "one value of a leaf-list can be matched",
      [["system", "name-server=10.0.0.2", "host-name"]],
      ["system host-name r1", "system name-server 10.0.0.1 10.0.0.2"],
    ],
    [
      "several filters of one name add up",
      [
        ["interfaces", ["interface", "name=ge-0/0/1"]],
        [
          "interfaces",
          ["interface", "name=ge-0/0/0", "mtu"],
          ["interface", "name=ge-0/0/0", ["unit", "name=0"]],
        ],
        ["system", "host-name"],
      ],
      [
        "system host-name r1",
        "interfaces ge-0/0/0 mtu 9000",
        "interfaces ge-0/0/0 unit 0 vlan-id 10",
        "interfaces ge-0/0/1 description spare",
      ],
    ],
  ])("%s", (_, shapes, lines) => {
    expect(selected(...shapes)).toEqual(lines);
  });

  it("hands out the very statements that it takes whole", () => {
    const part = selectSubtree(tree, filter(["configuration", "interfaces"]));
    expect(part && find(part, "interfaces")).toBe(find(tree, "interfaces"));
  });

  it("of ten thousand names on as many entries is no matter of their product", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `p${index}`);
    const long = applyEdit(
      emptyTree(labSchema),
      inTurn(...names.map((name) => editAt([["policy", name]]))),
    ).tree;
    const wanted = names.map((name): Shape => ["policy", `name=${name}`]);
    const part = selectSubtree(long, filter(["configuration", ...wanted]));
    expect(part && linesOf(part)).toHaveLength(10_000);
  });
});
