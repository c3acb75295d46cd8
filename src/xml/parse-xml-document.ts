import type * as FastXmlParser from "fast-xml-parser";
import { onDemand } from "../base/index.ts";
import type { XmlAttribute, XmlElement } from "./element.ts";
import { decodeReferences } from "./references.ts";
import { TreeBuilder } from "./tree-builder.ts";
import { positionAt, XmlError } from "./xml-error.ts";
import { resolveXmlLimits, type XmlLimits } from "./xml-limits.ts";

const library = onDemand((require) => require("fast-xml-parser") as typeof FastXmlParser);

/** What fast-xml-parser hands out with `preserveOrder`: one key is the name, `:@` the attributes. */
type Token = Readonly<Record<string, unknown>>;

const attributesKey = ":@";
const textKey = "#text";
const cdataKey = "#cdata";
/** Asked for, so that text before and after a comment is judged piece by piece. */
const commentKey = "#comment";
/** Keeps attributes such as `toString` away from the properties of the objects that hold them. */
const attributePrefix = "@";

/**
 * Reads a document that a person wrote: an XML configuration, a file of requests. The same tree and
 * the same refusals as `parseXml`, through fast-xml-parser (docs/decisions/0002-two-xml-parsers.md).
 * Throws `XmlError` and nothing else.
 */
export function parseXmlDocument(input: string, limits?: XmlLimits): XmlElement {
  const bounds = resolveXmlLimits(limits);
  if (input.length > bounds.bytes)
    throw new XmlError("too-large", `more than ${bounds.bytes} bytes`);
  const text = input.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const start = text.search(/[^ \t\n]/);
  if (start < 0) throw new XmlError("malformed", "no root element");
  refuseWhatTheLibraryPasses(text, start);
  validate(text.slice(start), text.slice(0, start).split("\n").length - 1);
  const tokens = tokensOf(text.slice(start), bounds.depth);
  refuseOutsideText(tokens, text.slice(start));
  return build(tokens, bounds, (offset) => positionAt(text, start + offset));
}

function validate(text: string, linesBefore: number): void {
  const verdict = library().XMLValidator.validate(text);
  if (verdict === true) return;
  const { msg, line, col } = verdict.err;
  throw new XmlError("malformed", msg, { line: line + linesBefore, column: col });
}

function tokensOf(text: string, depth: number): readonly Token[] {
  const parser = new (library().XMLParser)({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: attributePrefix,
    processEntities: false,
    parseTagValue: false,
    trimValues: false,
    cdataPropName: cdataKey,
    commentPropName: commentKey,
    ignoreDeclaration: true,
    ignorePiTags: true,
    captureMetaData: true,
    maxNestedTags: depth + 1,
    onDangerousProperty: (name) => name,
  });
  try {
    return parser.parse(text) as readonly Token[];
  } catch (cause) {
    const message = (cause as Error).message;
    throw new XmlError(/nested/i.test(message) ? "too-large" : "malformed", message);
  }
}

/** The parser loses text before and after the root; only comments and instructions may stand there. */
function refuseOutsideText(tokens: readonly Token[], text: string): void {
  const spans = tokens.map(spanOf).filter((span) => span !== undefined);
  const [root] = spans;
  const outside =
    root === undefined ? text : `${text.slice(0, root.startIndex)} ${text.slice(root.endIndex)}`;
  const rest = outside.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
  if (rest.trim() !== "") throw new XmlError("malformed", "content outside the root element");
}

/** Where an element stands in the text; other tokens have no span. */
function spanOf(token: Token): { startIndex: number; endIndex: number } | undefined {
  const metadata = library().XMLParser.getMetaDataSymbol() as unknown as string;
  return token[metadata] as { startIndex: number; endIndex: number } | undefined;
}

/** Walks the tokens with a stack of its own. */
function build(
  tokens: readonly Token[],
  bounds: Required<XmlLimits>,
  positionOf: (offset: number) => { line: number; column: number },
): XmlElement {
  let offset = 0;
  const builder = new TreeBuilder(bounds, () => positionOf(offset));
  const stack = [tokens.values()];
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    const { value: token, done } = level.next();
    if (done === true) {
      stack.pop();
      if (stack.length > 0) builder.end();
      continue;
    }
    offset = spanOf(token)?.startIndex ?? offset;
    const name = Object.keys(token).find((key) => key !== attributesKey) ?? "";
    const content = token[name];
    if (name === textKey) builder.text(charData(content as string, builder));
    else if (name === cdataKey) builder.text(cdataText(content as readonly Token[]));
    else if (name !== commentKey) {
      builder.start(name, attributesOf(token, builder));
      stack.push((content as readonly Token[]).values());
    }
  }
  return builder.finish();
}

function attributesOf(token: Token, builder: TreeBuilder): readonly XmlAttribute[] {
  const written = (token[attributesKey] ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(written).map(([key, value]) => {
    if (value.includes("<")) throw builder.error("'<' in an attribute value");
    const normalised = value.replace(/[\t\n]/g, " ");
    return { name: key.slice(attributePrefix.length), value: decode(normalised, builder) };
  });
}

function charData(text: string, builder: TreeBuilder): string {
  if (text.includes("]]>")) throw builder.error("']]>' in text");
  return decode(text, builder);
}

function cdataText(content: readonly Token[]): string {
  return content.map((token) => (token[textKey] as string | undefined) ?? "").join("");
}

function decode(text: string, builder: TreeBuilder): string {
  try {
    return decodeReferences(text);
  } catch (cause) {
    throw builder.error((cause as Error).message);
  }
}

/** Sections in which `<!` is not markup, with the text that ends each. */
const opaque = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** Characters outside XML 1.0 production 2, and lone halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** What XMLValidator lets through and only the raw text shows. One pass, whatever the text. */
function refuseWhatTheLibraryPasses(text: string, start: number): void {
  const control = text.search(forbidden);
  if (control >= 0)
    throw new XmlError("malformed", "a forbidden character", positionAt(text, control));
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const section = opaque.find(([open]) => text.startsWith(open, at));
    if (section === undefined) {
      refuseDeclaration(text, at);
      at += 1;
      continue;
    }
    if (at > start && /^<\?xml[\s?]/i.test(text.slice(at, at + 6)))
      throw new XmlError("malformed", "an XML declaration must stand first", positionAt(text, at));
    at = endOf(section, text, at);
  }
}

function refuseDeclaration(text: string, at: number): void {
  if (text.startsWith("<!DOCTYPE", at))
    throw new XmlError("document-type", "a document type declaration", positionAt(text, at));
  if (text.startsWith("<!", at))
    throw new XmlError("malformed", "a declaration outside a DTD", positionAt(text, at));
}

function endOf([open, close]: (typeof opaque)[number], text: string, at: number): number {
  const end = text.indexOf(close, at + open.length);
  const complain = (message: string, code: XmlError["code"] = "malformed"): never => {
    throw new XmlError(code, message, positionAt(text, at));
  };
  if (end < 0) complain(`${open} without ${close}`);
  const inside = text.slice(at + open.length, end);
  if (open === "<!--" && (inside.includes("--") || inside.endsWith("-")))
    complain("'--' in a comment");
  if (open === "<?") {
    if (!/^[\p{L}_:][\p{L}\p{N}_:.-]*(?:\s|$)/u.test(inside))
      complain("malformed processing instruction");
    const encoding = /^xml\s.*encoding\s*=\s*["']([^"']*)/s.exec(inside)?.[1];
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
      complain(`encoding ${encoding}; NETCONF is UTF-8`, "encoding");
  }
  return end + close.length;
}
