import { omittedContents, statementTags } from "./words.ts";

/** Blanks, punctuation of the grammar, and what a shell or a regular expression gives a meaning. */
const special = /[\s;{}[\]"#()$|&'\\^*<>@!?=~`\p{Cc}]/u;
/** The wildcards of groups and syslog users stand bare: `<ge-*>`, `*`. */
const wildcard = /^(?:\*|<[\w./*-]+>)$/;
const reserved: ReadonlySet<string> = new Set([...statementTags, omittedContents]);

/** Whether Junos writes this value in quotes. */
function needsQuotes(text: string): boolean {
  if (text === "" || reserved.has(text)) return true;
  return special.test(text) && !wildcard.test(text);
}

/** The word as text and set form write it: bare where possible. */
export function writeWord(text: string): string {
  return needsQuotes(text) ? quote(text) : text;
}

/** The word in quotes, with `\"`, `\\` and `\n` for what would end them or the line. */
export function quote(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`))}"`;
}

/** What stands for the value of a secret statement when its reader may not see it. */
export const hiddenSecret = "/* SECRET-DATA */";

/** The value of a secret statement, always in quotes; a hidden one stands bare, so that it reads as none. */
export function quoteSecret(value: string): string {
  return value === hiddenSecret ? value : quote(value);
}

/** The inside of quotes as the value it stands for; an unknown escape stands for itself. */
export function unescapeQuoted(inside: string): string {
  if (!inside.includes("\\")) return inside;
  return inside.replace(/\\(["\\n])/g, (_, character: string) =>
    character === "n" ? "\n" : character,
  );
}

/** Blanks inside a policy expression mean nothing: `(A&&B)` keeps its inside, `( A  && B)` becomes `( A && B )`. */
export function normalExpression(expression: string): string {
  const inside = expression.slice(1, -1).trim().replace(/\s+/g, " ");
  return `( ${inside} )`;
}

/** Whether the value is a policy expression in the form that Junos writes without quotes. */
export function isExpression(text: string): boolean {
  if (!/^\( [^\s;{}[\]"#](?:[^;{}[\]"#]*[^\s;{}[\]"#])? \)$/.test(text)) return false;
  return text === normalExpression(text) && closesAtEnd(text);
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")") depth--;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}
