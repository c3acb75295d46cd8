import { join } from "node:path";
import { limits } from "../base/index.ts";
import { type ConfigTree, equalTrees } from "../junos/config/index.ts";
import type { DatabaseState, StoredCommit } from "../junos/database/index.ts";
import {
  commitFileName,
  openCommit,
  openRescue,
  openUnconfirmed,
  sequenceOf,
  type TreeReader,
  treeReader,
} from "./commit-files.ts";
import type { DurableFiles } from "./durable-files.ts";
import { damaged, openStateFile } from "./state-file.ts";

export const deviceFile = "device";
export const rescueFile = "rescue.conf";
export const unconfirmedFile = "unconfirmed.conf";
export const certificatesFile = "certificates";
/** Ends the name of a file that is being written; what a crash leaves of it was never acknowledged. */
export const unfinished = ".tmp";

/** Who the folder belongs to, written before the first commit. */
interface SavedIdentity {
  readonly name: string;
  readonly seed: string;
}

export interface RecoveredState {
  /** Undefined in a folder that no device used yet. */
  readonly identity: SavedIdentity | undefined;
  /** Undefined before the first commit. */
  readonly database: DatabaseState | undefined;
  /** Empty before the first was kept. */
  readonly certificates: string;
}

/**
 * Reads what a device left. Files that were not finished are removed: nobody was told of them.
 * Throws `ERR_STATE` for anything that was durable and is not as it was.
 */
export async function recoverState(
  files: DurableFiles,
  folder: string,
  template: ConfigTree,
): Promise<RecoveredState> {
  const names = await files.list(folder);
  const sequences = names.flatMap((name) => sequenceOf(name) ?? []);
  const newest = sequences.reduce((most, sequence) => Math.max(most, sequence), 0);
  for (const name of names) if (isLeftOver(name, newest)) await files.remove(join(folder, name));
  const identity = await recoverIdentity(files, folder);
  const certificates =
    (await opened(
      files,
      join(folder, certificatesFile),
      (bytes, path) => openStateFile("certificates", bytes, path).text,
    )) ?? "";
  if (newest === 0) return { identity, database: undefined, certificates };
  if (identity === undefined)
    throw damaged(join(folder, deviceFile), "is missing although there are commits");
  const read = treeReader(template);
  const commits = await recoverCommits(files, folder, newest, read);
  const rescue = await opened(files, join(folder, rescueFile), (bytes, path) =>
    openRescue(bytes, path, read),
  );
  const unconfirmed = await recoverUnconfirmed(files, folder, commits, read);
  return { identity, database: { commits, rescue, unconfirmed }, certificates };
}

/** What a crash left half written, or kept from being removed. */
function isLeftOver(name: string, newest: number): boolean {
  const sequence = sequenceOf(name);
  return name.endsWith(unfinished) || (sequence !== undefined && sequence < oldestKept(newest));
}

/** The newest commit and all before it that Junos keeps, newest first; a gap is damage. */
async function recoverCommits(
  files: DurableFiles,
  folder: string,
  newest: number,
  read: TreeReader,
): Promise<readonly StoredCommit[]> {
  const commits: StoredCommit[] = [];
  for (let sequence = newest; sequence >= oldestKept(newest); sequence--) {
    const path = join(folder, commitFileName(sequence));
    const bytes = await files.read(path);
    if (bytes === undefined) throw damaged(path, "is missing although there are later commits");
    const commit = openCommit(bytes, path, read);
    if (commit.record.sequence !== sequence)
      throw damaged(path, `holds commit ${commit.record.sequence}`);
    commits.push(commit);
  }
  return commits;
}

/** The oldest commit that is kept when this one is the newest. */
export function oldestKept(newest: number): number {
  return Math.max(1, newest - limits.storedCommits + 1);
}

/**
 * The mark is written before the commit that it is about and removed after the one that confirms:
 * it counts unless a later commit is there, or the one that it announces is not.
 */
async function recoverUnconfirmed(
  files: DurableFiles,
  folder: string,
  [newest]: readonly StoredCommit[],
  read: TreeReader,
): Promise<ConfigTree | undefined> {
  const mark = await opened(files, join(folder, unconfirmedFile), (bytes, path) =>
    openUnconfirmed(bytes, path, read),
  );
  if (mark === undefined || newest === undefined) return undefined;
  const waits = newest.record.sequence <= mark.sequence && !equalTrees(mark.tree, newest.tree);
  return waits ? mark.tree : undefined;
}

function recoverIdentity(files: DurableFiles, folder: string): Promise<SavedIdentity | undefined> {
  return opened(files, join(folder, deviceFile), (bytes, path) => {
    const { name, seed } = openStateFile("device", bytes, path).facts;
    return { name: String(name), seed: String(seed) };
  });
}

async function opened<Content>(
  files: DurableFiles,
  path: string,
  open: (bytes: Uint8Array, path: string) => Content,
): Promise<Content | undefined> {
  const bytes = await files.read(path);
  return bytes && open(bytes, path);
}
