import type { ConfigNode, ConfigTree, Parent } from "../../src/junos/config/index.ts";
import { compareKeys, type SchemaNode } from "../../src/junos/schema/index.ts";

/** What breaks the rules of `ConfigTree`, each with the statement it is about; none of a sound tree. */
export function treeFaults(tree: ConfigTree): readonly string[] {
  const faults: string[] = [];
  checkParent(tree, faults);
  return faults;
}

function checkParent(parent: Parent, faults: string[]): void {
  const names = parent.children.map(({ schema }) => schema.name);
  const known = [...parent.schema.children.keys()];
  if (new Set(names).size < names.length) faults.push(`${parent.schema.name}: a statement twice`);
  const ranks = names
    .map((name) => known.indexOf(name))
    .map((rank) => (rank < 0 ? Infinity : rank));
  if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0)))
    faults.push(`${parent.schema.name}: not in schema order`);
  for (const child of parent.children) checkChild(child, faults);
}

function checkChild(child: ConfigNode, faults: string[]): void {
  const { name, presence } = child.schema;
  switch (child.kind) {
    case "leaf":
      return;
    case "leaf-list":
      if (child.values.length === 0) faults.push(`${name}: no values`);
      checkOrder(
        child.schema,
        child.values.map((value) => [value]),
        faults,
      );
      return;
    case "container":
      if (child.children.length === 0 && !presence) faults.push(`${name}: empty`);
      checkParent(child, faults);
      return;
    case "list":
      if (child.entries.length === 0) faults.push(`${name}: no entries`);
      checkOrder(
        child.schema,
        child.entries.map(({ keys }) => keys),
        faults,
      );
      for (const entry of child.entries) {
        if (entry.keys.length !== child.schema.keys.length) faults.push(`${name}: wrong keys`);
        checkParent(entry, faults);
      }
  }
}

function checkOrder(
  schema: SchemaNode,
  items: readonly (readonly string[])[],
  faults: string[],
): void {
  const texts = items.map((keys) => keys.join("\0"));
  if (new Set(texts).size < texts.length) faults.push(`${schema.name}: one of them twice`);
  const isSorted = items.every(
    (keys, index) => index === 0 || compareKeys(schema, items[index - 1] ?? [], keys) <= 0,
  );
  if (!schema.orderedByUser && !isSorted) faults.push(`${schema.name}: not in key order`);
}
