import type { TextTable } from "./typed-commands.ts";

/**
 * The cells of a text that stand under no heading: each as the line and the label of its column.
 * A cell that is left out is right. Lines that are no rows of the table do not count.
 */
export function misplacedCells(
  lines: readonly string[],
  table: TextTable,
): readonly (readonly [line: string, label: string])[] {
  return rowsOf(lines, table).flatMap(({ heading, row }) => {
    let from = 0;
    return table.columns.flatMap(([label, edge]) => {
      const start = heading.indexOf(label, from);
      if (start < 0) return [[heading, label] as const];
      from = start + label.length;
      return isBelow(row, start, from, edge) ? [] : [[row, label] as const];
    });
  });
}

/** The rows of each time that the table is in the text; a blank line ends it. */
export function rowsOf(
  lines: readonly string[],
  { heading, row }: TextTable,
): readonly { readonly heading: string; readonly row: string }[] {
  let current: string | undefined;
  return lines.flatMap((line) => {
    if (heading.test(line)) {
      current = line;
      return [];
    }
    if (line === "") current = undefined;
    return current !== undefined && row.test(line) ? [{ heading: current, row: line }] : [];
  });
}

function isBelow(row: string, start: number, end: number, edge: "first" | "last"): boolean {
  const isBlank = (index: number): boolean => (row[index] ?? " ") === " ";
  const isAbsent = row.slice(start, end).trim() === "";
  if (edge === "first") return isAbsent || (!isBlank(start) && isBlank(start - 1));
  return isAbsent || (!isBlank(end - 1) && isBlank(end));
}
