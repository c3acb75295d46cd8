/** The four forms of a configuration. */
export const configFormats = ["text", "set", "xml", "json"] as const;
export type ConfigFormat = (typeof configFormats)[number];

const setVerbs: ReadonlySet<string> = new Set([
  "set",
  "delete",
  "activate",
  "deactivate",
  "protect",
  "unprotect",
  "annotate",
  "rename",
  "copy",
  "insert",
  "replace",
  "wildcard",
  "edit",
  "top",
  "up",
  "exit",
]);
/** The form that a configuration is in, judged by how it begins. */
export function detectFormat(text: string): ConfigFormat {
  const start = firstWord(text);
  if (text[start] === "<") return "xml";
  if (text[start] === "{") return "json";
  const word = /[a-z]*(?=\s|$)/y;
  word.lastIndex = start;
  return setVerbs.has(word.exec(text)?.[0] ?? "") ? "set" : "text";
}

/** Index of what follows the blanks and comments at the beginning. */
function firstWord(text: string): number {
  const blank = /[\s\uFEFF]*/y;
  for (let at = 0; ; ) {
    blank.lastIndex = at;
    blank.test(text);
    at = blank.lastIndex;
    const isBlock = text.startsWith("/*", at);
    if (!isBlock && text[at] !== "#") return at;
    const end = text.indexOf(isBlock ? "*/" : "\n", at + 1);
    if (end < 0) return text.length;
    at = end + (isBlock ? 2 : 1);
  }
}
