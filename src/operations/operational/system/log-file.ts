import { operationFailed } from "../../../netconf/rpc/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { openDisk } from "../files/disk.ts";
import { fileContent } from "../files/file-content.ts";
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

/** `show log NAME`: a file of the device below `/var/log`, or wherever an absolute path points. */
export function logFile(name: string | undefined, context: OperationContext): Answer {
  const path = name?.startsWith("/") ? name : `${folder}/${name ?? defaultFile}`;
  const file = openDisk(context).text(path);
  if ("errno" in file) return { error: operationFailed(`could not resolve file: ${path}`, path) };
  return fileContent(path, file.text);
}
