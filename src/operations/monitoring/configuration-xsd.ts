import { xnmNamespace } from "../../junos/formats/index.ts";
import type { LeafType, SchemaNode } from "../../junos/schema/index.ts";
import { escapeAttribute } from "../../xml/index.ts";

type Body = SchemaNode["children"];

/**
 * The configuration schema in XML Schema, as get-xnm-information gives it: piece by piece, one for each
 * statement of the top and one for each type. What several statements hold in common is a type with a
 * name, so that the text grows with the schema and not with its expansion.
 */
export function* configurationXsd(root: SchemaNode, junosNamespace: string): Generator<string> {
  const types = new SharedTypes(root);
  yield lines(
    `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="${xnmNamespace}" xmlns:junos="${junosNamespace}" elementFormDefault="qualified" targetNamespace="${xnmNamespace}">`,
    `<xsd:import schemaLocation="junos.xsd" namespace="${junosNamespace}"/>`,
    ...anything("undocumented"),
    `<xsd:element name="comment" type="xsd:string"/>`,
    `<xsd:element name="configuration">`,
    "<xsd:complexType>",
    `<xsd:choice minOccurs="0" maxOccurs="unbounded">`,
    ...references,
  );
  for (const statement of root.children.values())
    yield lines(...(statement.name === "groups" ? groups(statement) : types.element(statement)));
  yield lines("</xsd:choice>", "</xsd:complexType>", "</xsd:element>");
  for (const { name, node } of types.named())
    yield lines(`<xsd:complexType name="${name}">`, ...types.content(node), "</xsd:complexType>");
  yield lines("</xsd:schema>");
}

/** What every container may hold beside its statements. */
const references = [`<xsd:element ref="undocumented"/>`, `<xsd:element ref="comment"/>`];

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}

function anything(name: string): readonly string[] {
  return [
    `<xsd:element name="${name}">`,
    "<xsd:complexType>",
    "<xsd:sequence>",
    anyStatement,
    "</xsd:sequence>",
    "</xsd:complexType>",
    "</xsd:element>",
  ];
}

const anyStatement = `<xsd:any namespace="##any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>`;

/** A group may hold wildcards in the place of every name, which no type can tell. */
function groups({ name, keys }: SchemaNode): readonly string[] {
  return [
    `<xsd:element name="${name}" minOccurs="0" maxOccurs="unbounded">`,
    "<xsd:complexType>",
    "<xsd:sequence>",
    ...keys.map((key) => `<xsd:element name="${key}" type="xsd:string"/>`),
    anyStatement,
    "</xsd:sequence>",
    "</xsd:complexType>",
    "</xsd:element>",
  ];
}

/** Prints statements; those whose content stands at several places name it. */
class SharedTypes {
  readonly #uses = new Map<Body, number>();
  readonly #names = new Map<Body, string>();
  /** Types that something refers to and that are not printed yet. */
  readonly #waiting: { readonly name: string; readonly node: SchemaNode }[] = [];

  constructor(root: SchemaNode) {
    const waiting = [...root.children.values()].filter(({ name }) => name !== "groups");
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node.children.size === 0) continue;
      const uses = (this.#uses.get(node.children) ?? 0) + 1;
      this.#uses.set(node.children, uses);
      if (uses === 1) waiting.push(...node.children.values());
    }
  }

  *named(): Generator<{ readonly name: string; readonly node: SchemaNode }> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      yield next;
  }

  element(node: SchemaNode): readonly string[] {
    const { name, kind, children } = node;
    const times = kind === "list" || kind === "leaf-list" ? ` maxOccurs="unbounded"` : "";
    const head = `<xsd:element name="${name}" minOccurs="0"${times}`;
    if (kind === "leaf" || kind === "leaf-list") return leaf(head, node.type);
    if ((this.#uses.get(children) ?? 0) > 1) return [`${head} type="${this.#nameOf(node)}"/>`];
    return [
      `${head}>`,
      "<xsd:complexType>",
      ...this.content(node),
      "</xsd:complexType>",
      "</xsd:element>",
    ];
  }

  /** Keys come first and in their order, everything else as it likes. */
  content({ keys, children }: SchemaNode): readonly string[] {
    const own = [...children.values()];
    const key = own.filter(({ name }) => keys.includes(name));
    const others = own.filter(({ name }) => !keys.includes(name));
    return [
      "<xsd:sequence>",
      ...key.flatMap((one) => this.element(one)),
      `<xsd:choice minOccurs="0" maxOccurs="unbounded">`,
      ...references,
      ...others.flatMap((one) => this.element(one)),
      "</xsd:choice>",
      "</xsd:sequence>",
    ];
  }

  /** Lists and containers may share their statements; keys are the same then, as they are among them. */
  #nameOf(node: SchemaNode): string {
    const known = this.#names.get(node.children);
    if (known !== undefined) return known;
    const name = `${node.name}-type-${this.#names.size + 1}`;
    this.#names.set(node.children, name);
    this.#waiting.push({ name, node });
    return name;
  }
}

function leaf(head: string, type: LeafType): readonly string[] {
  const restricted = (base: string, ...facets: readonly string[]): readonly string[] => [
    `${head}>`,
    "<xsd:simpleType>",
    `<xsd:restriction base="xsd:${base}">`,
    ...facets,
    "</xsd:restriction>",
    "</xsd:simpleType>",
    "</xsd:element>",
  ];
  switch (type.base) {
    case "empty":
      return [`${head}>`, "<xsd:complexType/>", "</xsd:element>"];
    case "secret":
      return [`${head} type="xsd:string"/>`];
    case "string": {
      if (type.length === undefined) return [`${head} type="xsd:string"/>`];
      const [least, most] = type.length;
      return restricted(
        "string",
        `<xsd:minLength value="${least}"/>`,
        `<xsd:maxLength value="${most}"/>`,
      );
    }
    case "enumeration":
      return restricted("string", ...type.values.map(enumeration));
    case "integer": {
      // Numbers with words beside them are told as text.
      if (type.words !== undefined || type.range === undefined)
        return [`${head} type="xsd:${type.words === undefined ? "integer" : "string"}"/>`];
      const [least, most] = type.range;
      return restricted(
        "integer",
        `<xsd:minInclusive value="${least}"/>`,
        `<xsd:maxInclusive value="${most}"/>`,
      );
    }
  }
}

function enumeration(value: string): string {
  return `<xsd:enumeration value="${escapeAttribute(value)}"/>`;
}
