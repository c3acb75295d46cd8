import { type ConfigTree, emptyTree, inherited, type Origin } from "../../junos/config/index.ts";
import { type RpcError, readWord } from "../../netconf/rpc/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { withJunosDefaults } from "../profile/junos-defaults.ts";
import type { Datastore } from "../standard/datastore.ts";

/** What of a configuration is shown: as it is stored, or with what it inherits, with marks or without. */
interface ConfigurationView {
  /** Makes of a stored configuration what is shown. */
  readonly seen: (stored: ConfigTree) => ConfigTree;
  /** The kinds of sources that inherited statements name. */
  readonly origins: readonly Origin["kind"][];
  /** What differs from the configuration before is marked. */
  readonly marksChanges: boolean;
}

/**
 * Reads `inherit`, `groups`, `interface-ranges`, `changed` and `commit-scripts` of a
 * get-configuration. `commit-scripts="view"` is what a commit script would be given; with `apply`
 * the device has no script that would change anything, so its result is what is inherited.
 */
export function readView(request: XmlElement): ConfigurationView | { readonly error: RpcError } {
  const inherit = readWord(request, "inherit", ["inherit", "defaults", "junos-defaults"]);
  if ("error" in inherit) return inherit;
  const groups = readWord(request, "groups", ["groups"]);
  if ("error" in groups) return groups;
  const ranges = readWord(request, "interface-ranges", ["interface-ranges"]);
  if ("error" in ranges) return ranges;
  const changed = readWord(request, "changed", ["changed"]);
  if ("error" in changed) return changed;
  const scripts = readWord(request, "commit-scripts", ["apply", "apply-no-transients", "view"]);
  if ("error" in scripts) return scripts;
  const isView = scripts.word === "view";
  const inherits = inherit.word !== undefined || scripts.word !== undefined;
  const origins: Origin["kind"][] = [];
  if (inherits && (isView || groups.word !== undefined)) origins.push("group");
  if (inherits && (isView || ranges.word !== undefined)) origins.push("interface-range");
  return {
    seen: (stored) => {
      if (!inherits) return stored;
      const withDefaults = inherit.word?.endsWith("defaults") === true;
      return inherited(withDefaults ? withJunosDefaults(stored) : stored).tree;
    },
    origins,
    marksChanges: isView || changed.word !== undefined,
  };
}

/** What `changed` compares with: the commit below the candidate, or the one before the committed one. */
export function baseOf(datastore: Datastore, context: OperationContext): ConfigTree {
  const { database, session, schema } = context;
  return datastore === "candidate"
    ? database.candidateOf(session).base
    : (database.stored({ kind: "rollback", number: 1 }) ?? emptyTree(schema));
}

/** Reads `database`: the candidate, or what was committed. */
export function readDatabase(
  request: XmlElement,
): { readonly datastore: Datastore } | { readonly error: RpcError } {
  const database = readWord(request, "database", ["candidate", "committed"]);
  if ("error" in database) return { error: database.error };
  return { datastore: database.word === "committed" ? "running" : "candidate" };
}
