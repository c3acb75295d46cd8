import { readdirSync, readFileSync } from "node:fs";
import { type ProcessCost, processCost, pssBytes } from "./process-cost.ts";

/** Ticks of a second in /proc (USER_HZ), the same on every Linux that Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4_096;

/** What `/proc/PID/stat` says of a process. */
interface ProcessStat {
  readonly parent: number;
  /** User and system time in milliseconds, in steps of a tick. */
  readonly ownMs: number;
  /** That of the children that it waited for. */
  readonly childrenMs: number;
}

/** The cost of this process and of all that came of it and still runs. Linux only. */
export function familyCost(): ProcessCost {
  const own = processCost();
  const family = descendantsOf(process.pid);
  const cpuMs = family.reduce((sum, { pid, stat }) => sum + cpuMsOf(pid, stat), 0);
  const bytes = family.reduce((sum, { pid }) => sum + residentBytes(pid), 0);
  return {
    cpuMs: own.cpuMs + cpuMs,
    bytes: own.bytes + bytes,
    cpuAfterMs: own.cpuAfterMs + cpuMs,
  };
}

/** CPU and memory of a process and of all that came of it and still runs. Linux only. */
export function familyCostOf(pid: number): Omit<ProcessCost, "cpuAfterMs"> {
  const family = [...processNamed(String(pid)), ...descendantsOf(pid)];
  const cpuMs = family.reduce((sum, member) => sum + cpuMsOf(member.pid, member.stat), 0);
  const bytes = family.reduce((sum, member) => sum + residentBytes(member.pid), 0);
  return { cpuMs, bytes };
}

/** Reads a stat line; a program's name may hold blanks and brackets. */
export function readStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user, system, childrenUser, childrenSystem] = fields
    .slice(11, 15)
    .map((field) => (Number(field) / ticksPerSecond) * 1_000);
  return {
    parent: Number(fields[1]),
    ownMs: (user ?? 0) + (system ?? 0),
    childrenMs: (childrenUser ?? 0) + (childrenSystem ?? 0),
  };
}

/** Exact where the scheduler tells nanoseconds for each thread: a short process uses less than a few ticks. */
function cpuMsOf(pid: number, { ownMs, childrenMs }: ProcessStat): number {
  const threads = entriesOf(`/proc/${pid}/task`).map((thread) =>
    Number(textOf(`/proc/${pid}/task/${thread}/schedstat`)?.split(" ")[0] ?? 0),
  );
  const exactMs = threads.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1_000_000;
  return (exactMs || ownMs) + childrenMs;
}

interface Descendant {
  readonly pid: number;
  readonly stat: ProcessStat;
}

function descendantsOf(pid: number): readonly Descendant[] {
  const all = readdirSync("/proc").flatMap(processNamed);
  const below = (parent: number): readonly Descendant[] =>
    all
      .filter(({ stat }) => stat.parent === parent)
      .flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/** Nothing for other names in /proc, and for a process that ended meanwhile. */
function processNamed(name: string): readonly Descendant[] {
  const text = /^\d+$/.test(name) ? textOf(`/proc/${name}/stat`) : undefined;
  return text === undefined ? [] : [{ pid: Number(name), stat: readStat(text) }];
}

/** PSS, or RSS where the system does not show another user's. */
function residentBytes(pid: number): number {
  const pss = pssBytes(textOf(`/proc/${pid}/smaps_rollup`) ?? "");
  return pss ?? Number(textOf(`/proc/${pid}/statm`)?.split(" ")[1] ?? 0) * pageBytes;
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
