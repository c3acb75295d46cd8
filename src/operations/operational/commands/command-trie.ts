import { keywordsOf } from "./command-arguments.ts";
import { pickWord } from "./pick-word.ts";
import type { Command, Family } from "./table/index.ts";

/** A place in the tree of command words. */
interface TrieNode {
  readonly children: Map<string, TrieNode>;
  /** Commands that end here; the first that a family has is the one. */
  readonly commands: Command[];
}

/** The words of all commands as a tree. */
export type CommandTrie = TrieNode;

/** A command that was found, or the word at which the search ended. */
export type Found =
  | { readonly kind: "command"; readonly command: Command; readonly rest: readonly string[] }
  | { readonly kind: "ambiguous" | "unknown"; readonly word: string };

export function commandTrie(commands: readonly Command[]): CommandTrie {
  const root: TrieNode = { children: new Map(), commands: [] };
  for (const command of commands) {
    let at = root;
    for (const word of command.words) {
      const next = at.children.get(word) ?? { children: new Map(), commands: [] };
      at.children.set(word, next);
      at = next;
    }
    at.commands.push(command);
  }
  return root;
}

/**
 * Follows the words as far as they name a command that the family has; each may be any beginning of
 * one word that is possible at its place, arguments of the command so far among them.
 */
export function findCommand(trie: CommandTrie, words: readonly string[], family: Family): Found {
  let at = trie;
  for (const [index, typed] of words.entries()) {
    const command = commandAt(at, family);
    const children = [...at.children].filter(([, child]) => offers(child, family));
    const names = new Map(children);
    const keywords = command === undefined ? [] : keywordsOf(command.arguments).keys();
    const picked = pickWord(typed, [...names.keys(), ...keywords]);
    const next = picked.kind === "found" ? names.get(picked.word) : undefined;
    if (next !== undefined) at = next;
    else if (picked.kind === "ambiguous" && !isValue(command))
      return { kind: "ambiguous", word: typed };
    else if (command !== undefined) return { kind: "command", command, rest: words.slice(index) };
    else return { kind: "unknown", word: typed };
  }
  const command = commandAt(at, family);
  if (command !== undefined) return { kind: "command", command, rest: [] };
  return { kind: "unknown", word: words.at(-1) ?? "" };
}

function commandAt(node: TrieNode, family: Family): Command | undefined {
  return node.commands.find(({ families }) => families?.includes(family) ?? true);
}

/** Whether the family has a command here or below. */
function offers(node: TrieNode, family: Family): boolean {
  if (commandAt(node, family) !== undefined) return true;
  return [...node.children.values()].some((child) => offers(child, family));
}

/** A command that takes a value without a word before it takes an ambiguous word as such. */
function isValue(command: Command | undefined): boolean {
  return (
    command?.arguments.some((one) => one.kind === "value" && one.isPositional === true) ?? false
  );
}
