import { readFileSync } from "node:fs";

/** What a process has used up to a moment, and what it holds then. */
export interface ProcessCost {
  /** User and system time of all its threads, in milliseconds. */
  readonly cpuMs: number;
  readonly bytes: number;
  /** `cpuMs` once the memory was read: the garbage collection for it belongs to nobody's figure. */
  readonly cpuAfterMs: number;
}

/** How `bytes` are measured on this machine, for the report. */
export const memoryMeasure: "PSS" | "RSS" = smapsRollup() === undefined ? "RSS" : "PSS";

/** CPU up to now, then the memory that is left after a full garbage collection. */
export function processCost(): ProcessCost {
  const cpuMs = cpuNow();
  // Weak references and what finalizers free need a second turn.
  for (let turn = 0; turn < 3; turn++) global.gc?.();
  return { cpuMs, bytes: residentBytes(), cpuAfterMs: cpuNow() };
}

function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
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
