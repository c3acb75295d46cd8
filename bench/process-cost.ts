import { readFileSync } from "node:fs";

/** What a process has used so far and holds now. */
export interface ProcessCost {
  /** User and system time of all its threads. */
  readonly cpuMs: number;
  readonly bytes: number;
}

/** How `bytes` are measured on this machine, for the report. */
export const memoryMeasure: "PSS" | "RSS" = smapsRollup() === undefined ? "RSS" : "PSS";

/** CPU up to now, then the memory that is left after a full garbage collection. */
export function processCost(): ProcessCost {
  const { user, system } = process.cpuUsage();
  // Weak references and what finalizers free need a second turn.
  for (let turn = 0; turn < 3; turn++) global.gc?.();
  return { cpuMs: (user + system) / 1_000, bytes: residentBytes() };
}

function residentBytes(): number {
  const pss = pssBytes(smapsRollup() ?? "");
  return pss ?? process.memoryUsage().rss;
}

function smapsRollup(): string | undefined {
  try {
    return readFileSync("/proc/self/smaps_rollup", "utf8");
  } catch {
    return undefined;
  }
}

/** The `Pss:` line of a Linux smaps_rollup file, in bytes. */
export function pssBytes(smapsRollupText: string): number | undefined {
  const kib = /^Pss:\s+(\d+) kB$/m.exec(smapsRollupText)?.[1];
  return kib === undefined ? undefined : Number(kib) * 1_024;
}
