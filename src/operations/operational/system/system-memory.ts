import { el } from "../../../xml/index.ts";
import { type OperationalReply, textTable } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { memoryOf, planesOf } from "../state/engine-load.ts";
import { processesOf } from "../state/process-table.ts";

/** Parts of the memory in use, in percent of it; the last takes what rounding leaves. */
const shares = [
  ["wired", 34],
  ["active", 28],
  ["inactive", 30],
  ["reserved", 5],
  ["cache", 3],
] as const;

/** Order and names of the lines. */
const order = ["reserved", "wired", "active", "inactive", "cache", "free"] as const;

/** `show system memory`: the parts add up to the total, and agree with `show chassis routing-engine`. */
export function systemMemory(facts: DeviceFacts): OperationalReply {
  const { total, parts } = partsOfMemory(facts);
  const percent = (size: number): string => `${Math.round((size * 100) / total)}%`;
  const processes = processesOf(facts);
  return {
    xml: el(
      "system-memory-information",
      el(
        "system-memory-summary-information",
        el("system-memory-total", String(total)),
        el("system-memory-total-percent", "100%"),
        ...order.flatMap((name) => [
          el(`system-memory-${name}`, String(parts[name])),
          el(`system-memory-${name}-percent`, percent(parts[name])),
        ]),
      ),
      el(
        "pmap-terse-information",
        ...processes.map(({ name, pid, size, resident }) =>
          el(
            "pmap-terse-summary",
            el("process-name", name),
            el("pid", String(pid)),
            el("size", String(size)),
            el("size-percent", ((size * 100) / total).toFixed(2)),
            el("resident", String(resident)),
            el("resident-percent", ((resident * 100) / total).toFixed(2)),
          ),
        ),
      ),
    ),
    text: () =>
      [
        "System memory usage distribution:",
        memoryLine("Total", total, "100%"),
        ...order.map((name) =>
          memoryLine(
            `${name[0]?.toUpperCase()}${name.slice(1)}`,
            parts[name],
            percent(parts[name]),
          ),
        ),
        "",
        ...textTable(
          [
            ["Process (pid)", "Size (KB)", "(%)", "Resident (KB)", "(%)"],
            ...processes.map(({ name, pid, size, resident }) => [
              `${name} (${pid})`,
              String(size),
              ((size * 100) / total).toFixed(2),
              String(resident),
              ((resident * 100) / total).toFixed(2),
            ]),
          ],
          [25, 12, 10, 16],
        ),
      ].join("\n"),
  };
}

function memoryLine(name: string, size: number, percent: string): string {
  return `${`${name} memory:`.padStart(23)} ${String(size).padStart(9)} Kbytes (${percent.padStart(4)})`;
}

/** Kilobytes. */
function partsOfMemory(facts: DeviceFacts): {
  readonly total: number;
  readonly parts: Readonly<Record<(typeof order)[number], number>>;
} {
  const memory = facts.platform.family === "firewall" ? planesOf(facts).total : memoryOf(facts);
  const total = memory.total * 1_024;
  const used = memory.used * 1_024;
  const parts = { reserved: 0, wired: 0, active: 0, inactive: 0, cache: 0, free: total - used };
  let left = used;
  for (const [name, share] of shares) {
    parts[name] = name === "cache" ? left : Math.floor((used * share) / 100);
    left -= parts[name];
  }
  return { total, parts };
}
