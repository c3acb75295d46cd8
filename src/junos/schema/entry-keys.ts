import type { SchemaNode } from "./schema-node.ts";

/** Words of an entry's keys in text and set form: keywords where they are written, no empty value. */
export function keyWords(list: SchemaNode, keys: readonly string[]): readonly string[] {
  const [only = ""] = list.keys;
  if (list.keys.length === 1 && list.children.get(only)?.nokeyword !== false) return keys;
  return list.keys.flatMap((name, index) => {
    const value = keys[index] ?? "";
    if (name === "choice-value" && value === "") return [];
    const leaf = list.children.get(name);
    return leaf === undefined || leaf.nokeyword ? [value] : [leaf.keyword, value];
  });
}

/** The keys that `words` spell, beginning at `start`, and where the next word stands. */
export type KeysRead =
  | { readonly ok: true; readonly keys: readonly string[]; readonly next: number }
  /** `at`: the word that does not fit; past the end when a key is missing. */
  | { readonly ok: false; readonly at: number };

/** Reads an entry's keys from text or set words that follow the list's keyword. */
export function readKeyWords(list: SchemaNode, words: readonly string[], start: number): KeysRead {
  const keys: string[] = [];
  let next = start;
  for (const name of list.keys) {
    if (name === "choice-value" && !takesValue(list, keys)) {
      keys.push("");
      continue;
    }
    const leaf = list.children.get(name);
    if (leaf !== undefined && !leaf.nokeyword) {
      if (words[next] !== leaf.keyword) return { ok: false, at: next };
      next += 1;
    }
    const value = words[next];
    if (value === undefined) return { ok: false, at: next };
    keys.push(value);
    next += 1;
  }
  return { ok: true, keys, next };
}

/** Whether the `choice-ident` among `keys` takes a `choice-value`. */
function takesValue(list: SchemaNode, keys: readonly string[]): boolean {
  const ident = keys[list.keys.indexOf("choice-ident")];
  return ident !== undefined && list.valuedChoices?.includes(ident) === true;
}
