import { secondsText, timeText } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { dataNamespace, optional } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import { partsWithRole } from "../state/chassis-model.ts";
import { degreesText } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { cpuOf, cpuSpans, loadAverages, memoryOf, planesOf } from "../state/engine-load.ts";
import { masterSlot } from "../state/mastership.ts";
import { routeEngineText } from "./route-engine-text.ts";
import { type RoutingEnginePart, rebootReason, temperatures } from "./routing-engines.ts";
import { spanWords } from "./span-words.ts";

/** `show chassis routing-engine [SLOT]`: firewalls tell of planes of memory, routers of slots and mastership. */
export function routeEngineInformation(facts: DeviceFacts, slot: number | undefined): StateAnswer {
  const all = partsWithRole(facts, "routing-engine");
  const engines = all.filter(({ role }) => slot === undefined || role.slot === slot);
  if (engines.length === 0)
    return { error: operationFailed(`Routing engine ${slot} is not present`, String(slot)) };
  return {
    xml: el(
      "route-engine-information",
      dataNamespace(facts, "chassis"),
      ...engines.map((engine) => engineElement(facts, engine)),
    ),
    text: () => routeEngineText(facts, engines),
  };
}

function engineElement(facts: DeviceFacts, engine: RoutingEnginePart): XmlElement {
  const { platform } = facts;
  const { slot } = engine.role;
  const isRouter = platform.family !== "firewall";
  const mastership = slot === masterSlot(facts) ? "master" : "backup";
  const place = isRouter
    ? [
        el("slot", String(slot)),
        el("mastership-state", mastership),
        ...(platform.family === "router"
          ? [el("mastership-priority", `${mastership} (default)`)]
          : []),
      ]
    : [];
  if (engine.state !== "ok")
    return el(
      "route-engine",
      el("slot", String(slot)),
      el("mastership-state", engine.state === "absent" ? "Empty" : "Present"),
      ...(engine.state === "absent" ? [] : [el("status", "Fault")]),
    );
  const [board, processor] = temperatures(facts, engine);
  const loads = loadAverages(facts, slot);
  return el(
    "route-engine",
    ...place,
    el("status", platform.model === "vsrx" ? "Testing" : "OK"),
    board === undefined ? undefined : degrees("temperature", board),
    processor === undefined ? undefined : degrees("cpu-temperature", processor),
    ...(isRouter ? routerMemory(facts, slot) : planes(facts)),
    ...cpuSpans.flatMap((span, index) => cpuElements(facts, slot, span, index)),
    el("model", platform.engine.model),
    optional("serial-number", engine.serialNumber),
    el(
      "start-time",
      { "junos:seconds": secondsText(facts.bootedAt) },
      timeText(facts.bootedAt, timeZoneOf(facts)),
    ),
    el(
      "up-time",
      { "junos:seconds": secondsText(facts.now - facts.bootedAt) },
      spanWords(facts.now - facts.bootedAt),
    ),
    el("last-reboot-reason", rebootReason),
    el("load-average-one", loads[0]),
    el("load-average-five", loads[1]),
    el("load-average-fifteen", loads[2]),
  );
}

function degrees(name: string, celsius: number): XmlElement {
  return el(name, { "junos:celsius": String(celsius) }, degreesText(celsius));
}

function routerMemory(facts: DeviceFacts, slot: number): readonly (XmlElement | undefined)[] {
  const { memoryMb, installedMb } = facts.platform.engine;
  return [
    el("memory-dram-size", `${memoryMb} MB`),
    optional(
      "memory-installed-size",
      installedMb === undefined ? undefined : `(${installedMb} MB installed)`,
    ),
    el("memory-buffer-utilization", String(memoryOf(facts, slot).utilization)),
  ];
}

function planes(facts: DeviceFacts): readonly XmlElement[] {
  const { total, control, data } = planesOf(facts);
  const rows = [
    ["memory-system-total", total],
    ["memory-control-plane", control],
    ["memory-data-plane", data],
  ] as const;
  return rows.flatMap(([name, memory]) => [
    el(name, String(memory.total)),
    el(`${name}-used`, String(memory.used)),
    el(`${name}-util`, String(memory.utilization)),
  ]);
}

/** The first span has no number, the others 1 to 3; Junos tells firewalls only the first. */
function cpuElements(
  facts: DeviceFacts,
  slot: number,
  span: string,
  index: number,
): readonly XmlElement[] {
  const { user, background, kernel, interrupt, idle } = cpuOf(facts, slot, span);
  if (index > 0 && facts.platform.family === "firewall") return [];
  const number = index === 0 ? "" : String(index);
  return [
    el(`cpu-user${number}`, String(user)),
    el(`cpu-background${number}`, String(background)),
    el(`cpu-system${number}`, String(kernel)),
    el(`cpu-interrupt${number}`, String(interrupt)),
    el(`cpu-idle${number}`, String(idle)),
  ];
}
