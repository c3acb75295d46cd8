import { limits } from "../../../base/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../../xml/index.ts";
import {
  type EditNode,
  editPath,
  type LoadProblem,
  type ParsedEdit,
  type SourcePosition,
} from "../../config/index.ts";
import { childByName, mayHoldUnknown, type SchemaNode, unknownChild } from "../../schema/index.ts";
import { type EditMarks, loadMarks } from "../load-marks.ts";
import { loadProblem } from "../load-problem.ts";
import type { ParseOptions } from "../parse-options.ts";
import { EditCollector } from "./edit-collector.ts";
import { unknownShape } from "./unknown-shape.ts";
import { isComment, readComment } from "./xml-comment.ts";
import { readKeys } from "./xml-keys.ts";

/** What a document knows about its elements beyond what they hold. */
export interface ElementSource {
  positionOf(element: XmlElement): SourcePosition | undefined;
  /** The element is one of several by its form, even when it stands alone (a JSON array). */
  isRepeated(element: XmlElement): boolean;
  /** The statement's name. */
  nameOf(element: XmlElement): string;
  /**
   * Text may stand for what has no word of its own in the CLI: `<area>0.0.0.0</area>` for its only
   * key, `<autonomous-system>64500</autonomous-system>` for its only value.
   */
  readonly takesBareText: boolean;
}

/** Reads the element that stands for the root of the configuration into an edit. */
export function readElements(
  root: XmlElement,
  rootSchema: SchemaNode,
  source: ElementSource,
  options: ParseOptions = {},
): ParsedEdit {
  const problems: LoadProblem[] = [];
  const reading: Reading = {
    source,
    strict: options.validation === "strict",
    problems,
    mostProblems: options.stopsAtError === true ? 1 : limits.loadProblems,
  };
  const place: Place = { parent: undefined, schema: rootSchema, keys: undefined, depth: 0 };
  const marks = readMarks(root, rootSchema, place, reading) ?? {};
  const children = readChildren(root, place, reading);
  return { root: { schema: rootSchema, ...marks, children }, problems };
}

interface Reading {
  readonly source: ElementSource;
  readonly strict: boolean;
  readonly problems: LoadProblem[];
  /** Reading ends with so many. */
  readonly mostProblems: number;
}

/** Where in the hierarchy the reader is. */
interface Place {
  readonly parent: Place | undefined;
  readonly schema: SchemaNode;
  readonly keys: readonly string[] | undefined;
  readonly depth: number;
}

/** What an element stands for below its parent. */
interface Meaning {
  readonly schema: SchemaNode;
  /** The element is named by a value of this nokeyword leaf: `<reject/>` for `<action>reject</action>`. */
  readonly value?: string;
}

function readChildren(
  parent: XmlElement,
  place: Place,
  reading: Reading,
  elements: readonly XmlElement[] = elementsOf(parent),
): readonly EditNode[] {
  if (place.depth >= limits.configDepth) {
    refuse(reading, place, parent, `statements nest deeper than ${limits.configDepth}`);
    return [];
  }
  const edits = new EditCollector();
  const stray = textOf(parent);
  const bare = stray === "" ? undefined : bareLeaf(place.schema, elements, reading);
  if (bare !== undefined) edits.add({ schema: bare, values: [stray] }, undefined);
  else if (stray !== "" && !isKeyText(stray, place, reading))
    refuse(reading, place, parent, "syntax error", stray);
  const isShared = sharedNames(elements);
  let comment: string | null | undefined;
  for (const element of elements) {
    if (reading.problems.length >= reading.mostProblems) break;
    if (isComment(element)) {
      comment = readComment(element);
      continue;
    }
    const meaning = meaningOf(element, place.schema, reading, isShared);
    if (meaning === undefined) refuse(reading, place, element, "syntax error");
    else edits.add(readStatement(element, meaning, place, reading), comment);
    comment = undefined;
  }
  return edits.all;
}

/** The one value without a word that a container has, unless an element gives it. */
function bareLeaf(
  container: SchemaNode,
  elements: readonly XmlElement[],
  { source }: Reading,
): SchemaNode | undefined {
  if (!source.takesBareText || container.kind !== "container") return undefined;
  const bare = [...container.children.values()].filter(({ nokeyword }) => nokeyword);
  const [leaf] = bare;
  if (bare.length !== 1 || leaf?.kind !== "leaf") return undefined;
  return elements.some((element) => source.nameOf(element) === leaf.name) ? undefined : leaf;
}

