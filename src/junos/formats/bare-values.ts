import { childByKeyword, keyWords, type SchemaNode } from "../schema/index.ts";
import { quote, writeWord } from "./quoting.ts";

/**
 * A value that begins a statement, as values of leaves without keyword and keys of lists without
 * one do. One that reads as another statement's keyword is quoted, which makes it a value.
 */
export function writeBareValue(parent: SchemaNode, child: SchemaNode, text: string): string {
  const reading = childByKeyword(parent, text);
  const isValue = reading === undefined || reading === child || reading.nokeyword;
  return isValue ? writeWord(text) : quote(text);
}

/** The words of an entry after the keyword of its list, quoted as needed. */
export function writeKeys(
  parent: SchemaNode,
  list: SchemaNode,
  keys: readonly string[],
): readonly string[] {
  const [first = "", ...rest] = keyWords(list, keys);
  const startsWithKey = list.hiddenKeyword && first === keys[0];
  const head = startsWithKey ? writeBareValue(parent, list, first) : writeWord(first);
  return [head, ...rest.map(writeWord)];
}
