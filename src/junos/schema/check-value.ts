import type { SchemaNode } from "./schema-node.ts";

/** Whether a value is a wildcard (`<ge-*>`) or a variable (`$name`), which groups may hold anywhere. */
export function isGroupPattern(value: string): boolean {
  return value.startsWith("$") || (value.startsWith("<") && value.endsWith(">"));
}

/** What Junos says about a value that the leaf cannot hold; undefined when it can. */
export function checkValue(schema: SchemaNode, value: string): string | undefined {
  if (isGroupPattern(value)) return undefined;
  const { type } = schema;
  switch (type.base) {
    case "string": {
      const length = type.length === undefined ? 0 : [...value].length;
      return type.length === undefined || isWithin(length, type.length)
        ? undefined
        : `Length ${length} is not within range (${type.length.join("..")})`;
    }
    case "integer": {
      if (type.words?.includes(value) === true) return undefined;
      if (!/^[+-]?\d+$/.test(value)) return `Invalid numeric value: '${value}'`;
      return type.range === undefined || isWithin(Number(value), type.range)
        ? undefined
        : `Value ${value} is not within range (${type.range.join("..")})`;
    }
    case "enumeration":
      return type.values.includes(value) ? undefined : "syntax error";
    case "empty":
      return value === "" ? undefined : "syntax error";
    case "secret":
      return undefined;
  }
}

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
