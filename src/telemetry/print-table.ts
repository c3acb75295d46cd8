import type { FleetRow } from "./fleet-row.ts";
import { counted, shorten, visibleText, widthOf } from "./visible-text.ts";

/** What a cell is about, for a painter that knows colours. */
export type CellRole = "heading" | FleetRow["state"] | "plain";

export interface PrintTableOptions {
  /** Characters of a line. @defaultValue 120 */
  readonly columns?: number;
  /** Lines the table may take, heading and summary included. @defaultValue unlimited */
  readonly lines?: number;
  /** Gives a padded cell its colour. @defaultValue none */
  readonly paint?: (text: string, role: CellRole) => string;
}

interface Column {
  readonly title: string;
  readonly cell: (row: FleetRow) => string;
  /** Numbers stand at the right of their column. */
  readonly right?: true;
  /** Says which row this is; shortened only when nothing else is left to shorten. */
  readonly name?: true;
  readonly role?: (row: FleetRow) => CellRole;
}

const gap = "  ";
/** A column is not shortened below this many characters. */
const narrowest = 6;

const columns: readonly Column[] = [
  { title: "DEVICE", cell: (row) => row.device, name: true },
  { title: "SERVER", cell: (row) => row.server, name: true },
  {
    title: "STATE",
    cell: (row) => (row.detail === "" ? row.state : `${row.state}: ${row.detail}`),
    role: (row) => row.state,
  },
  { title: "TRIES", cell: (row) => String(row.attempts), right: true },
  { title: "SESSION", cell: sessionCell },
  { title: "LAST RPC", cell: (row) => row.lastRpc },
  { title: "NMS", cell: (row) => row.nms },
];

/** Rows as aligned lines under a heading, with a summary below; cut to the width and height that there is. */
export function printTable(
  rows: readonly FleetRow[],
  options: PrintTableOptions = {},
): readonly string[] {
  const {
    columns: width = 120,
    lines = Number.POSITIVE_INFINITY,
    paint = (text) => text,
  } = options;
  const shown = rows.slice(0, Math.max(1, lines - 2));
  const used = columns.filter(
    ({ title, cell }) => title !== "NMS" || rows.some((row) => cell(row)),
  );
  const cells = shown.map((row) => used.map(({ cell }) => visibleText(cell(row))));
  const natural = used.map(({ title }, at) =>
    Math.max(title.length, ...cells.map((line) => widthOf(line[at] ?? ""))),
  );
  const widths = fit(natural, used, width - gap.length * (used.length - 1));
  const align = (text: string, at: number): string => {
    const cut = shorten(text, widths[at] ?? 0);
    const blanks = " ".repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cut)));
    if (used[at]?.right) return `${blanks}${cut}`;
    return at === used.length - 1 ? cut : `${cut}${blanks}`;
  };
  const heading = used.map(({ title }, at) => paint(align(title, at), "heading"));
  const body = shown.map((row, line) =>
    used.map(({ role }, at) => paint(align(cells[line]?.[at] ?? "", at), role?.(row) ?? "plain")),
  );
  return [heading, ...body]
    .map((line) => line.join(gap).trimEnd())
    .concat(shorten(summary(rows, rows.length - shown.length), width));
}

function sessionCell({ session }: FleetRow): string {
  return session === undefined ? "" : `${session.user}, ${counted(session.rpcs, "RPC")}`;
}

/** Takes characters from the widest columns until all fit; from names last. */
function fit(
  natural: readonly number[],
  used: readonly Column[],
  available: number,
): readonly number[] {
  const widths = [...natural];
  for (const names of [false, true]) {
    const able = [...widths.keys()].filter((at) => names || !used[at]?.name);
    for (let excess = sum(widths) - available; excess > 0; excess--) {
      const widest = able.reduce((one, at) => ((widths[at] ?? 0) > (widths[one] ?? 0) ? at : one));
      if ((widths[widest] ?? 0) <= narrowest) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function summary(rows: readonly FleetRow[], hidden: number): string {
  const devices = new Set(rows.map((row) => row.device)).size;
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
  const more = hidden > 0 ? `; ${hidden} more not shown` : "";
  return `${counted(devices, "device")}: ${states}${more}`;
}
