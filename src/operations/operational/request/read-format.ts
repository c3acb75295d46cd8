import { operationFailed, type RpcError } from "../../../netconf/rpc/index.ts";
import { attributeOf, type XmlElement } from "../../../xml/index.ts";

const formats = ["xml", "text", "ascii", "json", "xml-minified", "json-minified"];

/** The form that a request asks for, in lower case; an unknown one is refused. @defaultValue xml */
export function readFormat(request: XmlElement): string | RpcError {
  const text = attributeOf(request, "format") ?? "xml";
  const format = text.toLowerCase();
  return formats.includes(format)
    ? format
    : operationFailed("syntax error, expecting text, xml or json", text);
}
