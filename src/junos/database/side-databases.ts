import { SparseMap } from "../../base/index.ts";
import { type ConfigTree, effectiveTree, emptyTree, entriesOf, has } from "../config/index.ts";
import { mergeChanges } from "./merge-changes.ts";
import type { OwnCandidate } from "./own-candidate.ts";

/**
 * The databases beside the candidate: ephemeral instances and the dynamic database. Each holds one
 * committed tree and no history; a commit takes effect whatever others committed since.
 */
export class SideDatabases {
  readonly #trees = new SparseMap<string, ConfigTree>();

  /** What stands in the database; empty when nothing was committed to it. */
  tree(mode: OwnCandidate["mode"], instance: string, { schema }: ConfigTree): ConfigTree {
    return this.#trees.get(keyOf(mode, instance)) ?? emptyTree(schema);
  }

  /** Adds the changes of a session to what others committed. */
  commit(own: OwnCandidate, transform: (tree: ConfigTree) => ConfigTree): void {
    const committed = this.tree(own.mode, own.instance, own.base);
    const changed = transform(own.tree);
    const tree = committed === own.base ? changed : mergeChanges(own.base, changed, committed).tree;
    this.#trees.set(keyOf(own.mode, own.instance), tree);
    own.renew(tree);
  }

  /** Instances that the running configuration names no more are gone with all that is in them. */
  retain(running: ConfigTree): void {
    for (const key of this.#trees.keys()) {
      const [mode, instance = ""] = key.split("\0");
      if (mode === "ephemeral" && !hasInstance(running, instance)) this.#trees.delete(key);
    }
  }
}

/** `system configuration-database ephemeral instance NAME`; the default instance needs no statement. */
export function hasInstance(running: ConfigTree, instance: string): boolean {
  const path = ["system", "configuration-database", "ephemeral"] as const;
  const active = effectiveTree(running);
  return instance === ""
    ? !has(active, ...path, "ignore-ephemeral-default")
    : entriesOf(active, ...path, "instance").some(({ keys }) => keys[0] === instance);
}

function keyOf(mode: OwnCandidate["mode"], instance: string): string {
  return `${mode}\0${instance}`;
}
