import { operationFailed, type RpcError } from "../netconf/rpc/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { openDisk } from "./operational/files/disk.ts";

/**
 * The text of a file of the device that a request names: a path, or the same as `file:` URL (Junos
 * `url`); what ends in `.gz` is unpacked. Other machines are not asked.
 * Without `maintenance` a user reads what is its own or readable by all: no earlier configuration.
 */
export function deviceFile(
  url: string,
  context: OperationContext,
): { readonly text: string } | { readonly error: RpcError } {
  if (/^(?:https?|ftp|scp):/.test(url))
    return { error: operationFailed(`could not fetch file: ${url}`, url) };
  const disk = openDisk(context);
  const path = disk.path(url);
  const file = disk.text(path);
  if ("text" in file) return file;
  if (file.errno === "EACCES")
    return { error: operationFailed(`could not read file: ${path}`, path) };
  return { error: operationFailed(`could not resolve file: ${path}`, path) };
}
