import { ctimeText, secondsText } from "../../../base/index.ts";
import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { nameGlob } from "../interfaces/name-glob.ts";
import type { OperationalReply } from "../reply/index.ts";
import type { Disk } from "./disk.ts";
import { errnoTexts, type FileNode, modeText, sizeOf } from "./file-node.ts";
import {
  type AbsolutePath,
  isErrno,
  join,
  lookUp,
  namesIn,
  nodeAt,
  parentOf,
  realPath,
} from "./file-system.ts";

/** One line of a listing. */
interface Item {
  readonly name: string;
  readonly node: FileNode;
}

/** What one listing shows: a folder with its name, or files that were named. */
interface Listing {
  readonly folder: string | undefined;
  readonly items: readonly Item[];
}

/** `file list PATH [detail]`; the last name may be a pattern. */
export function fileList(
  disk: Disk,
  path: string,
  isDetailed: boolean,
  now: number,
): OperationalReply {
  const listing = listingOf(disk, path);
  const style = isDetailed ? "detail" : "brief";
  const root = { "root-path": path, "junos:seconds": secondsText(now), "junos:style": style };
  if (typeof listing === "string")
    return { xml: el("directory-list", root, el("output", listing)), text: () => listing };
  const { folder, items } = listing;
  const total = items.length;
  return {
    xml: el(
      "directory-list",
      root,
      el(
        "directory",
        folder === undefined ? undefined : { name: folder },
        ...items.map((item) => information(item, isDetailed, disk.timeZone)),
        ...(isDetailed && folder !== undefined
          ? [el("total-file-blocks", String(blocksOf(items))), el("total-files", String(total))]
          : []),
      ),
    ),
    text: () =>
      [
        ...(folder === undefined ? [] : ["", `${folder}:`]),
        ...(isDetailed && folder !== undefined ? [`total blocks: ${blocksOf(items)}`] : []),
        ...items.map((item) => (isDetailed ? longLine(item, disk.timeZone) : shortLine(item))),
        ...(isDetailed && folder !== undefined ? [`total files: ${total}`] : []),
      ].join("\n"),
  };
}

/** What a path names; the words of `ls` when that is nothing. */
function listingOf(disk: Disk, path: string): Listing | string {
  const { files } = disk;
  const node = disk.node(path);
  if (!("errno" in node)) {
    const real = realPath(files, path);
    if (node.kind !== "folder" || isErrno(real))
      return { folder: undefined, items: [{ name: path, node: linkOr(disk, path, node) }] };
    return { folder: path, items: itemsIn(disk, real, namesIn(files, real)) };
  }
  const parent = realPath(files, parentOf(path));
  const pattern = path.slice(path.lastIndexOf("/") + 1);
  if (!isErrno(parent) && /[*?[]/.test(pattern)) {
    const fits = nameGlob(pattern);
    const items = itemsIn(disk, parent, namesIn(files, parent).filter(fits));
    if (items.length > 0)
      return {
        folder: undefined,
        items: items.map(({ name, node: found }) => ({
          name: join(parentOf(path), name),
          node: found,
        })),
      };
  }
  return `${path}: ${errnoTexts[node.errno]}`;
}

/** A link that was named is shown as such. */
function linkOr(disk: Disk, path: string, followed: FileNode): FileNode {
  const node = lookUp(disk.files, path);
  return typeof node === "string" ? followed : node;
}

function itemsIn({ files }: Disk, folder: AbsolutePath, names: readonly string[]): readonly Item[] {
  return names.flatMap((name) => {
    const node = nodeAt(files, join(folder, name));
    return node === undefined ? [] : [{ name, node }];
  });
}

function information({ name, node }: Item, isDetailed: boolean, zone: string): XmlElement {
  const kind = [
    node.kind === "folder" ? el("file-directory", { "junos:format": "/" }) : undefined,
    node.kind === "link" ? el("file-symlink-target", node.target) : undefined,
  ];
  if (!isDetailed) return el("file-information", el("file-name", name), ...kind);
  return el(
    "file-information",
    el("file-name", name),
    el("file-permissions", { "junos:format": modeText(node) }, node.mode.toString(8)),
    el("file-owner", node.owner),
    el("file-group", node.group),
    el("file-links", String(linksOf(node))),
    el("file-size", String(sizeOf(node))),
    el("file-date", { "junos:format": dateText(node.mtime, zone) }, secondsText(node.mtime)),
    ...kind,
  );
}

function linksOf({ kind }: FileNode): number {
  return kind === "folder" ? 2 : 1;
}

/** Blocks of 512 bytes, in which `ls` counts. */
function blocksOf(items: readonly Item[]): number {
  return items.reduce((blocks, { node }) => blocks + Math.ceil(sizeOf(node) / 4_096) * 8, 0);
}

function shortLine({ name, node }: Item): string {
  if (node.kind === "folder") return `${name}/`;
  return node.kind === "link" ? `${name}@ -> ${node.target}` : name;
}

function longLine(item: Item, zone: string): string {
  const { node } = item;
  return [
    modeText(node),
    String(linksOf(node)).padStart(3),
    node.owner.padEnd(8),
    node.group.padEnd(8),
    String(sizeOf(node)).padStart(10),
    dateText(node.mtime, zone),
    shortLine(item),
  ].join(" ");
}

/** `Mar  2 09:50`, as `ls -l` prints a time of this year. */
export function dateText(at: number, zone: string): string {
  return ctimeText(at, zone).slice(4, 16);
}

/** `/var/tmp/x: No space left on device`. */
export function fileError(path: string, errno: keyof typeof errnoTexts): RpcError {
  return operationFailed(`${path}: ${errnoTexts[errno]}`, path);
}
