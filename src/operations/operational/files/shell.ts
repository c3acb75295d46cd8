import { operationFailed } from "../../../netconf/rpc/index.ts";
import { outputReply } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { type Disk, openDisk } from "./disk.ts";
import { fileList } from "./file-list.ts";
import { type Errno, errnoTexts } from "./file-node.ts";
import { isErrno, nodeAt, parentOf, put, realParent, remove } from "./file-system.ts";

/** What a program prints; empty for nothing. Undefined: it does not take these words. */
type Program = (disk: Disk, words: readonly string[], asked: Asked) => string | undefined;

/** The programs that clients run through `request shell execute`. There is no shell behind them. */
const programs: Readonly<Record<string, Program>> = { cat, ln, ls, mkdir, pwd, rm, sysctl };

/** `request shell execute command "..."`: one of a few programs, without pipes, quotes and variables. */
export const shellOperation: OperationalOperation = operational({
  name: "request-shell-execute",
  command: "request shell execute",
  arguments: [value("command", { isRequired: true, isPositional: true }), value("routing-engine")],
  drivenBy: "the disk of the device; cat, ln, ls, mkdir, pwd, rm and one sysctl",
  permissions: ["shell", "maintenance"],
  answer: execute,
});

function execute(asked: Asked): Answer {
  const line = asked.arguments.text("command") ?? "";
  const [name = "", ...words] = line.split(/\s+/);
  const program = Object.hasOwn(programs, name) ? programs[name] : undefined;
  const isPlain = !/[|&;<>()$`\\"'*?[\]{}]/.test(line);
  const printed = isPlain ? program?.(openDisk(asked.context), words, asked) : undefined;
  if (printed === undefined)
    return {
      error: operationFailed(`not available in the shell of this emulator: ${line}`, name),
    };
  return printed === "" ? [] : outputReply(printed);
}

/** Options that are taken, and the words that are none; undefined when there is another option. */
function options(
  words: readonly string[],
  known: string,
): { readonly set: ReadonlySet<string>; readonly rest: readonly string[] } | undefined {
  const given = words.filter((word) => /^-./.test(word));
  const letters = given.flatMap((word) => word.slice(1).split(""));
  if (letters.some((letter) => !known.includes(letter))) return undefined;
  return { set: new Set(letters), rest: words.filter((word) => !/^-./.test(word)) };
}

function complaint(program: string, path: string, errno: Errno): string {
  return `${program}: ${path}: ${errnoTexts[errno]}`;
}

function cat(disk: Disk, words: readonly string[]): string | undefined {
  if (words.length === 0 || options(words, "") === undefined) return undefined;
  return words
    .map((word) => {
      const file = disk.text(disk.path(word));
      return "text" in file ? file.text.trimEnd() : complaint("cat", word, file.errno);
    })
    .join("\n");
}

function ls(disk: Disk, words: readonly string[], { context }: Asked): string | undefined {
  const read = options(words, "la1");
  if (read === undefined || read.rest.length > 1) return undefined;
  const path = disk.path(read.rest[0] ?? "~");
  const node = disk.node(path);
  if ("errno" in node) return complaint("ls", read.rest[0] ?? "~", node.errno);
  const lines = fileList(disk, path, read.set.has("l"), context.now()).text().split("\n");
  // `ls` has no heading and no totals.
  return lines
    .filter((line) => line !== "" && line !== `${path}:` && !line.startsWith("total "))
    .join("\n");
}

function pwd({ home }: Disk, words: readonly string[]): string | undefined {
  return words.length === 0 ? home : undefined;
}

function rm(disk: Disk, words: readonly string[]): string | undefined {
  const read = options(words, "rf");
  if (read === undefined || read.rest.length === 0) return undefined;
  const said = read.rest.flatMap((word) => {
    const errno = disk.apply((files) => {
      const real = realParent(files, disk.path(word));
      if (isErrno(real)) return real;
      const isFolder = nodeAt(files, real)?.kind === "folder";
      return isFolder && !read.set.has("r") ? "EISDIR" : remove(files, real, true);
    });
    const isForced = errno === "ENOENT" && read.set.has("f");
    return errno === undefined || isForced ? [] : [complaint("rm", word, errno)];
  });
  return said.join("\n");
}

function mkdir(disk: Disk, words: readonly string[], asked: Asked): string | undefined {
  const read = options(words, "p");
  if (read === undefined || read.rest.length === 0) return undefined;
  const said = read.rest.flatMap((word) => {
    const errno = makeFolder(disk, disk.path(word), read.set.has("p"), asked);
    return errno === undefined ? [] : [complaint("mkdir", word, errno)];
  });
  return said.join("\n");
}

function makeFolder(
  disk: Disk,
  path: string,
  withParents: boolean,
  asked: Asked,
): Errno | undefined {
  const found = disk.node(path);
  if (withParents) {
    if (!("errno" in found)) return found.kind === "folder" ? undefined : "EEXIST";
    const errno = makeFolder(disk, parentOf(path), true, asked);
    if (errno !== undefined) return errno;
  }
  return disk.apply((files) => {
    const real = realParent(files, path);
    if (isErrno(real)) return real;
    if (nodeAt(files, real) !== undefined) return "EEXIST";
    return put(files, real, { kind: "folder", mode: 0o755, ...madeBy(asked) });
  });
}

/** `ln -s TARGET LINK`, with `f` in place of one that is there. */
function ln(disk: Disk, words: readonly string[], asked: Asked): string | undefined {
  const read = options(words, "sf");
  const [target, link, ...more] = read?.rest ?? [];
  if (!read?.set.has("s") || target === undefined || link === undefined || more.length > 0)
    return undefined;
  const errno = disk.apply((files) => {
    const real = realParent(files, disk.path(link));
    if (isErrno(real)) return real;
    if (nodeAt(files, real) !== undefined && !read.set.has("f")) return "EEXIST";
    return put(files, real, { kind: "link", target, mode: 0o755, ...madeBy(asked) });
  });
  return errno === undefined ? "" : complaint("ln", link, errno);
}

function madeBy({ context }: Asked): { owner: string; group: string; mtime: number } {
  return { owner: context.session.user, group: "wheel", mtime: context.now() };
}

/** Whether Junos runs as a guest of its own host, by the same platform data as `show vmhost version`. */
function sysctl(_disk: Disk, words: readonly string[], { facts }: Asked): string | undefined {
  if (words.join(" ") !== "-n hw.re.vmhost_mode") return undefined;
  return facts.platform.vmHost === undefined ? "0" : "1";
}
