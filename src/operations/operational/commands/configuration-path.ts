import type { EditNode, FilterNode } from "../../../junos/config/index.ts";
import { parseSet, writeWord } from "../../../junos/formats/index.ts";
import { childByKeyword, type SchemaNode } from "../../../junos/schema/index.ts";
import type { OperationContext } from "../../operation-context.ts";
import { pickWord } from "./pick-word.ts";

export type PathReading = { readonly edit: EditNode | undefined } | { readonly badWord: string };

/** Reads the words after `show configuration`: the way to a statement, whose keywords may be abbreviated. */
export function readPath(path: readonly string[], { schema }: OperationContext): PathReading {
  if (path.length === 0) return { edit: undefined };
  const words = fullPath(path, schema);
  // `delete` reads a path without asking for a leaf's value.
  const text = `delete ${words.map(writeWord).join(" ")}`;
  const { commands, problems } = parseSet(text, schema, { validation: "strict" });
  const [command] = commands;
  if (command?.kind !== "edit") return { badWord: problems[0]?.badElement ?? path.join(" ") };
  return { edit: command.edit };
}

/** The path of a set command as a filter that selects what stands there. */
export function filterOf(edit: EditNode): FilterNode {
  const keys = edit.schema.keys.map((name, index) => ({
    name,
    text: edit.keys?.[index] ?? "",
    children: [],
  }));
  const below = (edit.children ?? []).map(filterOf);
  return {
    name: edit.schema.name,
    children: edit.keys === undefined ? below : [...keys, ...below],
  };
}

/** Keywords in full; a word that is none, or may be several, stays as it is. */
export function fullPath(path: readonly string[], root: SchemaNode): readonly string[] {
  const words = [...path];
  let at: SchemaNode | undefined = root;
  for (let index = 0; at !== undefined && index < words.length; index++) {
    const typed = words[index] ?? "";
    const word: string = childByKeyword(at, typed) === undefined ? fullKeyword(typed, at) : typed;
    words[index] = word;
    const child: SchemaNode | undefined = childByKeyword(at, word);
    if (child?.kind === "list") index += child.keys.length - (child.hiddenKeyword ? 1 : 0);
    at = child;
  }
  return words;
}

function fullKeyword(typed: string, schema: SchemaNode): string {
  const keywords = [...schema.children.values()]
    .filter((child) => !child.nokeyword && !child.hiddenKeyword)
    .map(({ keyword }) => keyword);
  const picked = pickWord(typed, keywords);
  return picked.kind === "found" ? picked.word : typed;
}
