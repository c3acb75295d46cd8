import { Derived } from "../../../base/index.ts";
import { activeTree } from "../active-tree.ts";
import type { ConfigTree } from "../config-node.ts";
import { AppliedGroups } from "./applied-groups.ts";
import { type InheritanceProblem, InheritanceWork } from "./inheritance-work.ts";
import { LayerMerge } from "./merge-layers.ts";

/** A configuration with its groups and interface ranges applied. */
export interface Inheritance {
  /** Without `groups`, `apply-groups` and `interface-range`; what was inherited carries its origin. */
  readonly tree: ConfigTree;
  readonly problems: readonly InheritanceProblem[];
}

const known = new Derived<ConfigTree, Inheritance>();

/**
 * Applies configuration groups and interface ranges, as `| display inheritance` shows them.
 * A configuration that uses neither is returned itself, and what no group touches is shared; the
 * result is remembered per tree. Inactive groups and inactive statements bring nothing.
 */
export function inherited(tree: ConfigTree): Inheritance {
  return known.of(tree, () => {
    const work = new InheritanceWork();
    const merge = new LayerMerge(new AppliedGroups(tree, work), work);
    return { tree: merge.parent(tree, [], []), problems: work.problems };
  });
}

/** The configuration that is in force: active statements, with what they inherit. */
export function effectiveTree(tree: ConfigTree): ConfigTree {
  return inherited(activeTree(tree)).tree;
}
