import { readPrefix } from "../../../../base/index.ts";
import { operationFailed } from "../../../../netconf/rpc/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import { answerFor, askedRouters, instanceArguments } from "../model/asked-routers.ts";
import { type Router, readAddress } from "../model/router.ts";
import { clearOspfNeighbor } from "./clear-ospf-neighbor.ts";
import { ospfDatabase } from "./ospf-database.ts";
import { ospfInterfacesReply } from "./ospf-interface.ts";
import {
  areaText,
  type OspfInterface,
  type OspfVersion,
  ospfInterfaces,
  ospfNeighborsOf,
} from "./ospf-model.ts";
import { ospfNeighbors } from "./ospf-neighbor.ts";
import { ospfOverview } from "./ospf-overview.ts";
import { leadsTo, ospfRoute, ospfRouteEntries } from "./ospf-route.ts";
import { ospfStatistics } from "./ospf-statistics.ts";

const level = choice("level", "brief", "detail", "extensive");
const drivenBy = "the interfaces of the areas, and the routers at the other end of their links";

/** `show ospf ...`, `show ospf3 ...`, `clear ospf neighbor`. */
export const ospfOperations: readonly OperationalOperation[] = [
  ...operationsOf("ospf"),
  ...operationsOf("ospf3"),
  operational({
    name: "get-ospf-database-information",
    command: "show ospf database",
    arguments: [choice("level", "brief"), value("area"), ...instanceArguments],
    drivenBy: "this router, its neighbors and the LANs between them",
    answer: (asked) =>
      running(asked, "ospf", (found) => {
        const area = asked.arguments.text("area");
        return ospfDatabase(asked.facts, found, area === undefined ? undefined : areaText(area));
      }),
  }),
  operational({
    name: "get-ospf-statistics-information",
    command: "show ospf statistics",
    arguments: instanceArguments,
    drivenBy:
      "the adjacencies that are full, since when they are, and the timers of their interfaces",
    answer: (asked) => running(asked, "ospf", (found) => ospfStatistics(asked.facts, found)),
  }),
  operational({
    name: "get-ospf-route-information",
    command: "show ospf route",
    arguments: [
      value("destination", { isPositional: true }),
      level,
      choice("path-type", "abr", "asbr", "extern", "inter", "intra"),
      choice("route-type", "network", "router", "transit"),
      ...instanceArguments,
    ],
    drivenBy: "the interfaces of the areas, their neighbors and what these tell of",
    answer: routes,
  }),
];

function operationsOf(version: OspfVersion): readonly OperationalOperation[] {
  return [
    operational({
      name: `get-${version}-neighbor-information`,
      command: `show ${version} neighbor`,
      arguments: [
        value("neighbor", { isPositional: true }),
        level,
        value("area"),
        value("interface"),
        ...instanceArguments,
      ],
      drivenBy,
      answer: (asked) => neighbors(asked, version),
    }),
    operational({
      name: `get-${version}-interface-information`,
      command: `show ${version} interface`,
      arguments: [
        value("interface-name", { isPositional: true }),
        level,
        value("area"),
        ...instanceArguments,
      ],
      drivenBy,
      answer: (asked) => interfaces(asked, version),
    }),
    operational({
      name: `get-${version}-overview-information`,
      command: `show ${version} overview`,
      arguments: [choice("level", "brief", "extensive"), ...instanceArguments],
      drivenBy,
      answer: (asked) =>
        running(asked, version, (found) => ospfOverview(asked.facts, version, found)),
    }),
    operational({
      name: `clear-${version}-neighbor-information`,
      command: `clear ${version} neighbor`,
      arguments: [
        value("neighbor", { isPositional: true }),
        flag("all"),
        value("area"),
        value("interface"),
        ...instanceArguments,
      ],
      drivenBy: "the adjacencies that are full: each begins anew",
      permissions: ["clear"],
      answer: (asked) => clearOspfNeighbor(asked, version, notRunning),
    }),
  ];
}

const notRunning = "OSPF instance is not running";

type Found = readonly (readonly [Router, readonly OspfInterface[]])[];

function running(asked: Asked, version: OspfVersion, answer: (found: Found) => Answer): Answer {
  return answerFor(
    askedRouters(asked.facts, asked.arguments, "master"),
    (router) => ospfInterfaces(router, version),
    notRunning,
    answer,
  );
}

function isLong({ arguments: given }: Asked): boolean {
  return ["detail", "extensive"].includes(given.text("level") ?? "brief");
}

/** Whether an interface is in the area that is asked for. */
function inArea({ arguments: given }: Asked, { area }: OspfInterface): boolean {
  const wanted = given.text("area");
  return wanted === undefined || areaText(wanted) === area;
}

function neighbors(asked: Asked, version: OspfVersion): Answer {
  const { facts, arguments: given } = asked;
  const text = given.text("neighbor");
  if (text !== undefined && typeof readAddress(text) === "string")
    return { error: operationFailed(`invalid ip address or hostname: ${text}`, text) };
  return running(asked, version, (found) => {
    const shown = found.flatMap(([router, all]) =>
      ospfNeighborsOf(all)
        .filter(
          (one) =>
            inArea(asked, one) &&
            (given.text("interface") ?? one.unit.name) === one.unit.name &&
            (text === undefined ||
              text === one.neighbor.address ||
              text === one.neighbor.peer.routerId),
        )
        .map((one) => ({ router, one })),
    );
    return ospfNeighbors(facts, version, shown, isLong(asked));
  });
}

/** Every route is within its area, and no router stands between two of them. */
function routes(asked: Asked): Answer {
  const { facts, arguments: given } = asked;
  const text = given.text("destination");
  const prefix = text === undefined ? undefined : readPrefix(text, "inet");
  if (text !== undefined && typeof prefix === "string")
    return { error: operationFailed(`invalid ip address or hostname: ${text}`, text) };
  const type = given.text("route-type");
  return running(asked, "ospf", (found) => {
    const tables = found.map(([router, all]) =>
      (given.text("path-type") ?? "intra") === "intra"
        ? ospfRouteEntries(facts, router, all).filter(
            (route) =>
              (type ?? route.type.toLowerCase()) === route.type.toLowerCase() &&
              (typeof prefix !== "object" || leadsTo(route, prefix, !text?.includes("/"))),
          )
        : [],
    );
    return ospfRoute(facts, tables, isLong(asked));
  });
}

function interfaces(asked: Asked, version: OspfVersion): Answer {
  const { facts, arguments: given } = asked;
  return running(asked, version, (found) => {
    const shown = found.flatMap(([router, all]) =>
      all
        .filter(
          (one) =>
            inArea(asked, one) && (given.text("interface-name") ?? one.unit.name) === one.unit.name,
        )
        .map((one) => ({ router, one })),
    );
    return ospfInterfacesReply(facts, version, shown, isLong(asked));
  });
}
