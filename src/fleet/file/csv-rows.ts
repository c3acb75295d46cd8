import type * as CsvParse from "csv-parse/sync";
import { limits, messageOf, onDemand, readTextFile } from "../../base/index.ts";

const csv = onDemand((require) => require("csv-parse/sync") as typeof CsvParse);

/** The rows of a CSV file (RFC 4180) by the names of its first line, or why there are none. */
export type CsvRows =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<string, string>>[] }
  | { readonly ok: false; readonly reason: string };

/** Reads a CSV file. Blanks around values and empty lines do not count; every row has all columns. */
export async function readCsvRows(path: string): Promise<CsvRows> {
  const file = await readTextFile(path, limits.csvBytes);
  if (!file.ok) return { ok: false, reason: file.reason };
  try {
    const [head = [], ...lines] = csv().parse(file.text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      to: limits.fleetDevices + 2,
    });
    const empty = head.findIndex((name) => name === "");
    const twin = head.find((name, index) => head.indexOf(name) !== index);
    if (empty >= 0)
      return { ok: false, reason: `column ${empty + 1} has no name in its first line` };
    if (twin !== undefined) return { ok: false, reason: `two columns are named ${twin}` };
    if (lines.length === 0) return { ok: false, reason: "it has no row below its first line" };
    const rows = lines.map((line) =>
      Object.fromEntries(head.map((name, index) => [name, line[index] ?? ""])),
    );
    return { ok: true, rows };
  } catch (cause) {
    return { ok: false, reason: messageOf(cause) };
  }
}
