/** The text of one module. */
export interface YangSource {
  readonly file: string;
  readonly text: string;
}

/** A character of a module. */
export interface YangPlace {
  readonly source: YangSource;
  readonly offset: number;
}

/** Line and column of a place, both from 1. They are counted only when somebody asks. */
export function placeOf({ source, offset }: YangPlace): {
  readonly file: string;
  readonly line: number;
  readonly column: number;
} {
  let line = 1;
  let lineStart = 0;
  for (let at = source.text.indexOf("\n"); at >= 0 && at < offset; ) {
    line++;
    lineStart = at + 1;
    at = source.text.indexOf("\n", lineStart);
  }
  return { file: source.file, line, column: offset - lineStart + 1 };
}
