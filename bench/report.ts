/** One line of a benchmark report: the figure, the floor of the same run, and their ratio. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: { readonly name: string; readonly value: number };
  readonly aim?: string;
}

/** Prints figures as an aligned table; ratios are what to compare between machines. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.floor === undefined
      ? ""
      : `${round(figure.floor.value)} ${figure.unit} (${figure.floor.name})`,
    figure.floor === undefined ? "" : `${(figure.value / figure.floor.value).toFixed(2)} x`,
    figure.aim ?? "",
  ]);
  const header = ["figure", "measured", "floor in this run", "ratio", "aim"];
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  console.log(`\n${title}\n`);
  console.log(line(header));
  console.log(line(widths.map((width) => "-".repeat(width))));
  for (const row of rows) console.log(line(row));
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
