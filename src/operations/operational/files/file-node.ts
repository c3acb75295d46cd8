/** What `ls -l` tells beside size and name. */
interface NodeFacts {
  readonly owner: string;
  readonly group: string;
  /** Permission bits, `0o644`. */
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
}

export interface RegularFile extends NodeFacts {
  readonly kind: "file";
  /** Made when it is asked for: most files of a device are never read. */
  readonly content: () => Uint8Array;
}

interface Folder extends NodeFacts {
  readonly kind: "folder";
}

interface SymbolicLink extends NodeFacts {
  readonly kind: "link";
  readonly target: string;
}

export type FileNode = RegularFile | Folder | SymbolicLink;

/** Why the system refuses, by the names of POSIX. */
export type Errno =
  | "EACCES"
  | "EEXIST"
  | "EFBIG"
  | "EISDIR"
  | "ELOOP"
  | "ENAMETOOLONG"
  | "ENFILE"
  | "ENOENT"
  | "ENOSPC"
  | "ENOTDIR"
  | "ENOTEMPTY";

/** The words of FreeBSD, on which Junos stands. */
export const errnoTexts: Readonly<Record<Errno, string>> = {
  EACCES: "Permission denied",
  EEXIST: "File exists",
  EFBIG: "File too large",
  EISDIR: "Is a directory",
  ELOOP: "Too many levels of symbolic links",
  ENAMETOOLONG: "File name too long",
  ENFILE: "Too many open files in system",
  ENOENT: "No such file or directory",
  ENOSPC: "No space left on device",
  ENOTDIR: "Not a directory",
  ENOTEMPTY: "Directory not empty",
};

/** `-rw-r--r--`. */
export function modeText({ kind, mode }: FileNode): string {
  const type = kind === "folder" ? "d" : kind === "link" ? "l" : "-";
  const bits = mode.toString(2).padStart(9, "0").slice(-9).split("");
  return type + bits.map((bit, at) => (bit === "1" ? ("rwx"[at % 3] ?? "") : "-")).join("");
}

/** Bytes as `ls` counts them; folders take a block. */
export function sizeOf(node: FileNode): number {
  switch (node.kind) {
    case "file":
      return node.content().length;
    case "folder":
      return 512;
    case "link":
      return Buffer.byteLength(node.target);
  }
}
