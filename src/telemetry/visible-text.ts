/**
 * `text` with control and format characters written as escapes. Names and error texts come from
 * peers and files: printed raw they could move the cursor, change colours or forge a line.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 0x0a ? "\\n" : `\\u{${code.toString(16)}}`;
  });
}

/** The same for a text of several lines, which stay lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}

/** Cuts to at most `width` characters, the last one an ellipsis when something was lost. */
export function shorten(text: string, width: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  return width < 1 ? "" : `${characters.slice(0, width - 1).join("")}…`;
}

/** Characters that a text takes on a line. */
export function widthOf(text: string): number {
  return Array.from(text).length;
}

/** `1 device`, `2 devices`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
