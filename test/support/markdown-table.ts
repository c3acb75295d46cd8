/**
 * A table of Markdown, the first row its head: columns as wide as they must be, as the formatter
 * wants them.
 */
export function markdownTable(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[], fill = " "): string =>
    `|${widths.map((width, at) => ` ${(cells[at] ?? "").padEnd(width, fill)} `).join("|")}|`;
  return [line(head), line([], "-"), ...body.map((row) => line(row))];
}
