import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { outputReply } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { archiveOperation } from "./archive.ts";
import { checksumOperations } from "./checksums.ts";
import { openDisk } from "./disk.ts";
import { encodedContent, fileContent } from "./file-content.ts";
import { fileError, fileList } from "./file-list.ts";
import { type Errno, errnoTexts } from "./file-node.ts";
import { isErrno, realParent, rename } from "./file-system.ts";
import { shellOperation } from "./shell.ts";
import { transferOperations } from "./transfer.ts";

/** `file ...`, `show cli directory` and `request shell execute`. */
export const fileOperations: readonly OperationalOperation[] = [
  operational({
    name: "file-list",
    command: "file list",
    arguments: [
      value("path", { isPositional: true }),
      choice("level", "brief", "detail"),
      flag("recursive"),
    ],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer({ context, arguments: given }) {
      if (given.has("recursive"))
        return { error: operationFailed("file list recursive is not supported", "recursive") };
      const disk = openDisk(context);
      const path = disk.path(given.text("path") ?? "~");
      return fileList(disk, path, given.text("level") === "detail", context.now());
    },
  }),
  operational({
    name: "file-show",
    command: "file show",
    arguments: [
      value("filename", { isPositional: true, isRequired: true }),
      value("encoding", { values: ["text", "base64", "raw"] }),
    ],
    drivenBy: "the disk of the device, with its configurations and its log",
    permissions: ["maintenance"],
    answer: fileShow,
  }),
  operational({
    name: "file-delete",
    command: "file delete",
    arguments: [value("path", { isPositional: true, isRequired: true }), flag("purge")],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer: fileDelete,
  }),
  operational({
    name: "file-copy",
    command: "file copy",
    arguments: [
      value("source", { isPositional: true, isRequired: true }),
      value("destination", { isPositional: true, isRequired: true }),
    ],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer: fileCopy,
  }),
  operational({
    name: "file-rename",
    command: "file rename",
    arguments: [
      value("source", { isPositional: true, isRequired: true }),
      value("destination", { isPositional: true, isRequired: true }),
    ],
    drivenBy: "the disk of the device",
    permissions: ["maintenance"],
    answer: fileRename,
  }),
  archiveOperation,
  ...transferOperations,
  ...checksumOperations,
  operational({
    name: "get-current-working-directory",
    command: "show cli directory",
    drivenBy: "the user",
    answer({ context }) {
      const { home } = openDisk(context);
      return {
        xml: el("cli", el("working-directory", home)),
        text: () => `Current directory: ${home}`,
      };
    },
  }),
  shellOperation,
];

function fileShow({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context);
  const path = disk.path(given.text("filename") ?? "");
  const read = disk.bytes(path);
  if ("errno" in read && read.errno === "EACCES") return { error: fileError(path, read.errno) };
  if ("errno" in read) return { error: operationFailed(`could not resolve file: ${path}`, path) };
  const file = given.text("encoding") === "base64" ? undefined : disk.text(path);
  // What no XML can carry comes in base64 even when nobody asked for that.
  return file !== undefined && "text" in file
    ? fileContent(path, file.text)
    : encodedContent(path, read.bytes);
}

/** PyEZ takes any output for the news that nothing was deleted. */
function fileDelete({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context);
  const path = disk.path(given.text("path") ?? "");
  const errno = disk.remove(path);
  return errno === undefined ? [] : outputReply(`rm: ${path}: ${errnoTexts[errno]}`);
}

const isRemote = (path: string): boolean => /^(?:https?|ftp|scp):|^[\w.-]+@[\w.-]+:/.test(path);

function fileCopy({ context, arguments: given }: Asked): Answer {
  const written = [given.text("source") ?? "", given.text("destination") ?? ""] as const;
  const remote = written.find(isRemote);
  if (remote !== undefined)
    return { error: operationFailed(`could not fetch file: ${remote}`, remote) };
  const disk = openDisk(context);
  const [from, to] = [disk.path(written[0]), disk.path(written[1])];
  const read = disk.bytes(from);
  if ("errno" in read) return { error: fileError(from, read.errno) };
  const target = inFolder(disk, from, to);
  const errno = disk.write(target, read.bytes);
  return errno === undefined ? [] : { error: fileError(target, errno) };
}

function fileRename({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context);
  const from = disk.path(given.text("source") ?? "");
  const to = inFolder(disk, from, disk.path(given.text("destination") ?? ""));
  let at = from;
  const errno: Errno | undefined = disk.apply((files) => {
    const [one, other] = [realParent(files, from), realParent(files, to)];
    if (isErrno(one)) return one;
    at = to;
    if (isErrno(other)) return other;
    const changed = rename(files, one, other);
    if (changed === "ENOENT" && "errno" in disk.node(one)) at = from;
    return changed;
  });
  return errno === undefined ? [] : { error: fileError(at, errno) };
}

/** A destination that is a folder takes the file under its own name. */
function inFolder(disk: ReturnType<typeof openDisk>, from: string, to: string): string {
  const node = disk.node(to);
  if ("errno" in node || node.kind !== "folder") return to;
  return disk.path(`${to}/${from.slice(from.lastIndexOf("/") + 1)}`);
}
