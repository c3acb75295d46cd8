import { el, type XmlElement } from "../../../xml/index.ts";
import type { WrittenArgument } from "../../permissions/command-line.ts";
import type { Argument } from "../request/index.ts";
import { pickWord } from "./pick-word.ts";

/** The children of a request, or the word that is wrong and why. */
export type ArgumentReading =
  | { readonly children: readonly XmlElement[] }
  | { readonly problem: "unknown" | "ambiguous" | "missing"; readonly word: string };

/** The words that an argument begins with on the CLI. */
export function keywordsOf(known: readonly Argument[]): ReadonlyMap<string, Argument> {
  const keywords = new Map<string, Argument>();
  for (const argument of known) {
    for (const word of wordsOf(argument)) keywords.set(word, argument);
  }
  return keywords;
}

function wordsOf(argument: Argument): readonly string[] {
  switch (argument.kind) {
    case "flag":
      return [argument.name];
    case "choice":
      return argument.words;
    case "value":
      if (argument.keyword !== undefined) return [argument.keyword];
      return argument.isPositional ? [] : [argument.name];
  }
}

/**
 * Reads the words after a command. With `isOpen`, a word that nobody knows becomes a flag, as nobody
 * will look at it: the request has no operation.
 */
export function readWords(
  words: readonly string[],
  known: readonly Argument[],
  isOpen: boolean,
): ArgumentReading {
  const keywords = keywordsOf(known);
  const free = known.filter((one) => one.kind === "value" && one.isPositional === true);
  const children: XmlElement[] = [];
  const taken = new Set<string>();
  for (let index = 0; index < words.length; index++) {
    const typed = words[index] ?? "";
    const picked = pickWord(typed, keywords.keys());
    const argument = picked.kind === "found" ? keywords.get(picked.word) : undefined;
    if (picked.kind === "found" && argument !== undefined) {
      if (taken.has(argument.name) && !mayRepeat(argument))
        return { problem: "unknown", word: typed };
      taken.add(argument.name);
      const text = argument.kind === "value" ? words[++index] : undefined;
      if (argument.kind === "value" && text === undefined)
        return { problem: "missing", word: picked.word };
      children.push(text === undefined ? el(picked.word) : el(argument.name, text));
      continue;
    }
    const place = free.find((one) => !taken.has(one.name) || mayRepeat(one));
    if (place !== undefined && typed !== "") {
      taken.add(place.name);
      children.push(el(place.name, typed));
    } else if (picked.kind === "ambiguous") return { problem: "ambiguous", word: typed };
    else if (isOpen && elementName.test(typed)) children.push(el(typed));
    else return { problem: "unknown", word: typed };
  }
  return { children };
}

/**
 * The words after a command as arguments, as `readWords` takes them, with their keywords in full;
 * values, and what nobody knows, as they are.
 */
export function writtenArguments(
  words: readonly string[],
  known: readonly Argument[],
): readonly WrittenArgument[] {
  const keywords = keywordsOf(known);
  const free = known.filter((one) => one.kind === "value" && one.isPositional === true);
  const taken = new Set<Argument>();
  const written: WrittenArgument[] = [];
  for (let index = 0; index < words.length; index++) {
    const typed = words[index] ?? "";
    const picked = pickWord(typed, keywords.keys());
    const keyword = picked.kind === "found" ? keywords.get(picked.word) : undefined;
    const argument =
      keyword ?? (typed === "" ? undefined : free.find((one) => !taken.has(one) || mayRepeat(one)));
    const order = argument === undefined ? Number.POSITIVE_INFINITY : known.indexOf(argument);
    if (keyword === undefined || picked.kind !== "found") {
      if (argument !== undefined) taken.add(argument);
      written.push({ words: typed, order, isPositional: argument !== undefined });
      continue;
    }
    const value = keyword.kind === "value" ? words[index + 1] : undefined;
    if (value !== undefined) index++;
    written.push({
      words: value === undefined ? picked.word : `${picked.word} ${value}`,
      order,
      isPositional: false,
    });
  }
  return written;
}

function mayRepeat(argument: Argument): boolean {
  return argument.kind === "value" && argument.isRepeatable === true;
}

const elementName = /^[A-Za-z][\w.-]*$/;
