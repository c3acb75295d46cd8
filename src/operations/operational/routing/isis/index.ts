import {
  type Answer,
  type Asked,
  choice,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import { answerFor, askedRouters, instanceArguments } from "../model/asked-routers.ts";
import type { Router } from "../model/router.ts";
import { type AdjacencyLevel, isisAdjacencies, type ShownAdjacency } from "./isis-adjacency.ts";
import { isisDatabase } from "./isis-database.ts";
import { isisInterfaces } from "./isis-interface.ts";
import { type IsisInstance, isisOf } from "./isis-model.ts";

/** `show isis ...`. */
export const isisOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-isis-adjacency-information",
    command: "show isis adjacency",
    arguments: [
      value("system-id", { isPositional: true }),
      choice("level", "brief", "detail", "extensive"),
      ...instanceArguments,
    ],
    drivenBy: "the interfaces of `protocols isis` with family iso, and who is behind their links",
    answer: (asked) => running(asked, (found) => adjacencies(asked, found)),
  }),
  operational({
    name: "get-isis-interface-information",
    command: "show isis interface",
    arguments: [
      value("interface-name", { isPositional: true }),
      choice("level", "brief"),
      ...instanceArguments,
    ],
    drivenBy: "the interfaces of `protocols isis` with family iso",
    answer: (asked) =>
      running(asked, (found) => {
        const name = asked.arguments.text("interface-name");
        const all = found.flatMap(([, { interfaces }]) => interfaces);
        return isisInterfaces(
          asked.facts,
          all.filter(({ unit }) => name === undefined || unit.name === name),
        );
      }),
  }),
  operational({
    name: "get-isis-database-information",
    command: "show isis database",
    arguments: [choice("style", "brief"), integer("level", 1, 2), ...instanceArguments],
    drivenBy: "this router and its neighbors",
    answer: (asked) =>
      running(asked, ([first]) =>
        first === undefined
          ? []
          : isisDatabase(asked.facts, ...first, asked.arguments.number("level")),
      ),
  }),
];

type Found = readonly (readonly [Router, IsisInstance])[];

function running(asked: Asked, answer: (found: Found) => Answer): Answer {
  return answerFor(
    askedRouters(asked.facts, asked.arguments, "master"),
    isisOf,
    "IS-IS instance is not running",
    answer,
  );
}

function adjacencies({ facts, arguments: given }: Asked, found: Found): Answer {
  const system = given.text("system-id");
  const level = (given.text("level") ?? "brief") as AdjacencyLevel;
  const shown = found.flatMap(([router, { interfaces }]) =>
    interfaces.flatMap((one): readonly ShownAdjacency[] =>
      one.neighbor === undefined ? [] : [{ router, one: { ...one, neighbor: one.neighbor } }],
    ),
  );
  return isisAdjacencies(
    facts,
    shown.filter(({ one }) => system === undefined || one.neighbor.systemName === system),
    level,
  );
}
