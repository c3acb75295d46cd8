import { secondsText, timeText } from "../../../base/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { PartRole } from "../../profile/platform.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { container, dataNamespace, textTable } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import { byMinute } from "../state/by-minute.ts";
import { type ChassisPart, partsWithRole } from "../state/chassis-model.ts";
import { celsiusOf, degreesText } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { spanWords } from "./span-words.ts";

type LineCard = ChassisPart<Extract<PartRole, { kind: "line-card" }>>;

/** A slot and what is in it. */
interface Slot {
  readonly slot: number;
  readonly card: LineCard | undefined;
}

/** `show chassis fpc [detail] [SLOT]`. */
export function lineCards(
  facts: DeviceFacts,
  slot: number | undefined,
  isDetailed: boolean,
): StateAnswer {
  const slots = slotsOf(facts, slot);
  if ("error" in slots) return slots;
  return {
    xml: container(
      "fpc-information",
      { ...dataNamespace(facts, "chassis"), "junos:style": isDetailed ? "verbose" : "brief" },
      ...slots.map((one) => cardElement(facts, one, isDetailed)),
    ),
    text: () => (isDetailed ? detailText(facts, slots) : briefText(facts, slots)),
  };
}

/** `show chassis fpc pic-status [SLOT]`. */
export function interfaceCards(facts: DeviceFacts, slot: number | undefined): StateAnswer {
  const slots = slotsOf(facts, slot);
  if ("error" in slots) return slots;
  const filled = slots.flatMap(({ card }) => (card === undefined ? [] : [card]));
  return {
    xml: container(
      "fpc-information",
      { ...dataNamespace(facts, "chassis"), "junos:style": "pic-style" },
      ...filled.map((card) =>
        el(
          "fpc",
          el("slot", String(card.role.slot)),
          el("state", stateOf(card)),
          el("description", card.module.description),
          ...picsOf(card).map(({ number, name }) =>
            el("pic", el("pic-slot", number), el("pic-state", stateOf(card)), el("pic-type", name)),
          ),
        ),
      ),
    ),
    text: () =>
      filled
        .flatMap((card) => [
          `Slot ${card.role.slot}   ${stateOf(card).padEnd(13)}${card.module.description}`,
          ...picsOf(card).map(
            ({ number, name }) => `  PIC ${number}  ${stateOf(card).padEnd(13)}${name}`,
          ),
        ])
        .join("\n"),
  };
}

function slotsOf(
  facts: DeviceFacts,
  wanted: number | undefined,
): readonly Slot[] | ReturnType<typeof refusal> {
  const cards = partsWithRole(facts, "line-card").filter(({ state }) => state !== "absent");
  const slots = Array.from({ length: facts.platform.cardSlots }, (_, slot) => ({
    slot,
    card: cards.find(({ role }) => role.slot === slot),
  }));
  if (wanted === undefined) return slots;
  const one = slots[wanted];
  return one === undefined ? refusal(wanted, facts.platform.cardSlots) : [one];
}

function refusal(
  slot: number,
  slots: number,
): { readonly error: ReturnType<typeof operationFailed> } {
  return {
    error: operationFailed(`Value ${slot} is not within range (0..${slots - 1})`, String(slot)),
  };
}

function stateOf({ state }: LineCard): string {
  return state === "ok" ? "Online" : "Offline";
}

function picsOf(card: LineCard): readonly { readonly number: string; readonly name: string }[] {
  return card.parts.flatMap(({ name, module }) => {
    const number = /^PIC (\d+)$/.exec(name)?.[1];
    return number === undefined ? [] : [{ number, name: module.description }];
  });
}

/** What a card measures of itself in this minute; temperature only where it has a thermometer. */
function measured(facts: DeviceFacts, card: LineCard) {
  const stream = byMinute(facts, `card ${card.name}`);
  const total = 4 + stream.integer(8);
  const [sensor] = card.module.temperatures ?? [];
  return {
    celsius: sensor && celsiusOf(facts, sensor),
    total,
    interrupt: stream.integer(2),
    averages: [total, Math.max(1, total - 1), Math.max(1, total - 1)] as const,
    heap: 14 + stream.integer(4),
    buffer: 12 + stream.integer(3),
  };
}

function cardElement(facts: DeviceFacts, { slot, card }: Slot, isDetailed: boolean): XmlElement {
  const place = el("slot", String(slot));
  if (card === undefined) return el("fpc", place, el("state", "Empty"));
  if (card.state !== "ok") return el("fpc", place, el("state", "Offline"));
  const state = el("state", "Online");
  if (facts.platform.family === "firewall")
    return el("fpc", place, state, el("comment", "CPU less FPC"));
  const { celsius, total, interrupt, averages, heap, buffer } = measured(facts, card);
  const heat =
    celsius === undefined
      ? undefined
      : el(
          "temperature",
          { "junos:celsius": String(celsius) },
          isDetailed ? degreesText(celsius) : String(celsius),
        );
  const dram = el("memory-dram-size", String(card.role.dramMb));
  if (isDetailed)
    return el(
      "fpc",
      place,
      state,
      heat,
      dram,
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
    );
  return el(
    "fpc",
    place,
    state,
    heat,
    el("cpu-total", String(total)),
    el("cpu-interrupt", String(interrupt)),
    el("cpu-1min-avg", String(averages[0])),
    el("cpu-5min-avg", String(averages[1])),
    el("cpu-15min-avg", String(averages[2])),
    dram,
    el("memory-heap-utilization", String(heap)),
    el("memory-buffer-utilization", String(buffer)),
  );
}

const briefHeader = [
  "                     Temp  CPU Utilization (%)   CPU Utilization (%)  Memory    Utilization (%)",
  "Slot State            (C)  Total  Interrupt      1min   5min   15min  DRAM (MB) Heap     Buffer",
];

function briefText(facts: DeviceFacts, slots: readonly Slot[]): string {
  return [
    ...briefHeader,
    ...slots.map(({ slot, card }) => {
      const head = `${String(slot).padStart(3)}  `;
      if (card === undefined) return `${head}Empty`;
      if (card.state !== "ok") return `${head}Offline`;
      if (facts.platform.family === "firewall")
        return `${head}Online       -------------------- CPU less FPC --------------------`;
      const { celsius, total, interrupt, averages, heap, buffer } = measured(facts, card);
      const cells: readonly (readonly [text: string | number, width: number])[] = [
        [celsius ?? "Testing", 3],
        [total, 7],
        [interrupt, 11],
        [averages[0], 10],
        [averages[1], 7],
        [averages[2], 7],
        [card.role.dramMb, 9],
        [heap, 9],
        [buffer, 11],
      ];
      const row = cells.map(([text, width]) => String(text).padStart(width)).join("");
      return `${head}${"Online".padEnd(17)}${row}`;
    }),
  ].join("\n");
}

function detailText(facts: DeviceFacts, slots: readonly Slot[]): string {
  return slots
    .flatMap(({ slot, card }) => {
      if (card === undefined) return [];
      const { celsius } = measured(facts, card);
      const rows = [
        ["State", stateOf(card)],
        ...(celsius === undefined || card.state !== "ok"
          ? []
          : [["Temperature", degreesText(celsius)]]),
        ["Total CPU DRAM", `${card.role.dramMb} MB`],
        ["Start time", timeText(facts.bootedAt, timeZoneOf(facts))],
        ["Uptime", spanWords(facts.now - facts.bootedAt)],
      ];
      return [`Slot ${slot} information:`, ...textTable(rows, [36]).map((line) => `  ${line}`)];
    })
    .join("\n");
}
