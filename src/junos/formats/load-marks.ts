import { type EditNode, type EditOperation, editOperations } from "../config/index.ts";
import type { SchemaNode } from "../schema/index.ts";

/** Every field of an edit but its content. */
export type EditMarks = Omit<EditNode, "schema" | "keys" | "values" | "children" | "position">;

export interface LoadMarks {
  readonly marks: EditMarks;
  /** An `operation` that is none of RFC 6241 7.2, an `insert` that says no place or names no neighbour. */
  readonly bad?: { readonly message: string; readonly word: string };
}

const nothing: LoadMarks = { marks: {} };

/**
 * What the load attributes of one statement ask for, by local name: `operation` of RFC 6241 7.2 and
 * the Junos ones (`delete`, `replace`, `inactive`, `active`, `protect`, `unprotect`, `insert` and
 * `rename` with `name` or the key's own name). Others say nothing about the edit.
 */
export function loadMarks(attributes: ReadonlyMap<string, string>, schema: SchemaNode): LoadMarks {
  if (attributes.size === 0) return nothing;
  const requested = attributes.get("operation");
  const operation = operationOf(attributes, requested);
  const inactive = choose(attributes, "inactive", "active");
  const protect = choose(attributes, "protect", "unprotect");
  const insert = insertOf(attributes, schema);
  const rename = attributes.has("rename") ? namedKeys(attributes, schema) : undefined;
  return {
    marks: {
      ...(operation === undefined ? {} : { operation }),
      ...(inactive === undefined ? {} : { inactive }),
      ...(protect === undefined ? {} : { protect }),
      ...(insert === undefined ? {} : { insert }),
      ...(rename === undefined ? {} : { rename }),
    },
    ...badMark(attributes, operation, insert),
  };
}

function badMark(
  attributes: ReadonlyMap<string, string>,
  operation: EditOperation | undefined,
  insert: EditNode["insert"],
): Pick<LoadMarks, "bad"> {
  const requested = attributes.get("operation");
  if (requested !== undefined && operation === undefined)
    return { bad: { message: "syntax error", word: requested } };
  const where = attributes.get("insert");
  if (where === undefined || insert !== undefined) return {};
  const isPlace = where === "before" || where === "after";
  return { bad: { message: isPlace ? "missing argument" : "syntax error", word: where } };
}

function operationOf(
  attributes: ReadonlyMap<string, string>,
  requested: string | undefined,
): EditOperation | undefined {
  if (requested !== undefined) return editOperations.find((operation) => operation === requested);
  if (attributes.has("delete")) return "delete";
  return attributes.has("replace") ? "replace" : undefined;
}

function choose(
  attributes: ReadonlyMap<string, string>,
  yes: string,
  no: string,
): boolean | undefined {
  if (attributes.has(yes)) return true;
  return attributes.has(no) ? false : undefined;
}

function insertOf(attributes: ReadonlyMap<string, string>, schema: SchemaNode): EditNode["insert"] {
  const where = attributes.get("insert");
  if (where === "first" || where === "last") return { where };
  if (where !== "before" && where !== "after") return undefined;
  const keys = namedKeys(attributes, schema);
  return keys === undefined ? undefined : { where, keys };
}

/**
 * Another entry's keys: each under its own name, or under `name` when there is one key; or all in
 * `yang:key="[name='x']"`, a leaf-list value in `yang:value` (RFC 7950 7.8.6, 7.7.9).
 */
function namedKeys(
  attributes: ReadonlyMap<string, string>,
  schema: SchemaNode,
): readonly string[] | undefined {
  const predicates = attributes.get("key");
  if (predicates !== undefined && schema.keys.length > 0) return keysOf(predicates, schema);
  if (schema.keys.length <= 1) {
    const own = attributes.get(schema.keys[0] ?? "value") ?? attributes.get("name");
    return own === undefined ? undefined : [own];
  }
  const keys = schema.keys.map((key) => attributes.get(key) ?? "");
  return keys.some((key) => key !== "") ? keys : undefined;
}

const predicate = /\[\s*(?:[^\s:=\]'"]+:)?([^\s:=\]'"]+)\s*=\s*(?:'([^']*)'|"([^"]*)")\s*\]/g;

function keysOf(predicates: string, schema: SchemaNode): readonly string[] {
  const values = new Map<string, string>();
  for (const [, name = "", single, double] of predicates.matchAll(predicate)) {
    values.set(name, single ?? double ?? "");
  }
  return schema.keys.map((key) => values.get(key) ?? "");
}
