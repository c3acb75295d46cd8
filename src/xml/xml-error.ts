import type { XmlAttribute } from "./element.ts";

/** Why a text is no XML that we take. */
export type XmlErrorCode =
  /** Breaks the grammar of XML 1.0 or the rules of namespaces. */
  | "malformed"
  /** The bytes are not UTF-8, or the XML declaration names another encoding. */
  | "encoding"
  /** A document type declaration; none is ever read (RFC 6241 section 3). */
  | "document-type"
  /** A limit on size, depth, attributes or nodes was passed. */
  | "too-large";

/** Where in the text: both count from 1, and are 0 when the text as a whole is meant. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** The only error that the parsers of this room throw. */
export class XmlError extends Error {
  override readonly name = "XmlError";
  readonly code: XmlErrorCode;
  readonly line: number;
  readonly column: number;
  /** Attributes of the root when its start tag was read before the error: a reply echoes them. */
  readonly rootAttributes: readonly XmlAttribute[];

  constructor(
    code: XmlErrorCode,
    message: string,
    where: XmlPosition = { line: 0, column: 0 },
    rootAttributes: readonly XmlAttribute[] = [],
  ) {
    super(message);
    this.code = code;
    this.line = where.line;
    this.column = where.column;
    this.rootAttributes = rootAttributes;
  }
}

/** The position of `offset` in `text`. */
export function positionAt(text: string, offset: number): XmlPosition {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
