import type { FileNode } from "./file-node.ts";
import { type FileChanges, type FileSystem, nodeAt, parentOf } from "./file-system.ts";

/** For whom a disk is opened. */
export interface FileUser {
  readonly name: string;
  /** Runs the device (`maintenance`), or is the device itself: no permission bits are asked. */
  readonly isTrusted: boolean;
}

const read = 0o4;
const write = 0o2;

/** Whether the permission bits let the user read it. Users share no group. */
export function mayRead(node: FileNode, user: FileUser): boolean {
  return may(node, user, read);
}

/** Whether a change does anything that the permission bits of files and folders keep the user from. */
export function isForbidden(before: FileSystem, changes: FileChanges, user: FileUser): boolean {
  if (user.isTrusted) return false;
  const after = { ...before, changes };
  const paths = new Set([...before.changes.entries.keys(), ...changes.entries.keys()]);
  return [...paths].some((path) => {
    const [one, other] = [nodeAt(before, path), nodeAt(after, path)];
    if (one === other) return false;
    if (one !== undefined && other !== undefined) return !may(one, user, write);
    const folder = nodeAt(after, parentOf(path)) ?? nodeAt(before, parentOf(path));
    if (folder === undefined || !may(folder, user, write)) return true;
    // Of a folder for all, as /var/tmp, users take away what is theirs.
    return one !== undefined && ![one.owner, folder.owner].includes(user.name);
  });
}

function may({ mode, owner }: FileNode, { name, isTrusted }: FileUser, bit: number): boolean {
  return isTrusted || ((owner === name ? mode >> 6 : mode) & bit) !== 0;
}
