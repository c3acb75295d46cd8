import { isGroupPattern } from "./check-value.ts";
import type { SchemaNode } from "./schema-node.ts";

/** How the children of one statement are told apart in text and set form. */
interface Vocabulary {
  readonly written: ReadonlyMap<string, SchemaNode>;
  /** Leaves whose value stands alone, and lists whose entries do, in schema order. */
  readonly bare: readonly SchemaNode[];
  /** The leaves among them. */
  readonly bareLeaves: readonly SchemaNode[];
}

const vocabularies = new WeakMap<SchemaNode, Vocabulary>();

/**
 * The child that `word` begins in text and set form: the statement of that keyword, else the value
 * of a leaf or the key of a list entry whose own keyword is not written. Undefined: no such child.
 */
export function childByKeyword(schema: SchemaNode, word: string): SchemaNode | undefined {
  const { written, bare } = vocabularyOf(schema);
  return (
    written.get(word) ??
    bare.find((node) => node.type.base === "enumeration" && node.type.values.includes(word)) ??
    bare.find((node) => takesAnyWord(node, word))
  );
}

/** The child of that element name, key leaves included. */
export function childByName(schema: SchemaNode, name: string): SchemaNode | undefined {
  return schema.children.get(name);
}

/**
 * The leaves, other than keys, whose value is written without their name, in the order in which
 * they stand on a line: `priority 6 5` of an LSP has two.
 */
export function bareLeaves(schema: SchemaNode): readonly SchemaNode[] {
  return vocabularyOf(schema).bareLeaves;
}

/** The statements that begin with a value: leaves without keyword, and lists whose entries have none. */
export function bareStatements(schema: SchemaNode): readonly SchemaNode[] {
  return vocabularyOf(schema).bare;
}

function takesAnyWord(node: SchemaNode, word: string): boolean {
  if (node.type.base === "enumeration") return isGroupPattern(word);
  return node.kind !== "list" || firstKey(node)?.nokeyword === true;
}

function firstKey(list: SchemaNode): SchemaNode | undefined {
  return list.children.get(list.keys[0] ?? "");
}

function vocabularyOf(schema: SchemaNode): Vocabulary {
  const known = vocabularies.get(schema);
  if (known !== undefined) return known;
  const written = new Map<string, SchemaNode>();
  const bare: SchemaNode[] = [];
  for (const child of schema.children.values()) {
    if (schema.keys.includes(child.name)) continue;
    if (child.nokeyword || child.hiddenKeyword) bare.push(child);
    else written.set(child.keyword, child);
  }
  for (const list of bare) {
    const key = firstKey(list);
    if (key !== undefined && !key.nokeyword && !written.has(key.keyword)) {
      written.set(key.keyword, list);
    }
  }
  const vocabulary = { written, bare, bareLeaves: bare.filter(({ kind }) => kind !== "list") };
  vocabularies.set(schema, vocabulary);
  return vocabulary;
}
