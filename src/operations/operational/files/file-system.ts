import { limits } from "../../../base/index.ts";
import type { Errno, FileNode } from "./file-node.ts";

/** An absolute path of a device, without `.` and `..`. */
export type AbsolutePath = `/${string}`;

/** What peers made (`FileNode`) or removed on a device, by absolute path. Immutable. */
export interface FileChanges {
  readonly entries: ReadonlyMap<string, FileNode | "removed">;
  /** Of the files among them. */
  readonly bytes: number;
}

export const noChanges: FileChanges = { entries: new Map(), bytes: 0 };

/** The files of a device at one moment: changes over those that are its own. */
export interface FileSystem {
  readonly changes: FileChanges;
  /** Files that somebody gave the device and those that it makes itself, with their folders. */
  readonly own: ReadonlyMap<string, FileNode>;
}

/** Other files of the device, or why it has none. */
export type Changed = FileChanges | Errno;

/** What stands at a path, the last link not followed. Links on the way are. */
export function lookUp(files: FileSystem, path: string): FileNode | Errno {
  const real = realParent(files, path);
  if (isErrno(real)) return real;
  return nodeAt(files, real) ?? "ENOENT";
}

/** Whether it is the reason why there is no path. */
export function isErrno(path: AbsolutePath | Errno): path is Errno {
  return !path.startsWith("/");
}

/** The path without links: what `open` would open. */
export function realPath(files: FileSystem, path: string): AbsolutePath | Errno {
  if (path.length > limits.diskPathLength) return "ENAMETOOLONG";
  let at: AbsolutePath = "/";
  let left = partsOf(path);
  for (let links = 0; ; ) {
    const [part, ...rest] = left;
    if (part === undefined) return at;
    const next = join(at, part);
    const node = nodeAt(files, next);
    if (node?.kind === "link") {
      if (++links > limits.diskLinks) return "ELOOP";
      const target = node.target.startsWith("/") ? node.target : `${at}/${node.target}`;
      left = [...partsOf(normalPath(target)), ...rest];
      at = "/";
      continue;
    }
    if (rest.length > 0 && node !== undefined && node.kind !== "folder") return "ENOTDIR";
    at = next;
    left = rest;
  }
}

/** The path with every link but the last followed: what `unlink` would unlink. */
export function realParent(files: FileSystem, path: string): AbsolutePath | Errno {
  const parts = partsOf(path);
  const name = parts.pop();
  if (name === undefined) return "/";
  const parent = realPath(files, `/${parts.join("/")}`);
  return isErrno(parent) ? parent : join(parent, name);
}

/** Names in a folder, sorted as `ls` sorts. The path has no links. */
export function namesIn({ changes, own }: FileSystem, folder: string): readonly string[] {
  const prefix = folder === "/" ? "/" : `${folder}/`;
  const names = new Set<string>();
  for (const path of own.keys())
    if (path.startsWith(prefix) && changes.entries.get(path) === undefined) names.add(path);
  for (const [path, node] of changes.entries)
    if (path.startsWith(prefix) && node !== "removed") names.add(path);
  const inside = [...names].map((path) => path.slice(prefix.length).split("/")[0] ?? "");
  return [...new Set(inside)].filter((name) => name !== "").sort();
}

/** Makes or replaces what stands at a path whose folder is there. */
export function put(files: FileSystem, path: string, node: FileNode): Changed {
  const parent = nodeAt(files, parentOf(path));
  if (parent === undefined) return "ENOENT";
  if (parent.kind !== "folder") return "ENOTDIR";
  const before = nodeAt(files, path);
  if (before?.kind === "folder") return node.kind === "folder" ? "EEXIST" : "EISDIR";
  if (path.length > limits.diskPathLength) return "ENAMETOOLONG";
  const size = bytesOf(node);
  if (size > limits.diskFileBytes) return "EFBIG";
  return withEntry(files.changes, path, node);
}

/** Takes away what stands at a path; a folder only when it is empty, or with all that is in it. */
export function remove(files: FileSystem, path: string, withContent = false): Changed {
  const node = nodeAt(files, path);
  if (node === undefined) return "ENOENT";
  if (node.kind !== "folder") return withEntry(files.changes, path, "removed");
  const inside = below(files, path);
  if (inside.length > 0 && !withContent) return "ENOTEMPTY";
  let changes: Changed = files.changes;
  for (const gone of [...inside, path]) {
    changes = withEntry(changes, gone, "removed", files.own.has(gone));
    if (typeof changes === "string") return changes;
  }
  return changes;
}

/** Gives a file or link another name; folders stay where they are (`EISDIR`). */
export function rename(files: FileSystem, from: string, to: string): Changed {
  const node = nodeAt(files, from);
  if (node === undefined) return "ENOENT";
  if (node.kind === "folder") return "EISDIR";
  if (from === to) return files.changes;
  const changes = remove(files, from);
  return typeof changes === "string" ? changes : put({ ...files, changes }, to, node);
}

export function nodeAt({ changes, own }: FileSystem, path: string): FileNode | undefined {
  if (path === "/") return root;
  const change = changes.entries.get(path);
  if (change === "removed") return undefined;
  return change ?? own.get(path);
}

/** An absolute path without `.`, `..` and doubled slashes. */
export function normalPath(path: string): AbsolutePath {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export function parentOf(path: string): AbsolutePath {
  return normalPath(path.slice(0, path.lastIndexOf("/")));
}

export function join(folder: AbsolutePath, name: string): AbsolutePath {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

const root: FileNode = { kind: "folder", owner: "root", group: "wheel", mode: 0o755, mtime: 0 };

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function below({ changes, own }: FileSystem, folder: string): readonly string[] {
  const paths = new Set([...own.keys(), ...changes.entries.keys()]);
  const prefix = folder === "/" ? "/" : `${folder}/`;
  return [...paths].filter(
    (path) => path.startsWith(prefix) && changes.entries.get(path) !== "removed",
  );
}

function bytesOf(node: FileNode | "removed" | undefined): number {
  return typeof node === "object" && node.kind === "file" ? node.content().length : 0;
}

/** `mark`: a removal must be noted, because the device has something of its own there. */
function withEntry(
  { entries, bytes }: FileChanges,
  path: string,
  node: FileNode | "removed",
  mark = true,
): Changed {
  const after = new Map(entries);
  const size = bytes - bytesOf(entries.get(path)) + bytesOf(node);
  if (size > limits.diskBytes) return "ENOSPC";
  if (node === "removed" && !mark) after.delete(path);
  else after.set(path, node);
  return after.size > limits.diskEntries ? "ENFILE" : { entries: after, bytes: size };
}
