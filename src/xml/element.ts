/** One attribute as it stood in the text: qualified name, decoded value. `xmlns` ones are kept too. */
export interface XmlAttribute {
  /** Qualified name as written, for example `xmlns:nc`, `junos:format`, `message-id`. */
  readonly name: string;
  /** Value with entities decoded. */
  readonly value: string;
}

/** An element of a namespace-aware, order-keeping, immutable tree. Comments and PIs are not kept. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** Prefix as written; empty for none. */
  readonly prefix: string;
  /** Namespace URI that the prefix (or the default) stands for; empty for none. */
  readonly namespace: string;
  /** In document order, namespace declarations included. */
  readonly attributes: readonly XmlAttribute[];
  /**
   * Elements and decoded text, in document order. Adjacent text is one string; blanks between
   * elements are not kept.
   */
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Child elements only. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string");
}

/** First child element with this local name, whatever its prefix. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** All text directly inside, trimmed: Junos ignores blanks around argument values. */
export function textOf(element: XmlElement): string {
  return element.children
    .filter((child) => typeof child === "string")
    .join("")
    .trim();
}

/** Value of the attribute with this local name, whatever its prefix (`junos:format` answers to `format`). */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => localName(attribute.name) === name)?.value;
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(":") + 1);
}

/** Builds an element without namespace, for replies: `el("name", "ge-0/0/0")`, `el("x", { a: "1" }, ...)`. */
export function el(
  name: string,
  ...content: readonly (XmlNode | Readonly<Record<string, string>> | undefined)[]
): XmlElement {
  let attributes: readonly XmlAttribute[] = noAttributes;
  const children: XmlNode[] = [];
  for (const part of content) {
    if (part === undefined) continue;
    if (typeof part === "string" || isElement(part)) children.push(part);
    else attributes = [...attributes, ...attributesOf(part)];
  }
  return { name, prefix: "", namespace: "", attributes, children };
}

/** Most elements have none: one list for all keeps replies of many elements small. */
const noAttributes: readonly XmlAttribute[] = [];

function attributesOf(values: Readonly<Record<string, string>>): readonly XmlAttribute[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function isElement(part: XmlNode | Readonly<Record<string, string>>): part is XmlElement {
  return typeof part !== "string" && Array.isArray((part as XmlElement).children);
}
