import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import type { Router } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import { type IsisInstance, isisThing } from "./isis-model.ts";

interface LinkState {
  readonly id: string;
  readonly sequence: string;
  readonly checksum: string;
  readonly lifetime: number;
}

/** Seconds that a link-state PDU lives, and after which it is made anew. */
const lifetimeSeconds = 1_200;
const refreshSeconds = 900;

/** `show isis database`: what this router and its neighbors say of themselves, by level. */
export function isisDatabase(
  facts: DeviceFacts,
  router: Router,
  instance: IsisInstance,
  wanted: number | undefined,
): OperationalReply {
  const levels = [1, 2]
    .filter((level) => wanted === undefined || wanted === level)
    .map((level) => ({ level, states: statesOf(facts, router, instance, level) }));
  return {
    xml: el(
      "isis-database-information",
      dataNamespace(facts, "routing"),
      ...levels.map(({ level, states }) =>
        el(
          "isis-database",
          el("level", String(level)),
          ...states.map((state) => stateElement(state, level)),
          el("lsp-count", String(states.length)),
        ),
      ),
    ),
    text: () =>
      levels
        .map(({ level, states }) =>
          [
            `IS-IS level ${level} link-state database:`,
            ...(states.length === 0
              ? []
              : ["LSP ID                      Sequence Checksum Lifetime Attributes"]),
            ...states.map((state) => stateLine(state, level)),
            `  ${states.length} LSPs`,
          ].join("\n"),
        )
        .join("\n\n"),
  };
}

function statesOf(
  facts: DeviceFacts,
  router: Router,
  { interfaces }: IsisInstance,
  level: number,
): readonly LinkState[] {
  const active = interfaces.filter(({ levels }) => levels.includes(level));
  if (active.length === 0) return [];
  const neighbors = new Map(
    active.flatMap(({ neighbor, unit }) =>
      neighbor === undefined ? [] : [[neighbor.systemName, unit.name] as const],
    ),
  );
  return [
    stateOf(facts, facts.hostName, level, facts.bootedAt),
    ...[...neighbors].map(([name, unit]) =>
      stateOf(facts, name, level, sinceOf(facts, isisThing(router, unit))),
    ),
  ].toSorted((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
}

function stateOf(facts: DeviceFacts, system: string, level: number, since: number): LinkState {
  const seconds = Math.max(0, Math.floor((facts.now - since) / 1_000));
  const refreshes = Math.floor(seconds / refreshSeconds);
  const checksum = facts.random.derive(`lsp ${system} ${level} ${refreshes}`).integer(65_536);
  return {
    id: `${system}.00-00`,
    sequence: `0x${(1 + refreshes).toString(16)}`,
    checksum: `0x${checksum.toString(16)}`,
    lifetime: lifetimeSeconds - (seconds % refreshSeconds),
  };
}

/** A router of level 2 says L1 and L2 of itself. */
function attributesOf(level: number): string {
  return level === 1 ? "L1" : "L1 L2";
}

function stateElement(state: LinkState, level: number): XmlElement {
  return el(
    "isis-database-entry",
    el("lsp-id", state.id),
    el("sequence-number", state.sequence),
    el("checksum", state.checksum),
    el("remaining-lifetime", String(state.lifetime)),
    el("lsp-attributes", attributesOf(level)),
  );
}

function stateLine(state: LinkState, level: number): string {
  return [
    state.id.padEnd(27),
    state.sequence.padStart(9),
    state.checksum.padStart(9),
    String(state.lifetime).padStart(9),
    ` ${attributesOf(level)}`,
  ].join("");
}
