import { gunzipSync } from "node:zlib";
import { limits } from "../../../base/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { textOfBytes } from "./file-content.ts";
import type { Errno, FileNode } from "./file-node.ts";
import { type FileUser, isForbidden, mayRead } from "./file-rights.ts";
import {
  type Changed,
  type FileSystem,
  isErrno,
  nodeAt,
  normalPath,
  put,
  realParent,
  realPath,
  remove,
} from "./file-system.ts";
import { ownFiles } from "./own-files.ts";

/** The disk of a device as one request sees it. */
export interface Disk {
  /** Where relative paths begin. */
  readonly home: string;
  /** In which times are listed. */
  readonly timeZone: string;
  readonly files: FileSystem;
  /** An absolute path of what a peer wrote: `~`, relative, `file:///...`, `re0:/...`. Links are not followed. */
  path(written: string): string;
  /** What stands there, links followed. */
  node(path: string): FileNode | { readonly errno: Errno };
  /** `EACCES`: the user may not read it. */
  bytes(path: string): { readonly bytes: Uint8Array } | { readonly errno: Errno };
  /** As a person reads it: what ends in `.gz` is unpacked. `EFBIG`: it is larger than text may be, or is none. */
  text(path: string): { readonly text: string } | { readonly errno: Errno };
  /** Puts a file there, through links; one that is there keeps its owner and permissions. */
  write(path: string, bytes: Uint8Array, mode?: number): Errno | undefined;
  /** Takes away a file, a link or an empty folder; a link that was named itself. */
  remove(path: string): Errno | undefined;
  /** Whether the user may read what stands somewhere. */
  mayRead(node: FileNode): boolean;
  /** Takes a change of the files into force, or says why there is none. */
  apply(change: (files: FileSystem) => Changed): Errno | undefined;
}

/**
 * Opens the disk of a device for the user of a request, who without `maintenance` reads and changes
 * what the permission bits let others than root; or for what the device itself does (`as`).
 */
export function openDisk(context: OperationContext, as: "user" | "device" = "user"): Disk {
  const { system, session, authorization } = context;
  const isTrusted = as === "device" || authorization.flags.has("maintenance");
  const user: FileUser = { name: session.user, isTrusted };
  const home = session.user === "root" ? "/root" : `/var/home/${session.user}`;
  const own = ownFiles(context);
  const files = (): FileSystem => ({ changes: system.disk.changes, own });
  const node = (path: string): FileNode | { errno: Errno } => {
    const real = realPath(files(), path);
    if (isErrno(real)) return { errno: real };
    return nodeAt(files(), real) ?? { errno: "ENOENT" };
  };
  const take = (changed: Changed): Errno | undefined => {
    if (typeof changed === "string") return changed;
    if (isForbidden(files(), changed, user)) return "EACCES";
    system.disk.changes = changed;
    return undefined;
  };
  const disk: Disk = {
    home,
    timeZone: timeZoneOf(context.facts()),
    get files() {
      return files();
    },
    path: (written) => absolute(written, home),
    node,
    bytes(path) {
      const found = node(path);
      if ("errno" in found) return found;
      if (found.kind !== "file") return { errno: "EISDIR" };
      if (!mayRead(found, user)) return { errno: "EACCES" };
      return { bytes: found.content() };
    },
    text(path) {
      const read = disk.bytes(path);
      if ("errno" in read) return read;
      const bytes = path.endsWith(".gz") ? unpacked(read.bytes) : read.bytes;
      const text = bytes && textOfBytes(bytes);
      return text === undefined ? { errno: "EFBIG" } : { text };
    },
    write(path, bytes, mode) {
      const real = realPath(files(), path);
      if (isErrno(real)) return real;
      const before = nodeAt(files(), real);
      const {
        owner,
        group,
        mode: kept,
      } = before ?? { owner: session.user, group: "wheel", mode: 0o644 };
      const content = (): Uint8Array => bytes;
      const about = { owner, group, mode: mode ?? kept, mtime: context.now() };
      return take(put(files(), real, { kind: "file", ...about, content }));
    },
    remove: (path) =>
      disk.apply((now) => {
        const real = realParent(now, path);
        return isErrno(real) ? real : remove(now, real);
      }),
    mayRead: (found) => mayRead(found, user),
    apply: (change) => take(change(files())),
  };
  return disk;
}

function absolute(written: string, home: string): string {
  const path = written
    .replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/, "")
    .replace(/^[a-z]+\d*:(?=\/(?!\/))/, "")
    .replace(/^~(?=\/|$)/, home);
  return normalPath(path.startsWith("/") ? path : `${home}/${path}`);
}

function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.deviceFileBytes });
  } catch {
    return undefined;
  }
}
