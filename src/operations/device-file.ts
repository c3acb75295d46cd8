import { operationFailed, type RpcError } from "../netconf/rpc/index.ts";
import type { OperationContext } from "./operation-context.ts";

/**
 * The text of a file that a request names: an absolute path, or the same as `file:` URL (Junos
 * `url`). Other machines are not asked.
 */
export function deviceFile(
  url: string,
  { files }: OperationContext,
): { readonly text: string } | { readonly error: RpcError } {
  const path = url.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/, "");
  const text = files.get(path);
  if (text !== undefined) return { text };
  const message = /^(?:https?|ftp|scp):/.test(url)
    ? `could not fetch file: ${url}`
    : `could not resolve file: ${path}`;
  return { error: operationFailed(message, path) };
}
