/** The word that an abbreviation stands for, or what is wrong with it. */
export type Picked =
  | { readonly kind: "found"; readonly word: string }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "unknown" };

/** Any beginning of exactly one word will do; a whole word wins over longer ones that begin with it. */
export function pickWord(typed: string, words: Iterable<string>): Picked {
  let found: string | undefined;
  let isAmbiguous = false;
  for (const word of words) {
    if (word === typed) return { kind: "found", word };
    if (typed === "" || !word.startsWith(typed)) continue;
    isAmbiguous ||= found !== undefined && found !== word;
    found = word;
  }
  if (isAmbiguous) return { kind: "ambiguous" };
  return found === undefined ? { kind: "unknown" } : { kind: "found", word: found };
}
