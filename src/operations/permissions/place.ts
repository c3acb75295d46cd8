import type { Leaf, LeafList, List, Parent } from "../../junos/config/index.ts";
import { keyWords } from "../../junos/schema/index.ts";
import { type Authorization, hasOneOf } from "./authorization.ts";
import {
  type ConfigurationArea,
  innerAreas,
  otherArea,
  topAreas,
  traceArea,
} from "./configuration-areas.ts";
import type { Verdict } from "./expressions.ts";

/** A statement as permissions see it: what leads to it, and the area that it belongs to. */
export interface Place {
  readonly above: Place | undefined;
  /** A list stands for the order of its entries; undefined for the root. */
  readonly node: Parent | Leaf | LeafList | List | undefined;
  /** One value of a leaf or leaf-list; empty for the statement as such. */
  readonly value: string;
  /** Undefined above the stanzas. */
  readonly area: ConfigurationArea | undefined;
  /** The stanza's name, directly in it: there the inner areas begin. */
  readonly stanza: string | undefined;
}

export const rootPlace: Place = {
  above: undefined,
  node: undefined,
  value: "",
  area: undefined,
  stanza: undefined,
};

/** What holds whole configurations: their statements need what they need at `[edit]`. */
const wrappers = new Set(["groups", "logical-systems", "tenants"]);

/** The place of a statement, or of a list as such. */
export function placeBelow(above: Place, node: Parent | Leaf | LeafList | List): Place {
  const { name } = node.schema;
  if (above.area === undefined) {
    const isWrapper = node.kind === "entry" && wrappers.has(name);
    return {
      above,
      node,
      value: "",
      area: isWrapper ? undefined : (lookUp(topAreas, name) ?? otherArea),
      stanza: isWrapper ? undefined : name,
    };
  }
  const inner =
    above.stanza === undefined ? undefined : lookUp(innerAreas, `${above.stanza} ${name}`);
  const area = name === "traceoptions" ? traceArea : (inner ?? above.area);
  return { above, node, value: "", area, stanza: undefined };
}

/** The place of a leaf with one of its values. */
export function valuePlace(place: Place, value: string): Place {
  return { ...place, value };
}

function lookUp(
  areas: Readonly<Record<string, ConfigurationArea>>,
  name: string,
): ConfigurationArea | undefined {
  return Object.hasOwn(areas, name) ? areas[name] : undefined;
}

/** Whether the user sees the statement. */
export function mayRead(authorization: Authorization, place: Place): boolean {
  const verdict = verdictOn(authorization, place);
  if (verdict !== undefined) return verdict === "allowed";
  return hasOneOf(authorization, (place.area ?? otherArea).reading);
}

/** Whether the user may add, change or delete it; secrets want `secret-control`, too. */
export function mayWrite(authorization: Authorization, place: Place, isSecret: boolean): boolean {
  const verdict = verdictOn(authorization, place);
  if (verdict !== undefined) return verdict === "allowed";
  return (
    hasOneOf(authorization, (place.area ?? otherArea).writing) &&
    (!isSecret || authorization.flags.has("secret-control"))
  );
}

/** A statement of a group is judged as it stands there, and as what it becomes. */
function verdictOn({ judgeStatement }: Authorization, place: Place): Verdict {
  if (judgeStatement === undefined) return undefined;
  const { words, inner } = wordsOf(place);
  const verdict = judgeStatement(words);
  if (verdict === "denied" || inner === words) return verdict;
  const asApplied = judgeStatement(inner);
  return asApplied ?? verdict;
}

/**
 * The words of the set form without quotes, `interfaces ge-0/0/0 unit 0`; and the same without
 * `groups NAME` and its like in front.
 */
function wordsOf(place: Place): { readonly words: string; readonly inner: string } {
  const parts = place.value === "" ? [] : [place.value];
  let innerParts: readonly string[] = parts;
  for (let at: Place | undefined = place; at?.node !== undefined; at = at.above) {
    parts.unshift(...ownWords(at.node));
    if (at.area !== undefined) innerParts = [...parts];
  }
  return { words: parts.join(" "), inner: innerParts.join(" ") };
}

function ownWords(node: Parent | Leaf | LeafList | List): readonly string[] {
  const { schema } = node;
  const keyword = schema.hiddenKeyword || schema.nokeyword ? [] : [schema.keyword];
  return node.kind === "entry" ? [...keyword, ...keyWords(schema, node.keys)] : keyword;
}
