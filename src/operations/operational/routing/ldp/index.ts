import {
  type Answer,
  type Asked,
  choice,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import { answerFor, askedRouters, instanceArguments } from "../model/asked-routers.ts";
import type { Router } from "../model/router.ts";
import { type LdpInstance, ldpOf } from "./ldp-model.ts";
import { ldpNeighbors } from "./ldp-neighbors.ts";
import { ldpInterfaces, ldpSessions } from "./ldp-replies.ts";

const level = choice("level", "brief", "detail", "extensive");
const drivenBy =
  "the interfaces of `protocols ldp` with family mpls, and who is behind their links";

/** `show ldp ...`. */
export const ldpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-ldp-session-information",
    command: "show ldp session",
    arguments: [value("destination", { isPositional: true }), level, ...instanceArguments],
    drivenBy,
    answer: (asked) =>
      running(asked, (found) => {
        const address = asked.arguments.text("destination");
        const sessions = found.flatMap(([, ldp]) => ldp.sessions);
        return ldpSessions(
          asked.facts,
          sessions.filter((session) => address === undefined || session.address === address),
          isLong(asked),
        );
      }),
  }),
  operational({
    name: "get-ldp-neighbor-information",
    command: "show ldp neighbor",
    arguments: [value("neighbor", { isPositional: true }), level, ...instanceArguments],
    drivenBy,
    answer: (asked) =>
      running(asked, (found) => {
        const address = asked.arguments.text("neighbor");
        const neighbors = found.flatMap(([, ldp]) => ldp.neighbors);
        return ldpNeighbors(
          asked.facts,
          neighbors.filter((one) => address === undefined || one.address === address),
          isLong(asked),
        );
      }),
  }),
  operational({
    name: "get-ldp-interface-information",
    command: "show ldp interface",
    arguments: [
      value("interface-name", { isPositional: true }),
      choice("level", "brief"),
      ...instanceArguments,
    ],
    drivenBy,
    answer: (asked) =>
      running(asked, (found) => {
        const name = asked.arguments.text("interface-name");
        return ldpInterfaces(
          asked.facts,
          found.flatMap(([router, { interfaces, neighbors }]) =>
            interfaces
              .filter(({ unit }) => name === undefined || unit.name === name)
              .map((one) => [router, one, neighbors] as const),
          ),
        );
      }),
  }),
];

function isLong({ arguments: given }: Asked): boolean {
  return ["detail", "extensive"].includes(given.text("level") ?? "");
}

function running(
  asked: Asked,
  answer: (found: readonly (readonly [Router, LdpInstance])[]) => Answer,
): Answer {
  return answerFor(
    askedRouters(asked.facts, asked.arguments, "master"),
    (router) => ldpOf(asked.facts, router),
    "LDP instance is not running",
    answer,
  );
}
