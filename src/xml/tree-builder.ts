import type { XmlAttribute, XmlElement, XmlNode } from "./element.ts";
import { Namespaces, type Rebound } from "./namespaces.ts";
import { XmlError, type XmlPosition } from "./xml-error.ts";
import type { XmlLimits } from "./xml-limits.ts";

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] };

/** An element whose end tag has not come; one frame per depth serves all elements of that depth. */
interface Frame {
  element: Growing;
  rebound: Rebound;
  /** Where its children begin among those that wait for an end tag. */
  firstChild: number;
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
  readonly #frames: Frame[] = [];
  #depth = 0;
  /** Children of all open elements, outermost first; only the first `#waiting` count. */
  readonly #children: XmlNode[] = [];
  #waiting = 0;
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
    if (this.#depth === 0 && this.#root !== undefined) throw this.error("a second root");
    if (this.#depth >= this.#limits.depth)
      throw this.error(`more than ${this.#limits.depth} nested elements`, "too-large");
    this.checkAttributeCount(attributes.length);
    this.#count(1 + attributes.length);
    const parent = this.#frames[this.#depth - 1];
    if (parent !== undefined) {
      parent.hasElements = true;
      this.#takeText(parent);
    }
    this.#open(qualifiedName, attributes.length === 0 ? none : attributes);
    if (parent === undefined) this.#rootAttributes = attributes;
  }

  text(text: string): void {
    const frame = this.#frames[this.#depth - 1];
    if (frame === undefined) {
      if (text.trim() !== "") throw this.error("text outside the root element");
      return;
    }
    if (frame.text === "") this.#count(1);
    frame.text += text;
  }

  end(): void {
    const closed = this.#frames[this.#depth - 1];
    if (closed === undefined) throw this.error("an end tag without start tag");
    this.#depth -= 1;
    if (closed.rebound.length > 0) this.#namespaces.leave(closed.rebound);
    this.#takeText(closed);
    const { element, firstChild } = closed;
    if (this.#waiting > firstChild)
      element.children = this.#children.slice(firstChild, this.#waiting);
    this.#waiting = firstChild;
    if (this.#depth === 0) this.#root = element;
    else this.#addChild(element);
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

  #open(qualifiedName: string, attributes: readonly XmlAttribute[]): void {
    try {
      const rebound = attributes.length === 0 ? none : this.#namespaces.enter(attributes);
      const { prefix, local } = this.#namespaces.split(qualifiedName);
      const namespace = this.#namespaces.resolve(prefix);
      if (attributes.length > 0) this.#namespaces.checkAttributes(attributes);
      const element = { name: local, prefix, namespace, attributes, children: none };
      this.#push(element, rebound);
    } catch (cause) {
      throw this.error((cause as Error).message);
    }
  }

  #push(element: Growing, rebound: Rebound): void {
    const frame = this.#frames[this.#depth];
    const firstChild = this.#waiting;
    this.#depth += 1;
    if (frame === undefined) {
      this.#frames.push({ element, rebound, firstChild, hasElements: false, text: "" });
      return;
    }
    frame.element = element;
    frame.rebound = rebound;
    frame.firstChild = firstChild;
    frame.hasElements = false;
    frame.text = "";
  }

  /** Blanks between elements mean nothing in NETCONF; blanks that are all of a leaf are its text. */
  #takeText(frame: Frame): void {
    const { text } = frame;
    if (text === "") return;
    frame.text = "";
    if (!frame.hasElements || text.trim() !== "") this.#addChild(text);
  }

  #addChild(child: XmlNode): void {
    this.#children[this.#waiting] = child;
    this.#waiting += 1;
  }
}
