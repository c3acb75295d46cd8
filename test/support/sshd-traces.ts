import { readdirSync, readFileSync } from "node:fs";

/** Command lines and names of processes that came of this one, or were started with `mark` in their arguments. */
export function sshdProcesses(mark: string): readonly string[] {
  const own = new Set([process.pid]);
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, other) => one - other)
    .flatMap(processOf);
  for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  return processes
    .filter(
      ({ pid, name, line }) => (own.has(pid) && name.startsWith("sshd")) || line.includes(mark),
    )
    .filter(({ pid }) => pid !== process.pid)
    .map(({ pid, name }) => `${pid} ${name}`);
}

/** The process that sshd is for one connection: the child of this process. */
export function sshdProcessIds(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)))
    .filter(({ parent, name }) => parent === process.pid && name.startsWith("sshd"))
    .map(({ pid }) => pid);
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly line: string;
}

/** Nothing when it ended meanwhile, or is only waiting to be taken notice of. */
function processOf(pid: number): readonly Process[] {
  try {
    const [, name = "", state, parent] =
      /^\d+ \((.*)\) (\S) (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    if (state === "Z") return [];
    const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return [{ pid, parent: Number(parent), name, line }];
  } catch {
    return [];
  }
}
