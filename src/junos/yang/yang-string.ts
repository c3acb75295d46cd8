/** Columns that a tab stands for in the indentation of a quoted string (RFC 7950 section 6.1.3). */
const tabWidth = 8;

/** What a double-quoted string says. `column`: where its opening quote stands, from 0. */
export function readDoubleQuoted(raw: string, column: number): string {
  const trimmed = raw.includes("\n") ? trimLines(raw, column) : raw;
  return trimmed.includes("\\") ? trimmed.replace(/\\(.)/g, unescape) : trimmed;
}

/** The column of an offset within its line, from 0, tabs widened. */
export function columnOf(text: string, offset: number): number {
  let column = 0;
  for (let at = text.lastIndexOf("\n", offset - 1) + 1; at < offset; at++) {
    column += text[at] === "\t" ? tabWidth - (column % tabWidth) : 1;
  }
  return column;
}

/** YANG 1 leaves other escapes as they are, and patterns of published modules rely on it. */
function unescape(pair: string, character: string): string {
  switch (character) {
    case "n":
      return "\n";
    case "t":
      return "\t";
    case '"':
    case "\\":
      return character;
    default:
      return pair;
  }
}

/** Without blanks before line breaks and, on later lines, up to the opening quote's column. */
function trimLines(raw: string, column: number): string {
  const lines = raw.split("\n");
  return lines
    .map((line, index) => {
      const start = index === 0 ? 0 : indentation(line, column);
      return line.slice(start, index === lines.length - 1 ? undefined : blankEnd(line, start));
    })
    .join("\n");
}

function indentation(line: string, column: number): number {
  let width = 0;
  let at = 0;
  for (; at < line.length && width <= column; at++) {
    if (line[at] === "\t") width += tabWidth;
    else if (line[at] === " ") width++;
    else break;
  }
  return at;
}

function blankEnd(line: string, start: number): number {
  let end = line.length;
  while (end > start && " \t\r".includes(line[end - 1] ?? "")) end--;
  return end;
}
