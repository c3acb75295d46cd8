import { activeTree, type ConfigTree } from "../config/index.ts";

const known = new WeakMap<ConfigTree, ConfigTree>();

/**
 * What the device would run on: without inactive statements and without the groups themselves,
 * since what stands in a group counts only where it is applied. Remembered per tree.
 */
export function inForce(candidate: ConfigTree): ConfigTree {
  const active = activeTree(candidate);
  const before = known.get(active);
  if (before !== undefined) return before;
  const children = active.children.filter(({ schema }) => schema.name !== "groups");
  const result = { ...active, children };
  known.set(active, result);
  return result;
}
