import { ctimeText, timeText } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { container, output, outputReply } from "../reply/index.ts";
import type { Answer, Asked } from "../request/index.ts";
import { type Disk, openDisk } from "./disk.ts";
import { fileError } from "./file-list.ts";
import { type AbsolutePath, namesIn, nodeAt } from "./file-system.ts";

/** Where Junos keeps its sets of packages, and among them the snapshots of the running one. */
const sets = "/packages/sets";
const recovery = "/oam/recovery.ufs";

/** `request system snapshot [recovery | delete NAME]`: the running software, with its release and the time. */
export function requestSnapshot({ facts, context, arguments: given }: Asked): Answer {
  const disk = openDisk(context, "device");
  const named = given.text("delete");
  if (named !== undefined) return deleteSnapshot(disk, named);
  const stamp = timeText(facts.now, timeZoneOf(facts)).slice(0, 19).replaceAll(/[-:]/g, "");
  const isRecovery = given.has("recovery");
  const name = `snap.${stamp.replace(" ", ".")}`;
  const path = isRecovery ? recovery : `${sets}/${name}`;
  const errno = disk.write(path, Buffer.from(facts.version.text));
  if (errno !== undefined) return { error: fileError(path, errno) };
  const line = isRecovery
    ? "NOTICE: Recovery snapshot created successfully"
    : `NOTICE: Snapshot ${name} created successfully`;
  return { xml: el("snapshot-information", output(line)), text: () => line };
}

function deleteSnapshot(disk: Disk, name: string): Answer {
  const known = snapshotsOn(disk).some((one) => one.name === name);
  if (!known || disk.remove(`${sets}/${name}`) !== undefined)
    return { error: operationFailed(`snapshot ${name} does not exist`, name) };
  return outputReply(`NOTICE: Snapshot '${name}' deleted successfully`);
}

/** A copy of the software on the disk. */
interface Snapshot {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly release: string;
}

function snapshotsOn(disk: Disk): readonly Snapshot[] {
  const paths = [...namesIn(disk.files, sets as AbsolutePath)]
    .filter((name) => name.startsWith("snap."))
    .map((name) => `${sets}/${name}`);
  return [...paths, recovery].flatMap((path) => {
    const node = nodeAt(disk.files, path);
    if (node?.kind !== "file") return [];
    const release = Buffer.from(node.content()).toString();
    return [{ name: path.slice(path.lastIndexOf("/") + 1), path, at: node.mtime, release }];
  });
}

/** `show system snapshot`: what `request system snapshot` made; nothing when it made nothing yet. */
export function snapshotInformation({ facts, context }: Asked): Answer {
  const found = snapshotsOn(openDisk(context, "device"));
  const zone = timeZoneOf(facts);
  return {
    xml: container("snapshot-information", {}, ...found.flatMap((one) => elements(one, zone))),
    text: () =>
      [
        ...section(
          "Non-recovery",
          found.filter(({ path }) => path !== recovery),
          zone,
        ),
        ...section(
          "Recovery",
          found.filter(({ path }) => path === recovery),
          zone,
        ),
      ]
        .join("\n")
        .trimEnd(),
  };
}

function elements({ path, at, release }: Snapshot, zone: string): readonly XmlElement[] {
  return [
    el("snapshot-medium", path),
    el("creation-date", ctimeText(at, zone)),
    el(
      "software-version",
      el("package", el("package-name", "junos"), el("package-version", release)),
    ),
  ];
}

function section(kind: string, snapshots: readonly Snapshot[], zone: string): readonly string[] {
  if (snapshots.length === 0) return [`No ${kind.toLowerCase()} snapshots`];
  return [
    `${kind} snapshots:`,
    ...snapshots.flatMap(({ name, path, at, release }) => [
      `Snapshot ${name}:`,
      `Location: ${path}`,
      `Creation date: ${ctimeText(at, zone)}`,
      `Junos version: ${release}`,
      "",
    ]),
  ];
}
