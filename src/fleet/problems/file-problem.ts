/** One thing that is wrong in a file that a person wrote. */
export interface FileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** JSON pointer into the file, for example `/devices/3/nms`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** In the order in which an editor shows them: by file, line and column. */
export function sortProblems(problems: readonly FileProblem[]): readonly FileProblem[] {
  return [...problems].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** `file:line:column: message (path)`, the form that editors turn into links. */
export function describeProblem(problem: FileProblem): string {
  const path = problem.path === "" ? "" : ` (${problem.path})`;
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}${path}`;
}

/** The lines of an error about a configuration, each with its place. */
export function problemsIn(message: string, file: string): readonly FileProblem[] {
  return message.split("\n").map((line) => {
    const [, row, column, text] = /^.*?:(\d+):(\d+): (.*)$/.exec(line) ?? [];
    return {
      file,
      line: Number(row ?? 1),
      column: Number(column ?? 1),
      path: "",
      message: text ?? line,
    };
  });
}
