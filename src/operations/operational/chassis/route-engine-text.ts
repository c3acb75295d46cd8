import { timeText } from "../../../base/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { degreesText } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import {
  cpuOf,
  cpuSpans,
  loadAverages,
  type MemoryReading,
  memoryOf,
  planesOf,
} from "../state/engine-load.ts";
import { masterSlot } from "../state/mastership.ts";
import { type RoutingEnginePart, rebootReason, temperatures } from "./routing-engines.ts";
import { spanWords } from "./span-words.ts";

/** The layout of `show chassis routing-engine`. */
export function routeEngineText(facts: DeviceFacts, engines: readonly RoutingEnginePart[]): string {
  return ["Routing Engine status:", ...engines.flatMap((one) => engineLines(facts, one))].join(
    "\n",
  );
}

function engineLines(facts: DeviceFacts, engine: RoutingEnginePart): readonly string[] {
  const { platform } = facts;
  const { slot } = engine.role;
  const mastership = slot === masterSlot(facts) ? "Master" : "Backup";
  if (engine.state !== "ok")
    return [
      `  Slot ${slot}:`,
      label("Current state", engine.state === "absent" ? "Empty" : "Present"),
    ];
  const place =
    platform.family === "firewall"
      ? []
      : [
          `  Slot ${slot}:`,
          label("Current state", mastership),
          ...(platform.family === "router"
            ? [label("Election priority", `${mastership} (default)`)]
            : []),
        ];
  const [board, processor] = temperatures(facts, engine);
  const [one, five, fifteen] = loadAverages(facts, slot);
  const spans = platform.family === "firewall" ? cpuSpans.slice(0, 1) : cpuSpans;
  return [
    ...place,
    ...(board === undefined ? [] : [`    Temperature              ${degreesText(board)}`]),
    ...(processor === undefined ? [] : [`    CPU temperature          ${degreesText(processor)}`]),
    ...(platform.family === "firewall" ? planeLines(facts) : memoryLines(facts, slot)),
    ...spans.flatMap((span) => cpuLines(facts, slot, span)),
    label("Model", platform.engine.model),
    ...(engine.serialNumber === undefined ? [] : [label("Serial ID", engine.serialNumber)]),
    label("Start time", timeText(facts.bootedAt, timeZoneOf(facts))),
    label("Uptime", spanWords(facts.now - facts.bootedAt)),
    label("Last reboot reason", rebootReason),
    label("Load averages:", "1 minute   5 minute  15 minute"),
    `${" ".repeat(35)}${one.padStart(8)}   ${five.padStart(8)}  ${fifteen.padStart(9)}`,
  ];
}

function label(name: string, text: string): string {
  return `    ${name.padEnd(31)}${text}`;
}

function memoryLines(facts: DeviceFacts, slot: number): readonly string[] {
  const { memoryMb, installedMb } = facts.platform.engine;
  const installed = installedMb === undefined ? "" : ` (${installedMb} MB installed)`;
  return [
    `    DRAM                     ${String(memoryMb).padStart(6)} MB${installed}`,
    `    Memory utilization       ${String(memoryOf(facts, slot).utilization).padStart(6)} percent`,
  ];
}

function planeLines(facts: DeviceFacts): readonly string[] {
  const { total, control, data } = planesOf(facts);
  const line = (name: string, { total: most, used, utilization }: MemoryReading): string =>
    `    ${name.padEnd(23)}${String(most).padStart(6)} MB Max ${String(used).padStart(5)} MB used (${String(utilization).padStart(3)} percent)`;
  return [
    line("Total memory", total),
    line("  Control plane memory", control),
    line("  Data plane memory", data),
  ];
}

function cpuLines(facts: DeviceFacts, slot: number, span: string): readonly string[] {
  const { user, background, kernel, interrupt, idle } = cpuOf(facts, slot, span);
  const rows = [
    ["User", user],
    ["Background", background],
    ["Kernel", kernel],
    ["Interrupt", interrupt],
    ["Idle", idle],
  ] as const;
  return [
    `    ${span} CPU utilization:`,
    ...rows.map(([name, part]) => `      ${name.padEnd(23)}${String(part).padStart(6)} percent`),
  ];
}
