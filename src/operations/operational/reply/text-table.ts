/**
 * Lines of aligned columns, as Junos lays out tables: each column as wide as its longest cell or as
 * `widths` says, whichever is more; blanks at the end of a line are left out.
 */
export function textTable(
  rows: readonly (readonly string[])[],
  widths: readonly number[] = [],
): readonly string[] {
  const longest = (column: number): number =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const width = Array.from({ length: columns }, (_, column) =>
    Math.max(widths[column] ?? 0, longest(column) + 1),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width[column] ?? 0))
      .join("")
      .trimEnd(),
  );
}
