import { childOf, elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { SchemaKind } from "../../schema/index.ts";

/**
 * What an element that no schema knows must be, judged by its looks: a scalar `<name>` inside makes
 * a list entry, other elements inside a container, only text a leaf (a leaf-list when siblings share
 * the name), nothing an empty leaf.
 */
export function unknownShape(element: XmlElement, siblingsShareName: boolean): SchemaKind {
  if (elementsOf(element).length === 0) {
    return siblingsShareName && textOf(element) !== "" ? "leaf-list" : "leaf";
  }
  const name = childOf(element, "name");
  const scalar = name !== undefined && elementsOf(name).length === 0 && textOf(name) !== "";
  return scalar ? "list" : "container";
}
