import { el } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import type { Router } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import { type OspfInterface, ospfThing } from "./ospf-model.ts";

/** Packets of one type: since the adjacencies are there, and of the last five seconds. */
interface PacketCount {
  readonly type: "Hello" | "DbD" | "LSReq" | "LSUpdate" | "LSAck";
  readonly sent: number;
  readonly received: number;
  readonly lastSent: number;
  readonly lastReceived: number;
}

/** Seconds after which a router tells of itself anew (Junos refreshes after 50 minutes). */
const refreshSeconds = 3_000;
const lately = 5;

/**
 * `show ospf statistics`: what an undisturbed adjacency has exchanged since it is full: hellos by its
 * timers, the database once, and every LSA anew at each refresh.
 */
export function ospfStatistics(
  facts: DeviceFacts,
  found: readonly (readonly [Router, readonly OspfInterface[]])[],
): OperationalReply {
  const counts = countsOf(facts, found);
  const updates = counts.find(({ type }) => type === "LSUpdate");
  const flooded = updates?.sent ?? 0;
  const lastFlooded = updates?.lastSent ?? 0;
  const requested = counts.find(({ type }) => type === "LSReq")?.sent ?? 0;
  const acknowledged = counts.find(({ type }) => type === "LSAck")?.received ?? 0;
  const events = [
    ["dbds-retransmit", "DBDs retransmitted", 0, 0],
    ["lsas-flooded", "LSAs flooded", flooded, lastFlooded],
    ["lsas-high-prio-flooded", "LSAs flooded high-prio", 0, 0],
    ["lsas-retransmit", "LSAs retransmitted", 0, 0],
    ["lsas-nbr-transmit", "LSAs transmitted to nbr", requested, 0],
    ["lsas-requested", "LSAs requested", requested, 0],
    ["lsas-acknowledged", "LSAs acknowledged", acknowledged, 0],
  ] as const;
  const queues = [
    ["flood-queue-depth", "Flood queue depth"],
    ["total-retransmits", "Total rexmit entries"],
    ["total-database-summaries", "db summaries"],
    ["total-linkstate-request", "lsreq entries"],
  ] as const;
  return {
    xml: el(
      "ospf-statistics-information",
      dataNamespace(facts, "routing"),
      el(
        "ospf-statistics",
        ...counts.map(({ type, sent, received, lastSent, lastReceived }) =>
          el(
            "packet-statistics",
            el("ospf-packet-type", type),
            el("packets-sent", String(sent)),
            el("packets-received", String(received)),
            el("packets-sent-5seconds", String(lastSent)),
            el("packets-received-5seconds", String(lastReceived)),
          ),
        ),
        ...events.flatMap(([name, , all, last]) => [
          el(name, String(all)),
          el(`${name}-5seconds`, String(last)),
        ]),
        ...queues.map(([name]) => el(name, "0")),
      ),
    ),
    text: () =>
      [
        "Packet type             Total                  Last 5 seconds",
        "                   Sent      Received        Sent      Received",
        ...counts.map(
          ({ type, sent, received, lastSent, lastReceived }) =>
            `${type.padEnd(9)}${String(sent).padStart(14)}${String(received).padStart(14)}${String(lastSent).padStart(12)}${String(lastReceived).padStart(14)}`,
        ),
        "",
        ...events.map(
          ([, label, all, last]) => `${label.padEnd(23)}: ${all}, last 5 seconds : ${last}`,
        ),
        "",
        ...queues.map(([, label]) => `${label.padEnd(24)}: 0`),
        "",
        "Receive errors:",
        "  None",
      ].join("\n"),
  };
}

function countsOf(
  facts: DeviceFacts,
  found: readonly (readonly [Router, readonly OspfInterface[]])[],
): readonly PacketCount[] {
  const adjacencies = found.flatMap(([router, interfaces]) =>
    interfaces.flatMap(({ unit, neighbor, helloSeconds }) => {
      if (neighbor === undefined) return [];
      const since = sinceOf(facts, ospfThing(router, "ospf", unit.name));
      return [{ seconds: Math.max(0, Math.floor((facts.now - since) / 1_000)), helloSeconds }];
    }),
  );
  const sum = (of: (adjacency: (typeof adjacencies)[number]) => number): number =>
    adjacencies.reduce((total, one) => total + of(one), 0);
  /** How often something that comes every so many seconds came, and how often lately. */
  const every = (
    interval: (one: (typeof adjacencies)[number]) => number,
    before: number,
  ): readonly [number, number] => {
    const at = (one: (typeof adjacencies)[number], seconds: number): number =>
      Math.floor(Math.max(0, seconds) / interval(one));
    return [
      sum((one) => before + at(one, one.seconds)),
      sum((one) => at(one, one.seconds) - at(one, one.seconds - lately)),
    ];
  };
  const hellos = every(({ helloSeconds }) => helloSeconds, 1);
  const updates = every(() => refreshSeconds, 2);
  const once = (times: number): readonly [number, number] => [times * adjacencies.length, 0];
  const both = (
    type: PacketCount["type"],
    [all, last]: readonly [number, number],
  ): PacketCount => ({
    type,
    sent: all,
    received: all,
    lastSent: last,
    lastReceived: last,
  });
  return [
    both("Hello", hellos),
    both("DbD", once(3)),
    both("LSReq", once(1)),
    both("LSUpdate", updates),
    both("LSAck", updates),
  ];
}
