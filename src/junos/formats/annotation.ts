/**
 * The text of an annotation as the tree keeps it, from the inside of a comment: without blanks
 * around it and without the column of asterisks down the left side of a block.
 */
export function annotationText(inside: string): string {
  const lines = inside.split(/\r?\n/);
  if (lines.length === 1) return inside.trim();
  const texts = lines.map((line, index) => {
    const text = index === 0 ? line.trim() : line.trimStart();
    return (index === 0 ? text : text.replace(/^\* ?/, "")).trimEnd();
  });
  if (texts[0] === "") texts.shift();
  if (texts.at(-1) === "") texts.pop();
  return texts.length === 1 ? (texts[0] ?? "").trim() : texts.join("\n");
}

/** The annotation as a comment, one line or a block, each line behind `indent`. */
export function writeAnnotation(annotation: string, indent: string): string {
  const text = annotation.replaceAll("*/", "* /");
  if (!text.includes("\n")) return `${indent}/* ${text} */\n`;
  const lines = text.split("\n").map((line) => `${indent} * ${line}`.trimEnd());
  return `${indent}/*\n${lines.join("\n")}\n${indent} */\n`;
}

/** An annotation given with its own delimiters, as the `annotate` command allows. */
export function withoutDelimiters(comment: string): string {
  const text = comment.trim();
  if (text.startsWith("/*") && text.endsWith("*/") && text.length >= 4) {
    return annotationText(text.slice(2, -2));
  }
  return text.startsWith("#") ? text.replace(/^#+/, "").trim() : text;
}
