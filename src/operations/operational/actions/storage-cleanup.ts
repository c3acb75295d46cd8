import { el } from "../../../xml/index.ts";
import { openDisk } from "../files/disk.ts";
import { dateText } from "../files/file-list.ts";
import { sizeOf } from "../files/file-node.ts";
import { textTable } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
} from "../request/index.ts";

/** What Junos calls garbage: rotated logs, packages and archives lying about, cores. */
const garbage = /^\/var\/(?:log\/.*\.gz|tmp\/.*\.(?:tgz|gz|tar|core)|crash\/.*|sw\/pkg\/.*)$/;

/** `request system storage cleanup [dry-run]`: files that peers left on the disk. */
export const storageCleanup: OperationalOperation = operational({
  name: "request-system-storage-cleanup",
  command: "request system storage cleanup",
  arguments: [flag("dry-run"), flag("no-confirm"), flag("all-members"), flag("local")],
  drivenBy: "logs, packages and cores that were put onto the disk of the device",
  permissions: ["maintenance"],
  answer: cleanUp,
});

function cleanUp({ context, arguments: given }: Asked): Answer {
  const disk = openDisk(context, "device");
  const files = [...disk.files.changes.entries]
    .flatMap(([path, node]) =>
      node !== "removed" && node.kind === "file" && garbage.test(path)
        ? [{ path, size: sizeOf(node), date: dateText(node.mtime, disk.timeZone) }]
        : [],
    )
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  if (!given.has("dry-run")) for (const { path } of files) disk.remove(path);
  return {
    xml: el(
      "system-storage-cleanup-information",
      el(
        "file-list",
        ...files.map(({ path, size, date }) =>
          el("file", el("file-name", path), el("size", String(size)), el("date", date)),
        ),
      ),
      el("success"),
    ),
    text: () =>
      [
        "List of files to delete:",
        "",
        ...textTable([
          ["       Size", "Date", "Name"],
          ...files.map(({ path, size, date }) => [`${String(size).padStart(10)}B`, date, path]),
        ]),
      ].join("\n"),
  };
}
