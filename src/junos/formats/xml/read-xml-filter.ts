import { limits } from "../../../base/index.ts";
import { attributeOf, elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import type { EntryChoice, FilterNode } from "../../config/index.ts";
import { childByName, type SchemaNode } from "../../schema/index.ts";
import { choiceIdent, choiceValue } from "./choice-keys.ts";
import { type FilterProblem, readChoice, readMatching } from "./filter-choice.ts";
import { flattensChoice, keyNameOf } from "./xml-keys.ts";
import { nameFromXml } from "./xml-name.ts";

/**
 * The subtree filter (RFC 6241 6) that a `<configuration>` element stands for. Keys may be written
 * as in a load: a single one as `<name>`, a choice as one element. Elements of lists may say in
 * attributes which entries are wanted (Junos `count`, `start`, `matching`, `recurse`). Depth is
 * bounded by the reader of the XML.
 */
export function readXmlFilter(
  configuration: XmlElement,
  rootSchema: SchemaNode,
): FilterNode | FilterProblem {
  const reading: Reading = { problem: undefined, choices: 0 };
  const children = filtersBelow(configuration, rootSchema, reading);
  return reading.problem ?? { name: rootSchema.name, children };
}

interface Reading {
  /** The first one. */
  problem: FilterProblem | undefined;
  /** Elements that chose entries so far; each costs a walk over its list. */
  choices: number;
}

/** Notes a problem, or counts a choice; what was read, when it can be used. */
function noted<Read extends object>(
  read: Read | FilterProblem | undefined,
  reading: Reading,
): Read | undefined {
  if (read === undefined) return undefined;
  if ("message" in read) {
    reading.problem ??= read;
    return undefined;
  }
  if (++reading.choices <= limits.subtreeCommands) return read;
  const message = `more than ${limits.subtreeCommands} choices of entries`;
  reading.problem ??= { message, badElement: "configuration" };
  return undefined;
}

function filtersBelow(
  element: XmlElement,
  schema: SchemaNode | undefined,
  reading: Reading,
): readonly FilterNode[] {
  const matching = attributeOf(element, "matching");
  const children = elementsOf(element).flatMap((child) => filtersOf(child, schema, reading));
  if (matching === undefined) return children;
  const choice = readChoice(element);
  const read =
    choice !== undefined && "message" in choice ? choice : readMatching(matching, choice);
  const filter = noted<FilterNode>(read, reading);
  return filter === undefined ? children : [filter, ...children];
}

function filtersOf(
  element: XmlElement,
  parent: SchemaNode | undefined,
  reading: Reading,
): readonly FilterNode[] {
  const text = elementsOf(element).length === 0 ? textOf(element) : "";
  const list = parent?.kind === "list" ? parent : undefined;
  if (list !== undefined && flattensChoice(element, list)) {
    const ident: FilterNode = { name: choiceIdent, text: element.name, children: [] };
    return text === "" ? [ident] : [ident, { name: choiceValue, text, children: [] }];
  }
  const key = list === undefined ? undefined : keyNameOf(element, list);
  const name = key ?? nameFromXml(element.name);
  const schema = parent === undefined ? undefined : childByName(parent, name);
  const children = filtersBelow(element, schema, reading);
  const isMatching = attributeOf(element, "matching") !== undefined;
  const entries = isMatching ? undefined : noted<EntryChoice>(readChoice(element), reading);
  return [
    {
      name,
      children,
      ...(text === "" ? {} : { text }),
      // What is no list has no entries to choose from.
      ...(entries === undefined || (schema !== undefined && schema.kind !== "list")
        ? {}
        : { entries }),
    },
  ];
}
