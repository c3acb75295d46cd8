import type { SchemaKind, SchemaNode } from "./schema-node.ts";
import { byName, commonStatements, nameKey, statement } from "./statement.ts";

/** Names come from peers, so a node that no tree holds any more may be forgotten. */
const nodes = new Map<string, WeakRef<SchemaNode>>();
const forgotten = new FinalizationRegistry<string>((id) => {
  if (nodes.get(id)?.deref() === undefined) nodes.delete(id);
});

/**
 * The schema of a statement that the schema does not know: free text, insertion order, lists keyed
 * by `name`. Equal name and shape give the same object as long as anybody holds it.
 */
export function unknownChild(name: string, shape: SchemaKind): SchemaNode {
  const id = `${shape} ${name}`;
  const known = nodes.get(id)?.deref();
  if (known !== undefined) return known;
  const node = makeUnknown(name, shape);
  nodes.set(id, new WeakRef(node));
  forgotten.register(node, id);
  return node;
}

/**
 * Whether `parent` can hold a statement that the schema does not know. Where its children are all
 * that Junos has, only those of YANG packages can come in: `openconfig-interfaces:interfaces`.
 */
export function mayHoldUnknown(parent: SchemaNode, name: string): boolean {
  return !parent.closed || name.includes(":");
}

function makeUnknown(name: string, kind: SchemaKind): SchemaNode {
  const parts = { name, kind, unknown: true, orderedByUser: true, presence: true } as const;
  if (kind === "container") {
    return statement({ ...parts, childrenOf: () => byName(commonStatements) });
  }
  if (kind === "list") {
    return statement({
      ...parts,
      keys: Object.freeze(["name"]),
      childrenOf: () => byName([nameKey, ...commonStatements]),
    });
  }
  return statement({ ...parts, type: { base: "string" } });
}
