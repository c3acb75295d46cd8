import type { ConfigTree } from "../../junos/config/index.ts";
import { operationFailed, type RpcError } from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";

/** The databases that NETCONF names on Junos; `startup` does not exist there. */
export type Datastore = "running" | "candidate";

/** Reads `<source>` or `<target>` of a request. */
export function datastoreOf(
  request: XmlElement,
  role: "source" | "target",
): { readonly datastore: Datastore } | { readonly error: RpcError } {
  const holder = childOf(request, role);
  const named = holder && elementsOf(holder)[0];
  if (named?.name === "running" || named?.name === "candidate") return { datastore: named.name };
  const expected = "syntax error, expecting <candidate/> or <running/>";
  return { error: operationFailed(expected, named?.name ?? role) };
}

/** The tree that stands in a database right now; the candidate is what the session has open. */
export function treeOf(datastore: Datastore, { database, session }: OperationContext): ConfigTree {
  return datastore === "running" ? database.running : database.candidateOf(session).tree;
}
