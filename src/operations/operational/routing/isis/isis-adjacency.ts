import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import type { LinkPeer } from "../../state/links.ts";
import { ageElement, ageText } from "../model/elapsed.ts";
import { linkLocalText } from "../model/link-local.ts";
import { addressOf } from "../model/routed-unit.ts";
import type { Router } from "../model/router.ts";
import { lossesOf, sinceOf } from "../model/things.ts";
import { adjacencyLog, logElement, logLines } from "./adjacency-log.ts";
import { type IsisInterface, isisThing } from "./isis-model.ts";

/** An adjacency that is up. */
export interface ShownAdjacency {
  readonly router: Router;
  readonly one: IsisInterface & { readonly neighbor: LinkPeer };
}

interface Row {
  readonly interfaceName: string;
  readonly system: string;
  /** 1, 2, or 3 for both on one point-to-point link. */
  readonly level: number;
  readonly holdSeconds: number;
  /** `0:5:86:a:b:c`; undefined on a point-to-point link. */
  readonly snpa: string | undefined;
  readonly shown: ShownAdjacency;
}

/** How much is told of an adjacency; `extensive` has its log of transitions. */
export type AdjacencyLevel = "brief" | "detail" | "extensive";

/** `show isis adjacency`. */
export function isisAdjacencies(
  facts: DeviceFacts,
  shown: readonly ShownAdjacency[],
  level: AdjacencyLevel,
): OperationalReply {
  const isLong = level !== "brief";
  const rows = shown.flatMap((one) => rowsOf(facts, one));
  return {
    xml: el(
      "isis-adjacency-information",
      { ...dataNamespace(facts, "routing"), "junos:style": isLong ? "detail" : "brief" },
      ...rows.map((row) => (isLong ? longElement(facts, row, level) : briefElement(row))),
    ),
    text: () =>
      isLong
        ? rows.map((row) => longText(facts, row, level)).join("\n\n")
        : [
            "Interface             System         L State        Hold (secs) SNPA",
            ...rows.map(briefLine),
          ].join("\n"),
  };
}

/** A point-to-point link has one adjacency for both levels, a LAN one for each. */
function rowsOf(facts: DeviceFacts, shown: ShownAdjacency): readonly Row[] {
  const { unit, neighbor, levels, isPointToPoint } = shown.one;
  const seed = facts.random.derive(`isis hello ${unit.name}`).integer(9);
  const seconds = Math.floor(facts.now / 1_000) + seed;
  const both = levels.length === 2;
  const numbers = isPointToPoint && both ? [3] : levels;
  return numbers.map((level) => ({
    interfaceName: unit.name,
    system: neighbor.systemName,
    level,
    holdSeconds: isPointToPoint ? 26 - (seconds % 9) : 8 - (seconds % 3),
    snpa: isPointToPoint ? undefined : snpaText(neighbor.mac),
    shown,
  }));
}

/** Junos leaves out leading zeros. */
function snpaText(mac: string): string {
  return mac
    .split(":")
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

function briefElement(row: Row): XmlElement {
  return el(
    "isis-adjacency",
    el("interface-name", row.interfaceName),
    el("system-name", row.system),
    el("level", String(row.level)),
    el("adjacency-state", "Up"),
    el("holdtime", String(row.holdSeconds)),
    ...(row.snpa === undefined ? [] : [el("snpa", row.snpa)]),
  );
}

function longElement(facts: DeviceFacts, row: Row, level: AdjacencyLevel): XmlElement {
  const view = longView(facts, row);
  return el(
    "isis-adjacency",
    el("system-name", row.system),
    el("interface-name", row.interfaceName),
    el("level", String(row.level)),
    el("adjacency-state", "Up"),
    el("holdtime", String(row.holdSeconds)),
    el("interface-priority", view.priority),
    el("transition-count", view.transitions),
    ageElement("last-transition-time", view.age),
    el("circuit-type", String(row.level)),
    el("adjacency-flag", `Speaks: ${view.speaks}`),
    ...(row.snpa === undefined ? [] : [el("mac-address", row.snpa)]),
    el("adjacency-topologies", "Unicast"),
    el("adjacency-restart-capable", "yes"),
    el("adjacency-advertisement", "advertise"),
    ...view.addresses.map(([family, address]) =>
      el(family === "inet" ? "ip-address" : "ipv6-address", address),
    ),
    ...(level === "extensive" ? adjacencyLog(facts, thingOf(row)).map(logElement) : []),
  );
}

interface LongView {
  readonly priority: string;
  readonly transitions: string;
  readonly age: number;
  readonly speaks: string;
  readonly addresses: readonly (readonly ["inet" | "inet6", string])[];
}

function thingOf({ shown: { router, one } }: Row): string {
  return isisThing(router, one.unit.name);
}

function longView(facts: DeviceFacts, row: Row): LongView {
  const { one } = row.shown;
  const thing = thingOf(row);
  const remote = addressOf(one.unit, "inet")?.remote;
  const hasInet6 = addressOf(one.unit, "inet6") !== undefined;
  return {
    priority: one.isPointToPoint ? "0" : "64",
    transitions: String(1 + 2 * lossesOf(facts, thing)),
    age: facts.now - sinceOf(facts, thing),
    speaks: hasInet6 ? "IP, IPv6" : "IP",
    addresses: [
      ...(remote === undefined ? [] : [["inet", remote] as const]),
      ...(hasInet6 ? [["inet6", linkLocalText(one.neighbor.mac)] as const] : []),
    ],
  };
}

function briefLine(row: Row): string {
  return [
    row.interfaceName.padEnd(22),
    row.system.padEnd(15),
    `${row.level}  `,
    "Up".padEnd(12),
    String(row.holdSeconds).padStart(11),
    row.snpa === undefined ? "" : ` ${row.snpa}`,
  ].join("");
}

function longText(facts: DeviceFacts, row: Row, level: AdjacencyLevel): string {
  const view = longView(facts, row);
  return [
    row.system,
    `  Interface: ${row.interfaceName}, Level: ${row.level}, State: Up, Expires in ${row.holdSeconds} secs`,
    `  Priority: ${view.priority}, Up/Down transitions: ${view.transitions}, Last transition: ${ageText(view.age)} ago`,
    `  Circuit type: ${row.level}, Speaks: ${view.speaks}${row.snpa === undefined ? "" : `, MAC address: ${row.snpa}`}`,
    "  Topologies: Unicast",
    "  Restart capable: Yes, Adjacency advertisement: Advertise",
    ...view.addresses.map(
      ([family, address]) => `  ${family === "inet" ? "IP" : "IPv6"} addresses: ${address}`,
    ),
    ...(level === "extensive" ? logLines(adjacencyLog(facts, thingOf(row))) : []),
  ].join("\n");
}
