import { limits } from "../../base/index.ts";
import { type CsvRows, readCsvRows } from "../file/csv-rows.ts";
import { type DeviceEntry, type Layer, problemAt } from "../file/device-entry.ts";
import { beside } from "../file/fleet-sources.ts";
import type { DeviceSpec, ListenSpec } from "../file/fleet-spec.ts";
import { listenProblems } from "../options/listen-places.ts";
import type { FileProblem } from "../problems/file-problem.ts";
import { type DeviceNames, type DevicePlace, variablesOf } from "./device-variables.ts";
import { type Rendered, SpecError, type SpecTemplates } from "./spec-template.ts";

/** An entry of `devices`, ready to make its devices. */
export interface EntryPlan {
  readonly entry: DeviceEntry;
  readonly count: number;
  readonly rows: readonly Readonly<Record<string, string>>[] | undefined;
  /** Place of its first device in the whole fleet, from 0. */
  readonly first: number;
  /** The same among the devices that share its `listen`. */
  readonly firstListener: number;
  /** What is the same for all of its devices. */
  readonly fixed: DeviceSpec;
  /** What is not. */
  readonly rendered: ReadonlyMap<keyof DeviceSpec, Rendered>;
  readonly variables: (place: DevicePlace, chance: string) => DeviceNames;
}

/** Plans for all entries that can be used; how many devices there are, and what is wrong. */
export async function planEntries(
  entries: readonly DeviceEntry[],
  templates: SpecTemplates,
): Promise<{
  readonly plans: readonly EntryPlan[];
  readonly total: number;
  readonly problems: readonly FileProblem[];
}> {
  const problems: FileProblem[] = [];
  const plans: EntryPlan[] = [];
  const files = new Map<string, Promise<CsvRows>>();
  const listeners = new Map<ListenSpec, { layer: Layer; count: number }>();
  let total = 0;
  for (const entry of entries) {
    const rows = await rowsOf(entry, files, problems);
    if (rows === "unusable") continue;
    const count = rows?.length ?? entry.own.count ?? 1;
    const { listen } = entry.spec;
    const sharing =
      listen && (listeners.get(listen) ?? { layer: layerOf(entry, "listen"), count: 0 });
    const firstListener = sharing?.count ?? 0;
    if (listen !== undefined && sharing !== undefined) {
      sharing.count += count;
      listeners.set(listen, sharing);
    }
    try {
      const place = { first: total, firstListener };
      plans.push({ entry, count, rows, ...place, ...prepared(entry, templates) });
    } catch (cause) {
      if (!(cause instanceof SpecError)) throw cause;
      problems.push(problemAt(cause.place, cause.message));
    }
    total += count;
  }
  for (const [listen, { layer, count }] of listeners)
    problems.push(...rangeProblems(listen, layer, count));
  if (total > limits.fleetDevices && entries[0] !== undefined)
    problems.push(
      problemAt(
        { source: entries[0].source, path: "/devices" },
        `there are ${total} devices, and a fleet has at most ${limits.fleetDevices}`,
      ),
    );
  return { plans: total > limits.fleetDevices ? [] : plans, total, problems };
}

/** Where a key of an entry is written. */
export function layerOf(entry: DeviceEntry, key: string): Layer {
  const layer = entry.origins.get(key) ?? entry;
  return { source: layer.source, path: `${layer.path}/${key}` };
}

/** A name for devices of an entry that makes several and gives none: `edge-007`. */
export function numbered({ entry, count, rows }: EntryPlan, index: number): string | undefined {
  if (entry.own.count === undefined && rows === undefined) return undefined;
  const digits = String(count).length;
  return `${entry.group ?? "device"}-${String(index + 1).padStart(digits, "0")}`;
}

/** What stands for a device whose name is not known yet. */
export function deviceLabel({ entry, count }: EntryPlan, index: number): string {
  return count === 1 ? "" : `device ${index + 1} of ${entry.path}`;
}

/** A path as the fleet file names it in which the key is written. */
export function pathIn(entry: DeviceEntry, named: string, key: keyof DeviceSpec): string {
  return beside(layerOf(entry, key).source.file, named);
}

/** Where the value at a pointer below an entry is written. */
export function layerOfPointer(entry: DeviceEntry, pointer: string): ReturnType<typeof layerOf> {
  const [key = ""] = pointer.split("/", 1);
  const layer = layerOf(entry, key);
  return { ...layer, path: `${layer.path}${pointer.slice(key.length)}` };
}

function prepared(
  entry: DeviceEntry,
  templates: SpecTemplates,
): Pick<EntryPlan, "fixed" | "rendered" | "variables"> {
  const fixed: Record<string, unknown> = {};
  const rendered = new Map<keyof DeviceSpec, Rendered>();
  for (const [key, value] of Object.entries(entry.spec)) {
    const render = templates.compile(value, layerOf(entry, key));
    if (render === undefined) fixed[key] = value;
    else rendered.set(key as keyof DeviceSpec, render);
  }
  return { fixed, rendered, variables: variablesOf(entry, templates) };
}

async function rowsOf(
  entry: DeviceEntry,
  files: Map<string, Promise<CsvRows>>,
  problems: FileProblem[],
): Promise<EntryPlan["rows"] | "unusable"> {
  const { csv, count } = entry.own;
  if (csv === undefined) {
    if (count === undefined || typeof count === "number") return undefined;
    problems.push(problemAt(layerAt(entry, "count"), "count must be a whole number, no template"));
    return "unusable";
  }
  if (count !== undefined) {
    const message = "goes without csv, whose rows are counted";
    problems.push(problemAt(layerAt(entry, "count"), message));
    return "unusable";
  }
  const path = beside(entry.source.file, csv);
  const reading = files.get(path) ?? readCsvRows(path);
  files.set(path, reading);
  const read = await reading;
  if (read.ok) return read.rows;
  const message = `cannot use the CSV file ${path}: ${read.reason}`;
  problems.push(problemAt(layerAt(entry, "csv"), message));
  return "unusable";
}

function layerAt(entry: DeviceEntry, key: string): Layer {
  return { source: entry.source, path: `${entry.path}/${key}` };
}

/** Ranges that are too small for the devices that share them. */
function rangeProblems(listen: ListenSpec, layer: Layer, count: number): readonly FileProblem[] {
  return listenProblems(listen, count).map(({ key, message }) =>
    problemAt({ ...layer, path: `${layer.path}/${key}` }, `${key} ${message}`),
  );
}