function isKeyText(text: string, { schema, keys }: Place, { source }: Reading): boolean {
  return source.takesBareText && schema.kind === "list" && keys?.length === 1 && keys[0] === text;
}

function meaningOf(
  element: XmlElement,
  parent: SchemaNode,
  { source, strict }: Reading,
  isShared: (name: string) => boolean,
): Meaning | undefined {
  const name = source.nameOf(element);
  const known = childByName(parent, name);
  if (known !== undefined) return { schema: known };
  if (element.children.length === 0) {
    for (const schema of parent.children.values()) {
      const { type } = schema;
      if (schema.nokeyword && type.base === "enumeration" && type.values.includes(name)) {
        return { schema, value: name };
      }
    }
  }
  if (strict || !mayHoldUnknown(parent, name)) return undefined;
  const several = source.isRepeated(element) || isShared(element.name);
  return { schema: unknownChild(name, unknownShape(element, several)) };
}

function readStatement(
  element: XmlElement,
  { schema, value }: Meaning,
  place: Place,
  reading: Reading,
): EditNode | undefined {
  const marks = readMarks(element, schema, place, reading);
  if (marks === undefined) return undefined;
  const position = reading.source.positionOf(element);
  const edit: EditNode = { schema, ...marks, ...(position === undefined ? {} : { position }) };
  if (schema.kind === "list") return readEntry(element, edit, hasMarks(marks), place, reading);
  if (schema.kind !== "container") {
    return readValue(element, edit, hasMarks(marks), value, place, reading);
  }
  const inside = { parent: place, schema, keys: undefined, depth: place.depth + 1 };
  return { ...edit, children: readChildren(element, inside, reading) };
}

function readEntry(
  element: XmlElement,
  edit: EditNode,
  marked: boolean,
  place: Place,
  reading: Reading,
): EditNode | undefined {
  const { schema } = edit;
  const bareKey = reading.source.takesBareText ? textOf(element) : "";
  const { keys, rest, missing } = readKeys(schema, elementsOf(element), bareKey);
  if (missing !== undefined) {
    const wholeList = element.children.length === 0 && marked;
    return wholeList ? { ...edit, keys: [] } : refuse(reading, place, element, "missing argument");
  }
  const inside = { parent: place, schema, keys, depth: place.depth + 1 };
  return { ...edit, keys, children: readChildren(element, inside, reading, rest) };
}

function readValue(
  element: XmlElement,
  edit: EditNode,
  marked: boolean,
  impliedValue: string | undefined,
  place: Place,
  reading: Reading,
): EditNode | undefined {
  const { schema, operation } = edit;
  const [child] = elementsOf(element);
  if (child !== undefined) return refuse(reading, place, child, "syntax error");
  const text = impliedValue ?? textOf(element);
  const deletes = operation === "delete" || operation === "remove";
  if (schema.type.base === "empty") return deletes ? edit : { ...edit, values: [""] };
  if (text !== "") return { ...edit, values: [text] };
  if (marked && (deletes || !schema.unknown)) return edit;
  if (schema.kind === "leaf" && schema.type.base === "string") return { ...edit, values: [""] };
  return refuse(reading, place, element, "missing argument");
}

function readMarks(
  element: XmlElement,
  schema: SchemaNode,
  place: Place,
  reading: Reading,
): EditMarks | undefined {
  const attributes = new Map<string, string>();
  for (const { name, value } of element.attributes) {
    if (!name.startsWith("xmlns")) attributes.set(name.slice(name.indexOf(":") + 1), value);
  }
  const { marks, bad } = loadMarks(attributes, schema);
  return bad === undefined ? marks : refuse(reading, place, element, bad.message, bad.word);
}

function hasMarks(marks: EditMarks): boolean {
  return Object.keys(marks).length > 0;
}

function refuse(
  { problems, source }: Reading,
  place: Place,
  element: XmlElement,
  message: string,
  badElement: string = source.nameOf(element),
): undefined {
  const parts: Place[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) parts.unshift(at);
  const position = source.positionOf(element);
  problems.push(loadProblem({ message, badElement, path: editPath(parts), position }));
}

/** Tells which names occur more than once; counted only when somebody asks. */
function sharedNames(elements: readonly XmlElement[]): (name: string) => boolean {
  let shared: Set<string> | undefined;
  return (name) => {
    if (shared === undefined) {
      const seen = new Set<string>();
      shared = new Set();
      for (const element of elements) (seen.has(element.name) ? shared : seen).add(element.name);
    }
    return shared.has(name);
  };
}
