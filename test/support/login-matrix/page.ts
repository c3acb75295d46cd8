import type { AttemptRecord } from "../../../src/index.ts";
import type { Outcome } from "./row.ts";

/** What a record of the journal says came of a login. */
export function outcomeOf({ user, reason, refusals = [] }: AttemptRecord): Outcome {
  if (user !== undefined) return "let in";
  const [refusal] = refusals;
  return refusal === undefined ? [reason] : [reason, refusal.reason];
}

function cell(outcome: Outcome): string {
  return outcome === "let in" ? outcome : outcome.map((code) => `\`${code}\``).join(", ");
}

/** One line of a table: what was shown, what about it, and what came of it at each door. */
export interface PageLine {
  readonly credential: string;
  readonly about: string;
  readonly outcomes: readonly Outcome[];
}

/** A table of Markdown with columns as wide as they must be. */
export function tableOf(doors: readonly string[], lines: readonly PageLine[]): string {
  const cells = [
    ["the NMS shows", "", ...doors],
    ...lines.map(({ credential, about, outcomes }) => [credential, about, ...outcomes.map(cell)]),
  ];
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(3, ...cells.map((line) => line[at]?.length ?? 0)),
  );
  const [head, ...body] = cells.map((line) =>
    row(line.map((text, at) => text.padEnd(widths[at] ?? 0))),
  );
  return [head, row(widths.map((width) => "-".repeat(width))), ...body].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The page with the table below the heading in place of what stands there. Throws when there is no such table. */
export function withTable(page: string, heading: string, table: string): string {
  const lines = page.split("\n");
  const start = lines.findIndex(
    (line, at) => line.startsWith("|") && headingBefore(lines, at) === heading,
  );
  if (start < 0) throw new Error(`no table below '## ${heading}'`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return lines.toSpliced(start, length, ...table.split("\n")).join("\n");
}

function headingBefore(lines: readonly string[], at: number): string | undefined {
  return lines
    .slice(0, at)
    .findLast((line) => line.startsWith("## "))
    ?.slice(3);
}
