import { type ConfigTree, emptyTree } from "../../junos/config/index.ts";
import { printXmlChanged, xnmNamespace } from "../../junos/formats/index.ts";
import { errorReply, type ReplyBody } from "../../netconf/rpc/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import { changeAttributes } from "../configuration-xml.ts";
import type { OperationContext } from "../operation-context.ts";
import { selectByConfiguration } from "../selection.ts";
import type { Datastore } from "../standard/datastore.ts";

/**
 * `<get-configuration changed="changed">`: what differs from the committed configuration is marked,
 * or, of the committed one itself, what differs from the commit before.
 */
export function changedConfiguration(
  tree: ConfigTree,
  datastore: Datastore,
  filter: XmlElement | undefined,
  context: OperationContext,
): ReplyBody {
  const { database, session } = context;
  const base =
    datastore === "candidate"
      ? database.candidateOf(session).base
      : (database.stored({ kind: "rollback", number: 1 }) ?? emptyTree(tree.schema));
  const selection = selectByConfiguration(base, filter);
  if ("error" in selection) return errorReply(selection.error);
  const attributes = [["xmlns", xnmNamespace] as const, ...changeAttributes(datastore, context)];
  return [{ xml: printXmlChanged(selection.tree, tree, { attributes }) }];
}
