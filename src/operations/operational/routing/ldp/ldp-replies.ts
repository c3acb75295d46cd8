import { el } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { ageElement, ageText } from "../model/elapsed.ts";
import type { Router } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import type { LdpInterface, LdpNeighbor, LdpSession } from "./ldp-model.ts";
import { left } from "./ldp-timer.ts";

/** Seconds of a session's hold time and of a keepalive (Junos defaults). */
const sessionHold = 30;
const keepaliveSeconds = 10;

/** `show ldp session`. */
export function ldpSessions(
  facts: DeviceFacts,
  sessions: readonly LdpSession[],
  isLong: boolean,
): OperationalReply {
  const rows = sessions.map((session) => ({
    session,
    state: session.isOperational ? "Operational" : "Nonexistent",
    connection: session.isOperational ? "Open" : "Closed",
    hold: session.isOperational ? left(facts, session.address, sessionHold, keepaliveSeconds) : 0,
    up: facts.now - sinceOf(facts, session.thing),
  }));
  return {
    xml: el(
      "ldp-session-information",
      dataNamespace(facts, "routing"),
      ...rows.map(({ session, state, connection, hold, up }) =>
        el(
          "ldp-session",
          el("ldp-neighbor-address", session.address),
          el("ldp-session-state", state),
          el("ldp-connection-state", connection),
          el("ldp-remaining-time", String(hold)),
          el("ldp-session-adv-mode", "DU"),
          ...(isLong
            ? [
                el("ldp-neighbor-count", String(session.neighborAddresses.length)),
                el("ldp-neighbor-types", session.isTargeted ? "configured-targeted" : "discovered"),
                el("ldp-keepalive-interval", String(keepaliveSeconds)),
                ageElement("ldp-up-time", up),
                ...session.neighborAddresses.map((address) => el("ldp-session-address", address)),
              ]
            : []),
        ),
      ),
    ),
    text: () =>
      [
        ...(isLong
          ? []
          : ["  Address                           State       Connection  Hold time  Adv. Mode"]),
        ...rows.flatMap(({ session, state, connection, hold, up }) =>
          isLong
            ? [
                `Address: ${session.address}, State: ${state}, Connection: ${connection}, Hold time: ${hold}`,
                `  Neighbor types: ${session.isTargeted ? "configured-targeted" : "discovered"}`,
                `  Keepalive interval: ${keepaliveSeconds}, Connect retry interval: 1`,
                `  Up for ${ageText(up)}`,
                "  Neighbor addresses:",
                ...session.neighborAddresses.map((address) => `    ${address}`),
              ]
            : [
                `${session.address.padEnd(35)} ${state.padEnd(11)} ${connection.padEnd(11)} ${String(hold).padStart(5)}         DU`,
              ],
        ),
      ].join("\n"),
  };
}

/** `show ldp interface`. */
export function ldpInterfaces(
  facts: DeviceFacts,
  found: readonly (readonly [Router, LdpInterface, readonly LdpNeighbor[]])[],
): OperationalReply {
  const rows = found.map(([router, { unit, address }, neighbors]) => ({
    name: unit.name,
    address,
    space: `${router.routerId}:0`,
    count: neighbors.filter(({ interfaceName }) => interfaceName === unit.name).length,
    next: unit.isLoopback ? 0 : left(facts, unit.name, 5, 5),
  }));
  return {
    xml: el(
      "ldp-interface-information",
      dataNamespace(facts, "routing"),
      ...rows.map(({ name, address, space, count, next }) =>
        el(
          "ldp-interface",
          el("interface-name", name),
          el("ldp-interface-local-address", address),
          el("ldp-label-space-id", space),
          el("ldp-neighbor-count", String(count)),
          el("ldp-next-hello", String(next)),
        ),
      ),
    ),
    text: () =>
      [
        "Interface          Address                          Label space ID   Nbr   Next",
        "                                                                    count  hello",
        ...rows.map(
          ({ name, address, space, count, next }) =>
            `${name.padEnd(18)} ${address.padEnd(32)} ${space.padEnd(17)}${String(count).padStart(3)} ${String(next).padStart(6)}`,
        ),
      ].join("\n"),
  };
}
