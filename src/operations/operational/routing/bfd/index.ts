import { operationFailed } from "../../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import { choice, type OperationalOperation, operational, value } from "../../request/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { logicalSystemProblem } from "../model/asked-routers.ts";
import { ageElement, ageText } from "../model/elapsed.ts";
import { readAddress } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import { type BfdSession, bfdSessionsOf } from "./bfd-model.ts";

/** `show bfd session`. */
export const bfdOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-bfd-session-information",
    command: "show bfd session",
    arguments: [
      choice("level", "brief", "detail", "extensive", "summary"),
      value("address"),
      value("logical-system"),
    ],
    drivenBy: "`bfd-liveness-detection` of BGP, OSPF, IS-IS and static routes",
    answer: ({ facts, arguments: given }) => {
      const problem = logicalSystemProblem(given);
      if (problem !== undefined) return { error: problem };
      const address = given.text("address");
      if (address !== undefined && typeof readAddress(address) === "string")
        return { error: operationFailed(`invalid ip address or hostname: ${address}`, address) };
      const sessions = bfdSessionsOf(facts).filter(
        (session) => address === undefined || session.address === address,
      );
      return bfdSessions(facts, sessions, given.text("level") ?? "brief");
    },
  }),
];

function bfdSessions(
  facts: DeviceFacts,
  sessions: readonly BfdSession[],
  level: string,
): OperationalReply {
  const clients = sessions.reduce((sum, session) => sum + session.clients.length, 0);
  const rate = sessions
    .reduce((sum, { isUp, interval }) => sum + (isUp ? 1_000 / interval : 0), 0)
    .toFixed(1);
  const isLong = level === "detail" || level === "extensive";
  return {
    xml: el(
      "bfd-session-information",
      { ...dataNamespace(facts, "bfd"), "junos:style": level },
      ...(level === "summary" ? [] : sessions).map((one) => sessionElement(facts, one, isLong)),
      el("sessions", String(sessions.length)),
      el("clients", String(clients)),
      el("cumulative-transmission-rate", rate),
      el("cumulative-reception-rate", rate),
    ),
    text: () =>
      [
        ...(level === "summary" || sessions.length === 0
          ? []
          : [
              "                                                  Detect   Transmit",
              "Address                  State     Interface      Time     Interval  Multiplier",
              ...sessions.flatMap((one) => sessionLines(facts, one, isLong)),
              "",
            ]),
        `${sessions.length} sessions, ${clients} clients`,
        `Cumulative transmit rate ${rate} pps, cumulative receive rate ${rate} pps`,
      ].join("\n"),
  };
}

/** Seconds with three decimals; a session that is down detects nothing. */
function secondsOf(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}

function detectionOf({ isUp, interval, multiplier }: BfdSession): string {
  return secondsOf(isUp ? interval * multiplier : 0);
}

function sessionElement(facts: DeviceFacts, session: BfdSession, isLong: boolean): XmlElement {
  const { address, isUp, interfaceName, interval, multiplier, clients } = session;
  const state = isUp ? "Up" : "Down";
  return el(
    "bfd-session",
    el("session-neighbor", address),
    el("session-state", state),
    el("session-interface", interfaceName),
    el("session-detection-time", detectionOf(session)),
    el("session-transmission-interval", secondsOf(interval)),
    el("session-adaptive-multiplier", String(multiplier)),
    ...(isLong
      ? [
          ...clients.map((name) =>
            el(
              "bfd-client",
              el("client-name", name),
              el("client-transmission-interval", secondsOf(interval)),
              el("client-reception-interval", secondsOf(interval)),
            ),
          ),
          ...(isUp ? [ageElement("session-up-time", upFor(facts, session))] : []),
          el("local-diagnostic", isUp ? "None" : "CtlExpire"),
          el("remote-diagnostic", "None"),
          el("remote-state", state),
          el("session-version", "1"),
        ]
      : []),
  );
}

function sessionLines(facts: DeviceFacts, session: BfdSession, isLong: boolean): readonly string[] {
  const { address, isUp, interfaceName, interval, multiplier, clients } = session;
  const head = [
    address.padEnd(24),
    (isUp ? "Up" : "Down").padEnd(9),
    interfaceName.padEnd(14),
    detectionOf(session).padEnd(8),
    secondsOf(interval).padEnd(9),
    multiplier,
  ].join(" ");
  if (!isLong) return [head];
  return [
    head,
    ...clients.map(
      (name) =>
        ` Client ${name}, TX interval ${secondsOf(interval)}, RX interval ${secondsOf(interval)}`,
    ),
    ...(isUp ? [` Session up time ${ageText(upFor(facts, session))}`] : []),
    ` Local diagnostic ${isUp ? "None" : "CtlExpire"}, remote diagnostic None`,
    ` Remote state ${isUp ? "Up" : "Down"}, version 1`,
  ];
}

function upFor(facts: DeviceFacts, { thing }: BfdSession): number {
  return facts.now - sinceOf(facts, thing);
}
