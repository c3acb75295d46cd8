import type { Sign } from "./hunk.ts";

/** Lines of one sign that follow each other; a context or `!` line stands alone. */
export interface PatchRun {
  readonly sign: Sign;
  /** Without the signs. */
  readonly lines: readonly string[];
  /** Line of the first in the patch, from 1. */
  readonly line: number;
}

/** What a patch changes at one place. */
export interface PatchHunk {
  /** What stands between `[edit` and `]`. */
  readonly path: string;
  readonly line: number;
  readonly runs: readonly PatchRun[];
}

/** A line that belongs to no hunk or has no sign. */
export interface StrayLine {
  readonly text: string;
  readonly line: number;
}

const signs: readonly Sign[] = ["-", "+", "!", " "];

/** Cuts a patch at its `[edit ...]` lines. Blank lines mean nothing. */
export function readHunks(patch: string): {
  readonly hunks: readonly PatchHunk[];
  readonly strays: readonly StrayLine[];
} {
  const hunks: { path: string; line: number; runs: OpenRun[] }[] = [];
  const strays: StrayLine[] = [];
  for (const [index, text] of patch.split(/\r?\n/).entries()) {
    const line = index + 1;
    const path = headerPath(text);
    const sign = signs.find((candidate) => text.startsWith(candidate));
    if (path !== undefined) hunks.push({ path, line, runs: [] });
    else if (text.trim() !== "") {
      const runs = hunks.at(-1)?.runs;
      if (sign === undefined || runs === undefined) strays.push({ text: text.trim(), line });
      else addLine(runs, { sign, lines: [text.slice(1)], line });
    }
  }
  return { hunks, strays };
}

/** The words of an `[edit ...]` line. */
function headerPath(text: string): string | undefined {
  const line = text.trimEnd();
  if (!/^\[edit[\s\]]/.test(line) || !line.endsWith("]")) return undefined;
  return line.slice("[edit".length, -1).trim();
}

interface OpenRun extends PatchRun {
  readonly lines: string[];
}

function addLine(runs: OpenRun[], run: OpenRun): void {
  const last = runs.at(-1);
  const continues = last?.sign === run.sign && (run.sign === "-" || run.sign === "+");
  if (continues) last.lines.push(...run.lines);
  else runs.push(run);
}
