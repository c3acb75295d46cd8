import type { XmlAttribute, XmlElement, XmlNode } from "./element.ts";
import { Namespaces, type Rebound } from "./namespaces.ts";
import { XmlError, type XmlPosition } from "./xml-error.ts";
import type { XmlLimits } from "./xml-limits.ts";

interface OpenElement {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly rebound: Rebound;
  children: XmlNode[] | undefined;
  hasElements: boolean;
  text: string;
}

const none: readonly never[] = [];

/**
 * Makes the tree out of the start tags, texts and end tags that a parser reports, whichever
 * parser it is. Resolves namespaces and holds the limits; keeps its own stack, so depth costs no recursion.
 */
export class TreeBuilder {
  readonly #limits: Required<XmlLimits>;
  readonly #where: () => XmlPosition;
  readonly #namespaces = new Namespaces();
  readonly #open: OpenElement[] = [];
  #nodes = 0;
  #root: XmlElement | undefined;
  #rootAttributes: readonly XmlAttribute[] = none;

  constructor(limits: Required<XmlLimits>, where: () => XmlPosition) {
    this.#limits = limits;
    this.#where = where;
  }

  /** An error at the present position. */
  error(message: string, code: XmlError["code"] = "malformed"): XmlError {
    return new XmlError(code, message, this.#where(), this.#rootAttributes);
  }

  start(qualifiedName: string, attributes: readonly XmlAttribute[]): void {
    if (this.#open.length === 0 && this.#root !== undefined) throw this.error("a second root");
    if (this.#open.length >= this.#limits.depth)
      throw this.error(`more than ${this.#limits.depth} nested elements`, "too-large");
    this.checkAttributeCount(attributes.length);
    this.#count(1 + attributes.length);
    const element = this.#resolve(qualifiedName, attributes.length === 0 ? none : attributes);
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      parent.hasElements = true;
      takeText(parent);
    } else this.#rootAttributes = attributes;
    this.#open.push(element);
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) {
      if (text.trim() !== "") throw this.error("text outside the root element");
      return;
    }
    if (element.text === "") this.#count(1);
    element.text += text;
  }

  end(): void {
    const closed = this.#open.pop();
    if (closed === undefined) throw this.error("an end tag without start tag");
    this.#namespaces.leave(closed.rebound);
    takeText(closed);
    const { name, prefix, namespace, attributes, children = none } = closed;
    const element: XmlElement = { name, prefix, namespace, attributes, children };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else (parent.children ??= []).push(element);
  }

  /** The finished tree. */
  finish(): XmlElement {
    if (this.#root === undefined) throw this.error("no root element");
    return this.#root;
  }

  /** For parsers that can stop in the middle of a start tag. */
  checkAttributeCount(count: number): void {
    if (count > this.#limits.attributes)
      throw this.error(`more than ${this.#limits.attributes} attributes`, "too-large");
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > this.#limits.nodes)
      throw this.error(`more than ${this.#limits.nodes} nodes`, "too-large");
  }

  #resolve(qualifiedName: string, attributes: readonly XmlAttribute[]): OpenElement {
    try {
      const rebound = this.#namespaces.enter(attributes);
      const { prefix, local } = this.#namespaces.split(qualifiedName);
      const namespace = this.#namespaces.resolve(prefix);
      this.#namespaces.checkAttributes(attributes);
      const empty = { children: undefined, hasElements: false, text: "" };
      return { name: local, prefix, namespace, attributes, rebound, ...empty };
    } catch (cause) {
      throw this.error((cause as Error).message);
    }
  }
}

/** Blanks between elements mean nothing in NETCONF; blanks that are all of a leaf are its text. */
function takeText(element: OpenElement): void {
  const { text } = element;
  element.text = "";
  if (text === "" || (element.hasElements && text.trim() === "")) return;
  (element.children ??= []).push(text);
}
