import type { Leaf, LeafList } from "../../config/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import { writeBareValue } from "../bare-values.ts";
import { isExpression, quoteSecret, writeWord } from "../quoting.ts";

export type LeafNode = Leaf | LeafList;

/** A leaf or leaf-list in text form, without marks and `;`. */
export function leafText(parent: SchemaNode, leaf: LeafNode): string {
  const { schema } = leaf;
  const keyword = schema.nokeyword ? "" : writeWord(schema.keyword);
  const values = leaf.kind === "leaf" ? [leaf.value] : leaf.values;
  if (isEmpty(leaf)) return keyword;
  const written = values.map((value) => writeValue(parent, schema, value));
  const isArray = written.length !== 1 || (schema.unknown && leaf.kind === "leaf-list");
  const text = isArray ? `[ ${written.join(" ")} ]` : written.join(" ");
  return keyword === "" ? text : `${keyword} ${text}`;
}

function writeValue(parent: SchemaNode, schema: SchemaNode, value: string): string {
  if (schema.type.base === "secret") return quoteSecret(value);
  if (isExpression(value)) return value;
  return schema.nokeyword ? writeBareValue(parent, schema, value) : writeWord(value);
}

/** Nothing follows the keyword: type empty, or the like of it that no schema knows. */
function isEmpty(leaf: LeafNode): boolean {
  const { schema } = leaf;
  if (leaf.kind !== "leaf" || schema.nokeyword) return false;
  return schema.type.base === "empty" || (schema.unknown && leaf.value === "");
}
