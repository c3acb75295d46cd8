import { entriesOf, has, type ListEntry, leafValue } from "../../../../junos/config/index.ts";
import type { LinkPeer } from "../../state/links.ts";
import { protocolUnits } from "../model/protocol-units.ts";
import type { RoutedUnit } from "../model/routed-unit.ts";
import { protocolOf, type Router } from "../model/router.ts";

/** An interface on which IS-IS runs. */
export interface IsisInterface {
  readonly unit: RoutedUnit;
  readonly statement: ListEntry;
  /** The levels of it, 1 and 2. */
  readonly levels: readonly number[];
  readonly isPassive: boolean;
  readonly isPointToPoint: boolean;
  /** The router at the other end, when the adjacency is up. */
  readonly neighbor: LinkPeer | undefined;
}

export interface IsisInstance {
  /** `1920.0000.2001`. */
  readonly systemId: string;
  /** `49.0001`. */
  readonly area: string;
  readonly interfaces: readonly IsisInterface[];
}

/**
 * IS-IS of a router; undefined when it does not run: no statement, or no network entity title on
 * any interface.
 */
export function isisOf(router: Router): IsisInstance | undefined {
  const protocol = protocolOf(router, "isis");
  if (protocol === undefined) return undefined;
  const titles = [
    ...entriesOf(protocol, "net").map(({ keys }) => keys[0] ?? ""),
    ...router.units.flatMap(({ isoAddresses }) => isoAddresses),
  ];
  const title = titles.map(readTitle).find((read) => read !== undefined);
  if (title === undefined) return undefined;
  const offLevels = entriesOf(protocol, "level")
    .filter((level) => has(level, "disable"))
    .map(({ keys }) => Number(keys[0]));
  const levels = [1, 2].filter((level) => !offLevels.includes(level));
  const units = router.units.filter(({ families }) => families.has("iso"));
  return {
    ...title,
    interfaces: protocolUnits(protocol, units).map(({ unit, statement }) =>
      isisInterface(unit, statement, levels),
    ),
  };
}

function isisInterface(
  unit: RoutedUnit,
  statement: ListEntry,
  routerLevels: readonly number[],
): IsisInterface {
  const levels = routerLevels.filter(
    (level) =>
      !entriesOf(statement, "level").some(
        (entry) => entry.keys[0] === String(level) && has(entry, "disable"),
      ),
  );
  const isPassive = unit.isLoopback || has(statement, "passive");
  return {
    unit,
    statement,
    levels,
    isPassive,
    isPointToPoint: has(statement, "point-to-point"),
    neighbor: isPassive || levels.length === 0 ? undefined : unit.peer,
  };
}

/** RFC 1195: area, six bytes of system id, a selector of one byte. */
function readTitle(text: string): { systemId: string; area: string } | undefined {
  const [, area, systemId] =
    /^([\da-f.]+)\.([\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})\.[\da-f]{2}$/i.exec(text) ?? [];
  return area === undefined || systemId === undefined ? undefined : { area, systemId };
}

/** The metric of an interface for a level. */
export function isisMetric({ unit, statement }: IsisInterface, level: number): number {
  if (unit.isLoopback) return 0;
  const entry = entriesOf(statement, "level").find(({ keys }) => keys[0] === String(level));
  return Number((entry && leafValue(entry, "metric")) ?? 10);
}

/** What a live adjacency is called among the things that come and go. */
export function isisThing(router: Router, unit: string): string {
  return `isis adjacency ${router.name} ${unit}`;
}
