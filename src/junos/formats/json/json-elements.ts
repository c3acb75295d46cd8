import { el, type XmlAttribute, type XmlElement, type XmlNode } from "../../../xml/index.ts";
import type { SourcePosition } from "../../config/index.ts";
import type { ElementSource } from "../xml/read-elements.ts";
import type { JsonMember, JsonValue } from "./json-value.ts";

type JsonObject = Extract<JsonValue, { kind: "object" }>;

/** An element with what only its JSON form tells. */
interface JsonElement extends XmlElement {
  readonly at: SourcePosition;
  readonly repeated: boolean;
}

/**
 * The elements that JSON stands for, so that one reader gives both formats their meaning. Takes
 * the `ietf` style of Junos (`"@"` holds the attributes of an object, `"@leaf"` those of a leaf) and
 * the `verbose` style (every value an array of objects with `data` and `attributes`).
 */
export class JsonElements implements ElementSource {
  readonly #verbose: boolean;

  constructor(style: "ietf" | "verbose") {
    this.#verbose = style === "verbose";
  }

  positionOf(element: XmlElement): SourcePosition | undefined {
    return (element as Partial<JsonElement>).at;
  }

  readonly takesBareText = false;

  isRepeated(element: XmlElement): boolean {
    return (element as Partial<JsonElement>).repeated === true;
  }

  nameOf(element: XmlElement): string {
    return element.name;
  }

  /** The elements of one member; `marks` is the value of its `"@name"` sibling. */
  elements(name: string, value: JsonValue, marks: JsonValue | undefined): XmlElement[] {
    if (value.kind !== "array") return this.#element(name, value, marks, false);
    const several = !this.#verbose && value.items.some((item) => item.kind !== "null");
    return value.items.flatMap((item, index) => {
      const own = marks?.kind === "array" ? marks.items[index] : marks;
      return this.#element(name, item, own, several);
    });
  }

  /** The element, after the comment that its marks hold. */
  #element(
    name: string,
    value: JsonValue,
    marks: JsonValue | undefined,
    repeated: boolean,
  ): XmlElement[] {
    const scalar = this.#verbose ? verboseScalar(value) : undefined;
    const content = scalar ?? value;
    const holders = [marks, memberOf(value, "@"), this.#verboseAttributes(value)];
    const own = holders.flatMap((holder) => (holder?.kind === "object" ? holder.members : []));
    const children: readonly XmlNode[] =
      content.kind === "object" ? this.#children(content) : textNodes(content);
    const attributes = own.flatMap(({ name: mark, value: of }) => attributeOf(mark, of));
    const { at } = value;
    const element: JsonElement = {
      name,
      prefix: "",
      namespace: "",
      attributes,
      children,
      at,
      repeated,
    };
    const comment = own.find((member) => localName(member.name) === "comment")?.value;
    return comment?.kind === "string" ? [commentElement(comment.text), element] : [element];
  }

  #children({ members }: JsonObject): XmlElement[] {
    const marks = new Map<string, JsonMember>();
    for (const member of members) {
      if (member.name.startsWith("@") && member.name !== "@")
        marks.set(member.name.slice(1), member);
    }
    const elements: XmlElement[] = [];
    for (const { name, value } of members) {
      if (name.startsWith("@") || (this.#verbose && isVerboseMetadata(name, value))) continue;
      const own = this.elements(statementName(name), value, marks.get(name)?.value);
      for (const element of own) elements.push(element);
      marks.delete(name);
    }
    for (const [name, { value, at }] of marks) {
      const count = value.kind === "array" ? value.items.length : 1;
      const absent: JsonValue = { kind: "null", text: "null", at };
      const items = Array.from({ length: count }, () => absent);
      const bare = this.elements(statementName(name), { kind: "array", items, at }, value);
      for (const element of bare) elements.push(element);
    }
    return elements;
  }

  #verboseAttributes(value: JsonValue): JsonValue | undefined {
    return this.#verbose ? memberOf(value, "attributes") : undefined;
  }
}

function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  if (value.kind !== "object") return undefined;
  return value.members.find((member) => member.name === name)?.value;
}

/** `{ "data" : "v" }`, or `{ "data" : [null] }` for an empty element. */
function verboseScalar(value: JsonValue): JsonValue | undefined {
  const data = memberOf(value, "data");
  return data?.kind === "array" ? data.items[0] : data;
}

function isVerboseMetadata(name: string, value: JsonValue): boolean {
  return name === "comment" || (name === "attributes" && value.kind === "object");
}

function textNodes(value: JsonValue): readonly string[] {
  return value.kind === "null" || value.kind === "array" || value.kind === "object"
    ? []
    : [value.text];
}

/** `"inactive" : true` asks for the attribute, `false` for its opposite. */
function attributeOf(name: string, value: JsonValue): readonly XmlAttribute[] {
  const mark = localName(name);
  if (value.kind === "string" || value.kind === "number")
    return [{ name: mark, value: value.text }];
  if (value.kind === "true") return [{ name: mark, value: mark }];
  const opposite = opposites.get(mark);
  return value.kind === "false" && opposite !== undefined
    ? [{ name: opposite, value: opposite }]
    : [];
}

const opposites: ReadonlyMap<string, string> = new Map([
  ["inactive", "active"],
  ["active", "inactive"],
  ["protect", "unprotect"],
  ["unprotect", "protect"],
]);

function commentElement(text: string): XmlElement {
  return { ...el("comment", text), prefix: "junos" };
}

/** A module name may stand before the colon (RFC 7951 section 4). Only those of Junos say nothing about the statement. */
function statementName(name: string): string {
  return name.replace(/^junos[\w-]*:/, "");
}

/** The name of a mark, whatever module it is from. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
