import { limits } from "../../src/base/index.ts";
import { applyEdit, type ConfigTree, emptyTree } from "../../src/junos/config/index.ts";
import type { DatabaseState } from "../../src/junos/database/index.ts";
import { parseText, printText } from "../../src/junos/formats/index.ts";
import { coreSchema } from "../../src/junos/schema/index.ts";

/** A configuration that is told from others by its host-name. */
export function namedTree(hostName: string): ConfigTree {
  const schema = coreSchema();
  const { root } = parseText(`system { host-name ${hostName}; }`, schema);
  return applyEdit(emptyTree(schema), root).tree;
}

export const noCommits: DatabaseState = { commits: [], rescue: undefined, unconfirmed: undefined };

/** The state after one more commit. */
export function withCommit(
  state: DatabaseState,
  hostName: string,
  unconfirmed?: ConfigTree,
): DatabaseState {
  const sequence = (state.commits[0]?.record.sequence ?? 0) + 1;
  const record = {
    sequence,
    at: 1_772_445_000_000 + sequence,
    user: "netops",
    client: "netconf",
    comment: sequence % 2 === 0 ? undefined : `change "${hostName}"\n`,
    revision: `re0-1772445000-${sequence}`,
  };
  const commit = { record, tree: namedTree(hostName) };
  return {
    ...state,
    commits: [commit, ...state.commits].slice(0, limits.storedCommits),
    unconfirmed,
  };
}

/** A state as plain data, for comparison. */
export function plainState({ commits, rescue, unconfirmed }: DatabaseState): unknown {
  return {
    commits: commits.map(({ record, tree }) => ({ record, text: printText(tree) })),
    rescue: rescue && { ...rescue, tree: printText(rescue.tree) },
    unconfirmed: unconfirmed && printText(unconfirmed),
  };
}
