import { operationFailed } from "../../../netconf/rpc/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { type Disk, openDisk } from "../files/disk.ts";
import { namesIn, realPath } from "../files/file-system.ts";
import type { Answer, Asked } from "../request/index.ts";
import { clearedLine, logClearedMark, messagesPath } from "./messages-text.ts";

const folder = "/var/log";

/**
 * `clear log NAME [all]`: what a file below `/var/log` held is gone, but for the line that says so;
 * `all` takes its archived forms (`NAME.0.gz`) away, too.
 */
export function clearLog({ context, arguments: given }: Asked): Answer {
  const name = given.text("filename") ?? "";
  const path = name.startsWith("/") ? name : `${folder}/${name}`;
  const disk = openDisk(context);
  const real = realPath(disk.files, path);
  const isLog = real.startsWith(`${folder}/`) && "content" in disk.node(real);
  if (!isLog) return { error: operationFailed(`could not resolve file: ${path}`, path) };
  clear(real, disk, context);
  if (given.has("all")) for (const archived of archivesOf(real, disk)) disk.remove(archived);
  return [];
}

/** The device goes on writing its own messages; any other file is written anew. */
function clear(path: string, disk: Disk, context: OperationContext): void {
  const isWritten = context.system.disk.changes.entries.has(path) || context.files.has(path);
  if (path === messagesPath && !isWritten) context.mark(logClearedMark);
  else disk.write(path, Buffer.from(clearedLine(context.facts(), context.now())));
}

function archivesOf(path: string, { files }: Disk): readonly string[] {
  const parent = path.slice(0, path.lastIndexOf("/"));
  return namesIn(files, parent)
    .map((name) => `${parent}/${name}`)
    .filter(
      (other) => other.startsWith(`${path}.`) && /^\d+(\.gz)?$/.test(other.slice(path.length + 1)),
    );
}
