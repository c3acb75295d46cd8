import { ctimeText, secondsText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { timeZoneOf } from "../../time-zone.ts";
import type { OperationalReply } from "../reply/index.ts";

/** Where Junos looks, with the shape of a name that makes a file a core dump. */
const places: readonly (readonly [folder: string, pattern: string, shape: RegExp])[] = [
  ["/var/crash", "*core*", /core/],
  ["/var/tmp", "*core*", /core/],
  ["/var/tmp/pics", "*core*", /core/],
  ["/var/crash", "kernel.*", /^kernel\./],
  ["/var/jails/rest-api/tmp", "*core*", /core/],
  ["/tftpboot/corefiles", "*core*", /core/],
];

interface Dump {
  readonly path: string;
  readonly size: number;
}

/** `show system core-dumps`: the files of the device that are core dumps; for places without one, what `ls` says. */
export function coreDumps(context: OperationContext): OperationalReply {
  const facts = context.facts();
  const { bootedAt } = facts;
  const zone = timeZoneOf(facts);
  const found = places.map(([folder, pattern, shape]) => ({
    pattern: `${folder}/${pattern}`,
    folder,
    dumps: dumpsIn(folder, shape, context.files),
  }));
  const missing = found.filter(({ dumps }) => dumps.length === 0);
  const filled = found.filter(({ dumps }) => dumps.length > 0);
  const sorry = missing.map(({ pattern }) => `${pattern}: No such file or directory`);
  return {
    xml: el(
      "directory-list",
      { "junos:style": "detail" },
      ...sorry.map((line) => el("output", `\n${line}\n`)),
      ...filled.map(({ folder, dumps }) =>
        el(
          "directory",
          { name: folder },
          el("directory-name", folder),
          ...dumps.map((dump) => fileElement(dump, bootedAt, zone)),
          el("total-files", String(dumps.length)),
        ),
      ),
    ),
    text: () =>
      [
        ...sorry,
        ...filled.flatMap(({ dumps }) => [
          ...dumps.map((dump) => fileLine(dump, bootedAt, zone)),
          `total files: ${dumps.length}`,
        ]),
      ].join("\n"),
  };
}

function dumpsIn(
  folder: string,
  shape: RegExp,
  files: ReadonlyMap<string, string>,
): readonly Dump[] {
  return [...files].flatMap(([path, text]) => {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : "";
    const isDump = name !== "" && !name.includes("/") && shape.test(name);
    return isDump ? [{ path, size: Buffer.byteLength(text) }] : [];
  });
}

function fileElement({ path, size }: Dump, at: number, zone: string): XmlElement {
  return el(
    "file-information",
    el("file-name", path),
    el("file-permissions", { "junos:format": "-rw-r--r--" }, "100644"),
    el("file-owner", "root"),
    el("file-group", "wheel"),
    el("file-links", "1"),
    el("file-size", String(size)),
    el(
      "file-date",
      { "junos:seconds": secondsText(at), "junos:format": dateText(at, zone) },
      secondsText(at),
    ),
  );
}

function fileLine({ path, size }: Dump, at: number, zone: string): string {
  return `-rw-r--r--  1 root  wheel  ${String(size).padStart(9)} ${dateText(at, zone)} ${path}`;
}

/** `Mar 2  10:00`, as `ls -l` of Junos prints it. */
function dateText(at: number, zone: string): string {
  const text = ctimeText(at, zone);
  return `${text.slice(4, 7)} ${text.slice(8, 10).trim().padEnd(3)}${text.slice(11, 16)}`;
}
