import { ctimeText } from "../../../base/index.ts";
import { el } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import type { OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { cpuOf, loadAverages, memoryOf } from "../state/engine-load.ts";
import { processesOf, processLoads, type SystemProcess } from "../state/process-table.ts";

/** How much is told: a line per process, or the display of `top`, of which `summary` is the head. */
export type ProcessLevel = "brief" | "extensive" | "summary" | "wide";

/** `show system processes [brief | extensive | summary | wide]`; Junos gives the text of `ps` and `top` also in XML. */
export function systemProcesses(
  facts: DeviceFacts,
  level: ProcessLevel | undefined,
): OperationalReply {
  const text = (): string => {
    switch (level) {
      case "summary":
      case "brief":
        return topHead(facts).join("\n");
      case "extensive":
        return [...topHead(facts), "", ...topRows(facts)].join("\n");
      default:
        return processList(facts).join("\n");
    }
  };
  return { xml: el("system-process-information", el("output", `\n${text()}\n`)), text };
}

function processList(facts: DeviceFacts): readonly string[] {
  return [
    "  PID  TT  STAT      TIME COMMAND",
    ...processesOf(facts).map(
      (one) =>
        `${String(one.pid).padStart(5)}  ??  ${(one.pid === 1 ? "ILs" : "S").padEnd(6)}${timeOf(facts, one).padStart(8)} ${one.command}`,
    ),
  ];
}

/** Hundredths of seconds of the processor since the start: what a process uses, for as long as it is up. */
function hundredthsOf({ now, bootedAt }: DeviceFacts, { weight }: SystemProcess): number {
  return Math.floor(((now - bootedAt) / 10) * (weight / 2_000));
}

/** As `ps` writes it, `4:12.07`. */
function timeOf(facts: DeviceFacts, one: SystemProcess): string {
  const hundredths = hundredthsOf(facts, one);
  const seconds = ((hundredths % 6_000) / 100).toFixed(2).padStart(5, "0");
  return `${Math.floor(hundredths / 6_000)}:${seconds}`;
}

/** As `top` writes it, `4:12`, and from a thousand minutes on `21.4H`. */
function topTimeOf(facts: DeviceFacts, one: SystemProcess): string {
  const seconds = Math.floor(hundredthsOf(facts, one) / 100);
  if (seconds >= 60_000) return `${(seconds / 3_600).toFixed(1)}H`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function topHead(facts: DeviceFacts): readonly string[] {
  const processes = processesOf(facts);
  const { user, background, kernel, interrupt, idle } = cpuOf(facts, 0, "5 sec");
  const { total, used } = memoryOf(facts);
  const last = processes.at(-1)?.pid ?? 1;
  return [
    `last pid: ${last};  load averages: ${loadAverages(facts).join(", ")}  up ${upText(facts)}    ${ctimeText(facts.now, timeZoneOf(facts)).slice(11, 19)}`,
    `${processes.length} processes:  1 running, ${processes.length - 1} sleeping`,
    `CPU: ${user.toFixed(1)}% user, ${background.toFixed(1)}% nice, ${kernel.toFixed(1)}% system, ${interrupt.toFixed(1)}% interrupt, ${idle.toFixed(1)}% idle`,
    `Mem: ${used}M Active, ${total - used}M Free`,
    "Swap: 1024M Total, 1024M Free",
  ];
}

/** `0+12:00:00`, days before the plus. */
function upText({ now, bootedAt }: DeviceFacts): string {
  const seconds = Math.max(0, Math.floor((now - bootedAt) / 1_000));
  const clock = new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19);
  return `${Math.floor(seconds / 86_400)}+${clock}`;
}

function topRows(facts: DeviceFacts): readonly string[] {
  const loads = processLoads(facts);
  const rows = [...loads].toSorted(([, one], [, other]) => other - one);
  return [
    "  PID USERNAME    THR PRI NICE   SIZE    RES STATE    TIME    WCPU COMMAND",
    ...rows.map(([one, load]) => {
      const size = `${Math.floor(one.size / 1_024)}M`;
      const resident = `${one.resident}K`;
      return `${String(one.pid).padStart(5)} root          1  20    0 ${size.padStart(6)} ${resident.padStart(6)} select ${topTimeOf(facts, one).padStart(6)} ${`${load.toFixed(2)}%`.padStart(7)} ${one.name}`;
    }),
  ];
}
