import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";
import type { XmlAttribute, XmlElement } from "./element.ts";
import { TreeBuilder } from "./tree-builder.ts";
import { XmlError } from "./xml-error.ts";
import { resolveXmlLimits, type XmlLimits } from "./xml-limits.ts";

/** Bytes decoded at a time: text kept from a large message pins no more than its own piece. */
const pieceBytes = 65_536;

/**
 * Reads one document from the wire: XML 1.0 in UTF-8, strict and namespace-aware, without document type
 * declaration and without entities other than the five predefined ones. Blanks before the document,
 * the XML declaration, processing instructions and comments are passed over.
 * Throws `XmlError` and nothing else, and stops reading at the first fault.
 */
export function parseXml(input: string | Uint8Array, limits?: XmlLimits): XmlElement {
  const bounds = resolveXmlLimits(limits);
  if (input.length > bounds.bytes)
    throw new XmlError("too-large", `more than ${bounds.bytes} bytes`);
  if (typeof input === "string") return parsePieces([input], bounds);
  if (!isUtf8(input)) throw new XmlError("encoding", "not UTF-8");
  return parsePieces(piecesOf(input), bounds);
}

function* piecesOf(bytes: Uint8Array): Iterable<string> {
  const decoder = new StringDecoder("utf8");
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.write(
      Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(pieceBytes, bytes.length - at)),
    );
}

function parsePieces(pieces: Iterable<string>, bounds: Required<XmlLimits>): XmlElement {
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const builder = new TreeBuilder(bounds, () => ({
    line: parser.line,
    column: parser.columnIndex + 1,
  }));
  report(parser, builder);
  let blank = true;
  for (let piece of pieces) {
    if (blank) {
      const trimmed = piece.replace(leadingBlanks, "");
      parser.line += newlines(piece.slice(0, piece.length - trimmed.length));
      piece = trimmed;
      blank = piece === "";
    }
    parser.write(piece);
  }
  const { encoding } = parser.xmlDecl;
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
    throw builder.error(`encoding ${encoding}; NETCONF is UTF-8`, "encoding");
  parser.close();
  return builder.finish();
}

/** An XML declaration must stand first, but clients put line ends between messages. */
const leadingBlanks = /^[ \t\r\n]+/;

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

/**
 * Seven handlers and no more: with an eighth, V8 turns the parser object into a dictionary and all
 * parsing takes twice as long.
 */
function report(parser: SaxesParser<{ xmlns: false }>, builder: TreeBuilder): void {
  let attributes: XmlAttribute[] = [];
  parser.on("error", (cause) => {
    const message = cause.message.replace(/^\d+:\d+: |\.$/g, "");
    throw builder.error(message, /doctype/.test(message) ? "document-type" : "malformed");
  });
  parser.on("doctype", () => {
    throw builder.error("a document type declaration", "document-type");
  });
  parser.on("attribute", ({ name, value }) => {
    attributes.push({ name, value });
    builder.checkAttributeCount(attributes.length);
  });
  parser.on("opentag", ({ name }) => {
    builder.start(name, attributes);
    if (attributes.length > 0) attributes = [];
  });
  parser.on("closetag", () => builder.end());
  parser.on("text", (text) => builder.text(text));
  parser.on("cdata", (text) => builder.text(text));
}
