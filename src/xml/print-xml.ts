import type { XmlElement } from "./element.ts";
import { isLarge } from "./large-element.ts";

const textEscapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Line ends and tabs in a value would come back as blanks (XML 1.0 section 3.3.3). */
const attributeEscapes: Readonly<Record<string, string>> = {
  ...textEscapes,
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text between tags: `&`, `<` and `>` as Junos writes them; a carriage return survives the reader. */
export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replace(/[&<>]/g, (found) => textEscapes[found] ?? found).replaceAll("\r", "&#13;");
}

/** An attribute value to stand between double quotes. */
export function escapeAttribute(value: string): string {
  if (!/[&<>"\t\n\r]/.test(value)) return value;
  return value.replace(/[&<>"\t\n\r]/g, (found) => attributeEscapes[found] ?? found);
}

/**
 * The layout of Junos replies: each element begins a line in column 0.
 * - no children: `<x/>`;
 * - text only: `<x>text</x>`, the text as it stands, so `"\n"` gives an empty container (open and
 *   close tag on two lines) and `"\nge-0/0/0\n"` a leaf on three lines;
 * - elements: open tag, children and close tag on lines of their own; text among them is
 *   written as it stands, so `"\n"` is an empty line.
 * The result ends with a newline.
 */
export function printReplyXml(element: XmlElement): string {
  const open = openTag(element);
  const { children } = element;
  if (children.length === 0) return `<${open}/>\n`;
  let inside = "";
  let isText = true;
  for (const child of children) {
    if (typeof child === "string") {
      inside += escapeText(child);
      continue;
    }
    isText = false;
    inside += printReplyXml(child);
  }
  return `<${open}>${isText ? "" : "\n"}${inside}</${tagName(element)}>\n`;
}

/** What `printReplyXml` gives, the children of a large element one after the other as they are made. */
export function* replyXmlPieces(element: XmlElement): Iterable<string> {
  if (!isLarge(element)) return yield printReplyXml(element);
  const open = openTag(element);
  let isEmpty = true;
  for (const child of element.made()) {
    if (isEmpty) yield `<${open}>\n`;
    isEmpty = false;
    yield* replyXmlPieces(child);
  }
  yield isEmpty ? `<${open}/>\n` : `</${tagName(element)}>\n`;
}

/** Everything on one line, for requests. */
export function printCompactXml(element: XmlElement): string {
  const open = openTag(element);
  if (element.children.length === 0) return `<${open}/>`;
  let inside = "";
  for (const child of element.children)
    inside += typeof child === "string" ? escapeText(child) : printCompactXml(child);
  return `<${open}>${inside}</${tagName(element)}>`;
}

function tagName(element: XmlElement): string {
  return element.prefix === "" ? element.name : `${element.prefix}:${element.name}`;
}

function openTag(element: XmlElement): string {
  let tag = tagName(element);
  for (const { name, value } of element.attributes) tag += ` ${name}="${escapeAttribute(value)}"`;
  return tag;
}
