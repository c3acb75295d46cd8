import type { ReplyBody } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";

/**
 * What get and get-config answer with: serialised content, as text or encoded, inside `<data>`, which is
 * `<nc:data>` in `rfc-compliant`.
 */
export function dataReply(
  content: readonly (string | Uint8Array)[],
  { profile }: OperationContext,
): ReplyBody {
  const tag = profile.reply.rfcCompliant ? "nc:data" : "data";
  const inside = content
    .filter((part) => part.length > 0)
    .map((part) => (typeof part === "string" ? { xml: part } : { bytes: part }));
  return [{ xml: `<${tag}>\n` }, ...inside, { xml: `</${tag}>\n` }];
}
