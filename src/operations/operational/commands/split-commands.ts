/**
 * The command lines of one SSH exec: newlines and `;` part them, but not inside quotes. Other
 * control characters count as blanks. What is empty, or begins with `#`, is left out.
 */
export function splitCommands(text: string): readonly string[] {
  const lines: string[] = [""];
  for (const [piece] of text.matchAll(pieces)) {
    if (piece === ";" || piece === "\n") lines.push("");
    else lines.push(`${lines.pop() ?? ""}${piece.replaceAll(/\p{Cc}/gu, " ")}`);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

const pieces = /"(?:[^"\\\n]|\\[^\n])*"|[;\n"]|[^;\n"]+/g;
