import {
  baseNamespace,
  errorReply,
  operationFailed,
  type RpcError,
  rpcErrorElement,
} from "../../../netconf/rpc/index.ts";
import { attributeOf, el, escapeText, type XmlElement } from "../../../xml/index.ts";
import { dataNamespace } from "../reply/index.ts";
import type { Answer, Asked } from "../request/index.ts";

/**
 * `device foo not found`, as Junos's ifinfo says it: inside the data element, which is why the error names
 * the namespace of NETCONF again; as text it is two plain lines (reference 7.6).
 */
export function deviceNotFound({ facts, request }: Asked, name: string): Answer {
  const error = { ...operationFailed(`device ${name} not found`), sourceDaemon: "ifinfo" };
  const format = (attributeOf(request, "format") ?? "xml").toLowerCase();
  if (format === "text" || format === "ascii") return [{ xml: plainText(error) }];
  if (format.startsWith("json")) return errorReply(error);
  const inside: XmlElement = {
    ...rpcErrorElement(error),
    attributes: [{ name: "xmlns", value: baseNamespace }],
  };
  return [el("interface-information", dataNamespace(facts, "interface"), inside)];
}

function plainText({ type, tag, severity, message }: RpcError): string {
  return escapeText(`\n${type}: ${tag}\n${severity}: ${message}\n`);
}
