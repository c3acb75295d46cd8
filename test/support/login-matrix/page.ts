import type { AttemptRecord } from "../../../src/index.ts";
import { markdownTable } from "../markdown-table.ts";
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

/** The table of what came of each credential at each door. */
export function tableOf(doors: readonly string[], lines: readonly PageLine[]): string {
  return markdownTable([
    ["the NMS shows", "", ...doors],
    ...lines.map(({ credential, about, outcomes }) => [credential, about, ...outcomes.map(cell)]),
  ]).join("\n");
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
