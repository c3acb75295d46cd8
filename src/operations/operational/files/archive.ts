import { gzipSync } from "node:zlib";
import { limits } from "../../../base/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { type Disk, openDisk } from "./disk.ts";
import { fileError } from "./file-list.ts";
import type { Errno, FileNode } from "./file-node.ts";
import { type AbsolutePath, isErrno, join, namesIn, nodeAt, realPath } from "./file-system.ts";

/** `file archive [compress] source PATH destination PATH`: a tar file, packed with gzip. */
export const archiveOperation: OperationalOperation = operational({
  name: "file-archive",
  command: "file archive",
  arguments: [
    flag("compress"),
    value("source", { isRequired: true }),
    value("destination", { isRequired: true }),
  ],
  drivenBy: "the disk of the device",
  permissions: ["maintenance"],
  answer: archive,
});

function archive({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context);
  const source = disk.path(given.text("source") ?? "");
  const isCompressed = given.has("compress");
  const suffix = isCompressed ? ".tgz" : ".tar";
  const written = disk.path(given.text("destination") ?? "");
  const destination = /\.(?:tgz|tar\.gz|tar)$/.test(written) ? written : `${written}${suffix}`;
  const tar = tarOf(disk, source);
  if (typeof tar === "string") return { error: fileError(source, tar) };
  const errno = disk.write(destination, isCompressed ? gzipSync(tar) : tar);
  return errno === undefined ? [] : { error: fileError(destination, errno) };
}

/** What one archive may hold before it is packed. */
const mostBytes = limits.diskBytes * 2;
const blockBytes = 512;

/** A tar archive (POSIX ustar) of a file, or of a folder with all that is in it. */
function tarOf(disk: Disk, source: string): Uint8Array | Errno {
  const root = realPath(disk.files, source);
  if (isErrno(root)) return root;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const waiting: AbsolutePath[] = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const node = nodeAt(disk.files, path);
    if (node === undefined) return "ENOENT";
    if (!disk.mayRead(node)) return "EACCES";
    const content = node.kind === "file" ? node.content() : new Uint8Array();
    const header = headerOf(path.slice(1), node, content.length);
    if (header === undefined) return "ENAMETOOLONG";
    const padding = new Uint8Array(-content.length & (blockBytes - 1));
    parts.push(header, content, padding);
    bytes += header.length + content.length + padding.length;
    if (bytes > mostBytes) return "EFBIG";
    if (node.kind !== "folder") continue;
    const folder = path;
    waiting.push(
      ...namesIn(disk.files, folder)
        .map((name) => join(folder, name))
        .reverse(),
    );
  }
  return Buffer.concat([...parts, new Uint8Array(2 * blockBytes)]);
}

/** Undefined when the name does not fit: 100 bytes, or 155 before and 100 behind a slash. */
function headerOf(path: string, node: FileNode, size: number): Uint8Array | undefined {
  const name = node.kind === "folder" ? `${path}/` : path;
  const split = splitName(name);
  const target = node.kind === "link" ? node.target : "";
  if (split === undefined || Buffer.byteLength(target) > 100) return undefined;
  const header = Buffer.alloc(blockBytes);
  const octal = (number: number, width: number): string =>
    `${number.toString(8).padStart(width - 1, "0")}\0`;
  header.write(split.name, 0);
  header.write(octal(node.mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(Math.floor(node.mtime / 1_000), 12), 136);
  header.write(" ".repeat(8), 148);
  header.write(node.kind === "folder" ? "5" : node.kind === "link" ? "2" : "0", 156);
  header.write(target, 157);
  header.write("ustar\x0000", 257);
  header.write(node.owner.slice(0, 31), 265);
  header.write(node.group.slice(0, 31), 297);
  header.write(split.prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function splitName(path: string): { readonly prefix: string; readonly name: string } | undefined {
  if (Buffer.byteLength(path) <= 100) return { prefix: "", name: path };
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (name !== "" && Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155)
      return { prefix, name };
  }
  return undefined;
}
