import { operationFailed } from "../../../netconf/rpc/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { openDisk } from "../files/disk.ts";
import { fileContent } from "../files/file-content.ts";
import { realPath } from "../files/file-system.ts";
import type { Answer } from "../request/index.ts";

/** One line of `/var/log/messages`. */
export interface LogMessage {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly process: { readonly name: string; readonly pid: number | undefined };
  readonly text: string;
}

const folder = "/var/log";
const defaultFile = "messages";

/** `show log NAME`: a file of the device below `/var/log`, or for those with `maintenance` wherever an absolute path points. */
export function logFile(name: string | undefined, context: OperationContext): Answer {
  const path = name?.startsWith("/") ? name : `${folder}/${name ?? defaultFile}`;
  const disk = openDisk(context, "device");
  const real = realPath(disk.files, path);
  const isLog = real.startsWith(`${folder}/`) || context.authorization.flags.has("maintenance");
  const file = isLog ? disk.text(path) : ({ errno: "ENOENT" } as const);
  if ("errno" in file) return { error: operationFailed(`could not resolve file: ${path}`, path) };
  return fileContent(path, file.text);
}
