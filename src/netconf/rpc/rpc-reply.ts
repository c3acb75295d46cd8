import type { XmlElement } from "../../xml/index.ts";
import type { RpcError } from "./rpc-error.ts";

/**
 * What stands between `<rpc-reply>` and `</rpc-reply>`, piece by piece:
 * an element is printed in the Junos reply layout, `xml` is text that is already serialised
 * (a configuration), `bytes` is such text encoded and remembered, ending with a newline, `ok` and `error` are the protocol's own.
 */
export type ReplyPart =
  | XmlElement
  | { readonly xml: string }
  | { readonly bytes: Uint8Array }
  | { readonly ok: true }
  | { readonly error: RpcError };

/** An empty body is a legal Junos reply: success with nothing to say. */
export type ReplyBody = readonly ReplyPart[];

export const okReply: ReplyBody = [{ ok: true }];

export function errorReply(...errors: readonly RpcError[]): ReplyBody {
  return errors.map((error) => ({ error }));
}
