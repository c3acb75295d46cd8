/** One line of a benchmark report: the figure, the floor of the same run, and their ratio. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: { readonly name: string; readonly value: number };
  readonly aim?: string;
}

/** A finished benchmark. */
export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** How it was measured and how to read it, a line each. */
  readonly notes: readonly string[];
}

/** Aligned table and notes for people. */
export function printReport({ title, figures, notes }: Report): string {
  return [title, "", ...table(figures), "", ...notes].join("\n");
}

/** The same for programs, ratios included. */
export function reportJson({ title, figures, notes }: Report): string {
  const withRatios = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
  return JSON.stringify({ title, figures: withRatios, notes }, undefined, 2);
}

/** The middle of the values; half of them are not above it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function table(figures: readonly Figure[]): readonly string[] {
  const header = ["figure", "measured", "floor in this run", "ratio", "aim"];
  const rows = figures.map(cellsOf);
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const ruler = widths.map((width) => "-".repeat(width));
  return [header, ruler, ...rows].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function cellsOf(figure: Figure): readonly string[] {
  const { name, value, unit, floor, aim = "" } = figure;
  // A count has no unit.
  const measured = unit === "" ? String(value) : `${rounded(value)} ${unit}`;
  const ratio = ratioOf(figure);
  if (floor === undefined || ratio === undefined) return [name, measured, "", "", aim];
  const beside = `${rounded(floor.value)} ${unit} (${floor.name})`;
  return [name, measured, beside, `${ratio.toFixed(2)} x`, aim];
}

function ratioOf({ value, floor }: Figure): number | undefined {
  return floor && value / floor.value;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
