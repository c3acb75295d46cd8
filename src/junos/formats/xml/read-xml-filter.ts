import { elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { FilterNode } from "../../config/index.ts";
import { childByName, type SchemaNode } from "../../schema/index.ts";
import { choiceIdent, choiceValue } from "./choice-keys.ts";
import { flattensChoice, keyNameOf } from "./xml-keys.ts";
import { nameFromXml } from "./xml-name.ts";

/**
 * The subtree filter (RFC 6241 6) that a `<configuration>` element stands for. Keys may be written
 * as in a load: a single one as `<name>`, a choice as one element. Depth is bounded by the reader of
 * the XML.
 */
export function readXmlFilter(configuration: XmlElement, rootSchema: SchemaNode): FilterNode {
  return { name: rootSchema.name, children: filtersBelow(configuration, rootSchema) };
}

function filtersBelow(element: XmlElement, schema: SchemaNode | undefined): readonly FilterNode[] {
  return elementsOf(element).flatMap((child) => filtersOf(child, schema));
}

function filtersOf(element: XmlElement, parent: SchemaNode | undefined): readonly FilterNode[] {
  const text = elementsOf(element).length === 0 ? textOf(element) : "";
  const list = parent?.kind === "list" ? parent : undefined;
  if (list !== undefined && flattensChoice(element, list)) {
    const ident: FilterNode = { name: choiceIdent, text: element.name, children: [] };
    return text === "" ? [ident] : [ident, { name: choiceValue, text, children: [] }];
  }
  const key = list === undefined ? undefined : keyNameOf(element, list);
  const name = key ?? nameFromXml(element.name);
  const schema = parent === undefined ? undefined : childByName(parent, name);
  const children = filtersBelow(element, schema);
  return [{ name, children, ...(text === "" ? {} : { text }) }];
}
