import { type ConfigTree, emptyTree, selectSubtree } from "../junos/config/index.ts";
import { readXmlFilter } from "../junos/formats/index.ts";
import { operationFailed, type RpcError } from "../netconf/rpc/index.ts";
import { attributeOf, childOf, elementsOf, type XmlElement } from "../xml/index.ts";

/** What a filter made of a tree: the selection, or why the filter cannot be used. */
export type Selection =
  | { readonly tree: ConfigTree; readonly isEmpty: boolean }
  | { readonly error: RpcError };

/**
 * RFC 6241 6: the subtree filter of a request, rooted at `<configuration>` as on Junos. Without a
 * filter the whole tree is selected.
 */
export function selectByFilter(tree: ConfigTree, filter: XmlElement | undefined): Selection {
  if (filter === undefined) return selected(tree);
  const type = attributeOf(filter, "type") ?? "subtree";
  if (type !== "subtree")
    return { error: operationFailed(`filter type '${type}' is not supported`, "filter") };
  return selectByConfiguration(tree, childOf(filter, "configuration"));
}

/** The same for a filter that is a bare `<configuration>`, as in get-configuration. */
export function selectByConfiguration(
  tree: ConfigTree,
  configuration: XmlElement | undefined,
): Selection {
  if (configuration === undefined) return selected(tree);
  const isEmpty = elementsOf(configuration).length === 0;
  if (isEmpty && attributeOf(configuration, "matching") === undefined) return selected(tree);
  const filter = readXmlFilter(configuration, tree.schema);
  if ("message" in filter) return { error: operationFailed(filter.message, filter.badElement) };
  return selected(selectSubtree(tree, filter) ?? emptyTree(tree.schema));
}

function selected(tree: ConfigTree): Selection {
  return { tree, isEmpty: tree.children.length === 0 };
}
