import { readdir } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { CallHomeError, limits, messageOf, readTextFile } from "../../base/index.ts";
import { type ReplyFile, type ReplySet, readReplies } from "../../operations/index.ts";

/** The replies of a directory, for as long as somebody uses them. */
export interface OpenReplies {
  readonly set: ReplySet;
  /** The last one to close makes that the directory is read anew by the next. */
  close(): void;
}

interface Shared {
  readonly reading: Promise<ReplySet>;
  users: number;
}

/** By absolute path: the devices of a process read each directory once. */
const shared = new Map<string, Shared>();

/** Reads the directory unless a device of this process has done so. Rejects with `ERR_FILE`. */
export async function openReplies(directory: string): Promise<OpenReplies> {
  const path = resolve(directory);
  const entry = shared.get(path) ?? { reading: readReplyDirectory(path), users: 0 };
  shared.set(path, entry);
  entry.users += 1;
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    entry.users -= 1;
    if (entry.users === 0) shared.delete(path);
  };
  try {
    return { set: await entry.reading, close };
  } catch (cause) {
    close();
    throw cause;
  }
}

/** Reads the replies of a directory. Rejects with `ERR_FILE`; what is wrong inside a file is a problem of the set. */
export async function readReplyDirectory(directory: string): Promise<ReplySet> {
  const paths = await replyPaths(directory);
  const files: ReplyFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const read = await readTextFile(path, limits.replyFileBytes);
    if (!read.ok) throw unusable(directory, `${path}: ${read.reason}`);
    bytes += read.text.length;
    if (bytes > limits.replyBytes)
      throw unusable(directory, `its files exceed the limit of ${limits.replyBytes} bytes`);
    files.push({ path: relative(directory, path).split(sep).join("/"), text: read.text });
  }
  return readReplies(files);
}

/** Files `*.xml` and `*.txt` of the directory and of the directories in it. */
async function replyPaths(directory: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const entry of await entriesOf(directory, directory)) {
    const path = join(directory, entry.name);
    if (!entry.isDirectory()) paths.push(path);
    else
      for (const inner of await entriesOf(path, directory))
        if (!inner.isDirectory()) paths.push(join(path, inner.name));
  }
  const replies = paths.filter((path) => /\.(xml|txt)$/.test(path));
  if (replies.length > limits.replyFiles)
    throw unusable(directory, `${replies.length} files exceed the limit of ${limits.replyFiles}`);
  return replies.sort();
}

async function entriesOf(
  directory: string,
  root: string,
): Promise<readonly { readonly name: string; isDirectory(): boolean }[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "";
    throw unusable(root, reasons[code] ?? messageOf(cause));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such directory",
  ENOTDIR: "it is no directory",
  EACCES: "permission denied",
};

function unusable(directory: string, reason: string): CallHomeError {
  return new CallHomeError("ERR_FILE", `cannot read the replies in ${directory}: ${reason}`);
}
