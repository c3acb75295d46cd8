import type { ConfigTree } from "../../junos/config/index.ts";
import { operationFailed, type RpcError, strayElement } from "../../netconf/rpc/index.ts";
import { elementsOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";

/** The databases that NETCONF names on Junos; `startup` does not exist there. */
export type Datastore = "running" | "candidate";

/** Reads what `<source>` or `<target>` names; `role` is the element that ought to be there. */
export function datastoreOf(
  holder: XmlElement | undefined,
  role: "source" | "target",
): { readonly datastore: Datastore } | { readonly error: RpcError } {
  const [named, second] = holder === undefined ? [] : elementsOf(holder);
  if (named?.name !== "running" && named?.name !== "candidate") {
    const expected = "syntax error, expecting <candidate/> or <running/>";
    return { error: operationFailed(expected, named?.name ?? role) };
  }
  if (second !== undefined)
    return { error: operationFailed(`syntax error, expecting </${role}>`, second.name) };
  const stray = strayElement(named);
  return stray === undefined ? { datastore: named.name } : { error: stray };
}

/** Why what `<source>` or `<target>` names is not the candidate; undefined when it is. */
export function candidateOnly(
  holder: XmlElement | undefined,
  role: "source" | "target",
): RpcError | undefined {
  const named = datastoreOf(holder, role);
  if ("error" in named) return named.error;
  if (named.datastore === "candidate") return undefined;
  return operationFailed("syntax error, expecting <candidate/>", named.datastore);
}

/** The tree that stands in a database right now; the candidate is what the session has open. */
export function treeOf(datastore: Datastore, { database, session }: OperationContext): ConfigTree {
  return datastore === "running" ? database.running : database.candidateOf(session).tree;
}
