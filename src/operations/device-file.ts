import { operationFailed, type RpcError } from "../netconf/rpc/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { openDisk } from "./operational/files/disk.ts";

const readableByOthers = 0o004;

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
  const node = disk.node(path);
  const { authorization, session } = context;
  const mayRead =
    authorization.flags.has("maintenance") ||
    "errno" in node ||
    node.owner === session.user ||
    (node.mode & readableByOthers) !== 0;
  if (!mayRead) return { error: operationFailed(`could not read file: ${path}`, path) };
  const file = disk.text(path);
  if ("text" in file) return file;
  return { error: operationFailed(`could not resolve file: ${path}`, path) };
}
