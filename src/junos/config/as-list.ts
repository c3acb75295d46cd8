import type { ConfigNode, List } from "./config-node.ts";

/** The node when it is a list. */
export function asList(node: ConfigNode | undefined): List | undefined {
  return node?.kind === "list" ? node : undefined;
}
