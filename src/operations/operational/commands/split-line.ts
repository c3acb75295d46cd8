/** A command line cut at its pipes: the words of the command, then those of each pipe. */
export interface SplitLine {
  readonly words: readonly string[];
  readonly pipes: readonly (readonly string[])[];
}

/**
 * Cuts a line into words. Quotes hold blanks and `|` together; inside them `\"` and `\\` stand for
 * the character. Undefined: quotes stay open.
 */
export function splitLine(line: string): SplitLine | undefined {
  const parts: string[][] = [[]];
  let word: string | undefined;
  const end = (): void => {
    if (word !== undefined) parts.at(-1)?.push(word);
    word = undefined;
  };
  for (const token of line.matchAll(tokens)) {
    const [text, inside] = token;
    if (inside !== undefined) word = (word ?? "") + inside.replaceAll(/\\(["\\])/g, "$1");
    else if (text === '"') return undefined;
    else if (text === "|") {
      end();
      parts.push([]);
    } else if (/^\s/.test(text)) end();
    else word = (word ?? "") + text;
  }
  end();
  const [words = [], ...pipes] = parts;
  return { words, pipes };
}

const tokens = /"((?:[^"\\]|\\[^])*)"|["|]|\s+|[^\s"|]+/g;
