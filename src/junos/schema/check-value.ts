import { limits } from "../../base/index.ts";
import { interfaceComplaint } from "./interface-name.ts";
import type { LeafType, SchemaNode } from "./schema-node.ts";

/** Whether a value is a wildcard (`<ge-*>`) or a variable (`$name`), which groups may hold anywhere. */
export function isGroupPattern(value: string): boolean {
  return value.startsWith("$") || (value.startsWith("<") && value.endsWith(">"));
}

/** What Junos says about a value that the leaf cannot hold; undefined when it can. */
export function checkValue(schema: SchemaNode, value: string): string | undefined {
  if (isGroupPattern(value)) return undefined;
  const found = complaint(schema.type, value);
  return found !== undefined && isDescription(schema)
    ? `${schema.keyword}: '${value.slice(0, limits.problemWordLength)}': Must be a string of ${schema.type.length[1]} characters or less`
    : found;
}

/** A description that may not be empty: Junos tells of its length in words of its own. */
function isDescription(
  schema: SchemaNode,
): schema is SchemaNode & { readonly type: { readonly length: readonly [number, number] } } {
  const { name, type } = schema;
  return name === "description" && type.base === "string" && (type.length?.[0] ?? 0) > 0;
}

function complaint(type: LeafType, value: string): string | undefined {
  switch (type.base) {
    case "string":
      if (type.form === "interface") return interfaceComplaint(value);
      return type.length && outOfRange("Length", countCharacters(value), type.length);
    case "integer":
      if (type.words?.includes(value) === true) return undefined;
      if (!/^[+-]?\d+$/.test(value)) return `Invalid numeric value: '${value}'`;
      return type.range && outOfRange("Value", Number(value), type.range);
    case "enumeration":
      return type.values.includes(value) ? undefined : "syntax error";
    case "empty":
      return value === "" ? undefined : "syntax error";
    default:
      return undefined;
  }
}

function outOfRange(
  what: string,
  value: number,
  [low, high]: readonly [number, number],
): string | undefined {
  if (value >= low && value <= high) return undefined;
  return `${what} ${value} is not within range (${low}..${high})`;
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
