import type { ConfigNode, Leaf, LeafList, Parent } from "../../junos/config/index.ts";
import { keyWords, type SchemaNode } from "../../junos/schema/index.ts";
import { type Authorization, hasOneOf } from "./authorization.ts";
import {
  type ConfigurationArea,
  innerAreas,
  otherArea,
  readingFlags,
  topAreas,
  traceArea,
  writingFlags,
} from "./configuration-areas.ts";
import type { Verdict } from "./expressions.ts";

/** A statement as permissions see it: its words in set form and the area that it belongs to. */
export interface Place {
  /** Without quotes: `interfaces ge-0/0/0 unit 0`; empty for the root. */
  readonly words: string;
  /** The same without `groups NAME` and its like in front. */
  readonly inner: string;
  /** Undefined above the stanzas. */
  readonly area: ConfigurationArea | undefined;
  /** Names of the statements, as `innerAreas` has them; a wrapper does not count. */
  readonly names: string;
}

export const rootPlace: Place = { words: "", inner: "", area: undefined, names: "" };

/** What holds whole configurations: their statements need what they need at `[edit]`. */
const wrappers = new Set(["groups", "logical-systems", "tenants"]);

/** The place of a container, an entry, or a leaf without its value. */
export function placeBelow(above: Place, node: Parent | Leaf | LeafList): Place {
  const { schema } = node;
  const own = node.kind === "entry" ? entryWords(schema, node.keys) : nameWords(schema);
  if (above.area === undefined && wrappers.has(schema.name) && node.kind === "entry")
    return { ...rootPlace, words: joined(above.words, own) };
  const names = joined(above.names, schema.name);
  return {
    words: joined(above.words, own),
    inner: joined(above.inner, own),
    area: areaOf(above, schema.name, names),
    names,
  };
}

/** The place of a list as such, for the order of its entries. */
export function listPlace(above: Place, { schema }: ConfigNode): Place {
  const own = schema.hiddenKeyword ? "" : schema.keyword;
  const names = joined(above.names, schema.name);
  return {
    words: joined(above.words, own),
    inner: joined(above.inner, own),
    area: areaOf(above, schema.name, names),
    names,
  };
}

/** The place of a leaf with one of its values. */
export function valuePlace(place: Place, value: string): Place {
  return value === ""
    ? place
    : { ...place, words: joined(place.words, value), inner: joined(place.inner, value) };
}

function areaOf(above: Place, name: string, names: string): ConfigurationArea {
  if (name === "traceoptions") return traceArea;
  if (above.area === undefined) return lookUp(topAreas, name) ?? otherArea;
  return lookUp(innerAreas, names) ?? above.area;
}

function lookUp(
  areas: Readonly<Record<string, ConfigurationArea>>,
  name: string,
): ConfigurationArea | undefined {
  return Object.hasOwn(areas, name) ? areas[name] : undefined;
}

function nameWords(schema: SchemaNode): string {
  return schema.nokeyword || schema.hiddenKeyword ? "" : schema.keyword;
}

function entryWords(schema: SchemaNode, keys: readonly string[]): string {
  const words = keyWords(schema, keys);
  return (schema.hiddenKeyword ? words : [schema.keyword, ...words]).join(" ");
}

function joined(above: string, own: string): string {
  return above === "" ? own : own === "" ? above : `${above} ${own}`;
}

/** Whether the user sees the statement. */
export function mayRead(authorization: Authorization, place: Place): boolean {
  const verdict = verdictOn(authorization, place);
  if (verdict !== undefined) return verdict === "allowed";
  return hasOneOf(authorization, readingFlags(place.area ?? otherArea));
}

/** Whether the user may add, change or delete it; secrets want `secret-control`, too. */
export function mayWrite(authorization: Authorization, place: Place, isSecret: boolean): boolean {
  const verdict = verdictOn(authorization, place);
  if (verdict !== undefined) return verdict === "allowed";
  return (
    hasOneOf(authorization, writingFlags(place.area ?? otherArea)) &&
    (!isSecret || authorization.flags.has("secret-control"))
  );
}

/** A statement of a group is judged as it stands there, and as what it becomes. */
function verdictOn({ judgeStatement }: Authorization, { words, inner }: Place): Verdict {
  if (judgeStatement === undefined) return undefined;
  const verdict = judgeStatement(words);
  if (verdict === "denied" || inner === words) return verdict;
  return judgeStatement(inner) ?? verdict;
}
