import { errorReply, type ReplyBody } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { readFormat } from "../request/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { familyOf } from "./table/index.ts";

/**
 * The reply to a request that the table knows and no operation answers: its empty root element,
 * whatever its arguments; nothing as text or JSON. Undefined: this platform does not know it.
 */
export function unansweredReply(
  request: XmlElement,
  { facts }: OperationContext,
  catalogue: Catalogue,
): ReplyBody | undefined {
  const known = catalogue.unanswered(request.name, familyOf(facts().platform.model));
  if (known === undefined) return undefined;
  const format = readFormat(request);
  if (typeof format === "object") return errorReply(format);
  const isXml = format.startsWith("xml");
  return known.root === undefined || !isXml ? [] : [el(known.root, "\n")];
}
