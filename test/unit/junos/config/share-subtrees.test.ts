import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type ConfigNode,
  type ConfigTree,
  emptyTree,
  equalTrees,
  type ListEntry,
  loadEdit,
  shareSubtrees,
} from "../../../../src/junos/config/index.ts";
import { parseText, printText } from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { configPair } from "../../../support/config-arbitrary.ts";

const schema = coreSchema();

function read(text: string): ConfigTree {
  const { root } = parseText(text, schema);
  return loadEdit(emptyTree(schema), "merge", root).tree;
}

/** The same statements in other objects. */
function copy<Node extends ConfigNode | ListEntry>(node: Node): Node {
  if (node.kind === "list") return { ...node, entries: node.entries.map(copy) };
  if (node.kind === "leaf" || node.kind === "leaf-list") return { ...node };
  return { ...node, children: node.children.map(copy) };
}

describe("sharing the subtrees of a configuration", () => {
  it("changes nothing about what it says, and makes equal ones the same", () => {
    fc.assert(
      fc.property(configPair(schema), ([base, changed]) => {
        const result = shareSubtrees(copy(changed), base);
        expect(equalTrees(result, changed)).toBe(true);
        expect(result === base).toBe(equalTrees(changed, base));
        expect(shareSubtrees(copy(base), base)).toBe(base);
      }),
    );
  });

  it("leaves no more than the path to a change of its own", () => {
    const base = read("system { host-name r1; location { building north; } } snmp { name r1; }");
    const edited = read("system { host-name r2; location { building north; } } snmp { name r1; }");
    const [system, snmp] = shareSubtrees(edited, base).children;
    expect(snmp).toBe(base.children[1]);
    expect(system).not.toBe(base.children[0]);
    const locations = [system, base.children[0]].map(
      (node) => node?.kind === "container" && node.children[1],
    );
    expect(locations[0]).toBe(locations[1]);
  });

  it("keeps the order of entries in lists that the user orders", () => {
    const policy = (...terms: string[]): string =>
      `policy-options { policy-statement p { ${terms.map((term) => `term ${term} { then accept; }`).join(" ")} } }`;
    const reordered = read(policy("b", "a"));
    expect(printText(shareSubtrees(reordered, read(policy("a", "b"))))).toBe(printText(reordered));
  });

  it("does not touch what it was given", () => {
    const base = read("system { host-name r1; }");
    const tree = read("system { host-name r2; }");
    const before = printText(tree);
    shareSubtrees(tree, base);
    expect(printText(tree)).toBe(before);
    expect(applyEdit(tree, { schema }).tree).toBe(tree);
  });
});
