import { isObject, limits, messageOf } from "../base/index.ts";
import { elementsOf, parseXml, textOf, type XmlElement } from "../xml/index.ts";
import { BootstrapFailure } from "./bootstrap-reasons.ts";

/** Encodings of YANG data that bootstrap servers use. */
export type Encoding = "xml" | "json";

/** A node of YANG data, whichever way it was encoded: a leaf has text, a container nodes. */
export interface YangNode {
  /** Without prefix or module name. */
  readonly name: string;
  /** Empty for containers. */
  readonly text: string;
  /** In the order of the document; entries of a list follow one another. */
  readonly children: readonly YangNode[];
}

export interface YangModule {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Reads one top-level node of a module from XML or JSON (RFC 7951). Nodes of other modules are
 * passed over. Throws `BootstrapFailure` with `reply-malformed`.
 */
export function readYangData(bytes: Uint8Array, encoding: Encoding, module: YangModule): YangNode {
  try {
    return encoding === "xml" ? fromXml(bytes, module) : fromJson(bytes, module);
  } catch (cause) {
    if (cause instanceof BootstrapFailure) throw cause;
    throw malformed(`the ${encoding.toUpperCase()} is malformed: ${messageOf(cause)}`);
  }
}

export function malformed(detail: string): BootstrapFailure {
  return new BootstrapFailure("reply-malformed", detail);
}

export function childNode(node: YangNode, name: string): YangNode | undefined {
  return node.children.find((child) => child.name === name);
}

/** The text of a leaf; undefined when it is not there. */
export function leafText(node: YangNode, name: string): string | undefined {
  return childNode(node, name)?.text;
}

/** The bytes of a `binary` leaf; undefined when it is not there. Throws `BootstrapFailure`. */
export function leafBytes(node: YangNode, name: string): Buffer | undefined {
  const text = leafText(node, name)?.replaceAll(/\s/g, "");
  if (text === undefined) return undefined;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw malformed(`${name} is not base64`);
  return Buffer.from(text, "base64");
}

function fromXml(bytes: Uint8Array, module: YangModule): YangNode {
  const root = parseXml(bytes, {
    bytes: limits.bootstrapReplyBytes,
    depth: limits.bootstrapDepth,
  });
  if (root.namespace !== module.namespace)
    throw malformed(`<${root.name}> is not of the module ${module.name}`);
  return xmlNode(root);
}

function xmlNode(element: XmlElement): YangNode {
  const own = elementsOf(element).filter(({ namespace }) => namespace === element.namespace);
  return { name: element.name, text: textOf(element), children: own.map(xmlNode) };
}

function fromJson(bytes: Uint8Array, module: YangModule): YangNode {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const document: unknown = JSON.parse(text);
  // RFC 7951 section 4: the names of top-level nodes always carry their module.
  const qualified = Object.entries(isObject(document) ? document : {}).filter(([name]) =>
    name.startsWith(`${module.name}:`),
  );
  const [node, ...more] = qualified.flatMap(([name, value]) => jsonNodes(name, value, module, 0));
  if (node === undefined || more.length > 0)
    throw malformed(`expected one node of the module ${module.name}`);
  return node;
}

function jsonNodes(
  qualified: string,
  value: unknown,
  module: YangModule,
  depth: number,
): readonly YangNode[] {
  if (depth > limits.bootstrapDepth) throw malformed("nested too deep");
  const [name = "", prefix] = qualified.split(":").reverse();
  if (prefix !== undefined && prefix !== module.name) return [];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => jsonNodes(qualified, item, module, depth + 1));
  if (!isObject(value)) return [{ name, text: scalarText(value), children: [] }];
  const children = Object.entries(value).flatMap(([member, inside]) =>
    jsonNodes(member, inside, module, depth + 1),
  );
  return [{ name, text: "", children }];
}

/** `null` stands in the array of an `empty` leaf. */
function scalarText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null ? "" : JSON.stringify(value);
}
