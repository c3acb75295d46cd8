import { elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import { childByName, type SchemaNode } from "../../schema/index.ts";
import { choiceIdent, choiceValue } from "./choice-keys.ts";
import { isComment } from "./xml-comment.ts";

export interface ReadKeys {
  /** In the order of `schema.keys`. */
  readonly keys: readonly string[];
  /** The child elements that are not keys. */
  readonly rest: readonly XmlElement[];
  /** Name of the first key that is absent. */
  readonly missing: string | undefined;
}

/**
 * The keys among the child elements of a list entry, wherever they stand. A single key may be
 * called `name` whatever the schema calls it or stand as the entry's own text, `bareKey`, and the
 * pair `choice-ident`, `choice-value` may be one element, as Junos prints it.
 */
export function readKeys(
  schema: SchemaNode,
  elements: readonly XmlElement[],
  bareKey = "",
): ReadKeys {
  const found = new Map<string, string>();
  const rest: XmlElement[] = [];
  for (const element of elements) {
    const key = keyNameOf(element, schema);
    if (key !== undefined && !found.has(key)) {
      found.set(key, textOf(element));
    } else if (flattensChoice(element, schema) && !found.has(choiceIdent)) {
      found.set(choiceIdent, element.name);
      found.set(choiceValue, textOf(element));
    } else {
      rest.push(element);
    }
  }
  const [only = ""] = schema.keys;
  if (bareKey !== "" && schema.keys.length === 1 && !found.has(only)) found.set(only, bareKey);
  const missing = schema.keys.find((key) => key !== choiceValue && !found.get(key));
  return { keys: schema.keys.map((key) => found.get(key) ?? ""), rest, missing };
}

/** The key that an element holds; a single key may be called `name` whatever the schema calls it. */
export function keyNameOf(element: XmlElement, schema: SchemaNode): string | undefined {
  if (schema.keys.includes(element.name)) return element.name;
  const renamed = element.name === "name" && schema.keys.length === 1;
  return renamed && !schema.children.has("name") ? schema.keys[0] : undefined;
}

/** Whether an element is the pair `choice-ident`, `choice-value` in one, as Junos prints it. */
export function flattensChoice(element: XmlElement, schema: SchemaNode): boolean {
  return (
    schema.keys.includes(choiceIdent) &&
    !isComment(element) &&
    childByName(schema, element.name) === undefined &&
    elementsOf(element).length === 0
  );
}
