import type { XmlElement } from "../../../xml/index.ts";
import type { ParsedEdit } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import type { ParseOptions } from "../parse-options.ts";
import { type ElementSource, readElements } from "./read-elements.ts";
import { nameFromXml } from "./xml-name.ts";

const plainXml: ElementSource = {
  positionOf: () => undefined,
  isRepeated: () => false,
  takesBareText: true,
  nameOf: ({ name }) => nameFromXml(name),
};

/**
 * The edit that a `<configuration>` element asks for, whether it stands in edit-config, in
 * load-configuration or in a file. Prefixes, namespaces and blanks around values mean nothing.
 * What cannot be read becomes a problem; the rest is kept.
 */
export function readXmlEdit(
  configuration: XmlElement,
  rootSchema: SchemaNode,
  options?: ParseOptions,
): ParsedEdit {
  return readElements(configuration, rootSchema, plainXml, options);
}
