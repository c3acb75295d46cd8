import type { DeviceFacts } from "../../state/device-facts.ts";
import { type Change, changesOf, presenceOf } from "../../state/epochs.ts";
import { once } from "../../state/once.ts";
import { bgpPeersOf } from "../bgp/bgp-peers.ts";
import { isisOf, isisThing } from "../isis/isis-model.ts";
import { ldpOf } from "../ldp/ldp-model.ts";
import { lspsOf } from "../mpls/lsp-model.ts";
import { ospfInterfaces, ospfNeighborsOf, ospfThing } from "../ospf/ospf-model.ts";
import { routeTablesOf } from "../rib/route-tables.ts";
import { routedUnitsOf } from "./routed-unit.ts";
import { type Router, routersOf, unitThing } from "./router.ts";

/** Names of what is up in an epoch: units, neighbors, sessions, routes of the configuration. */
const thingsOf: (facts: DeviceFacts) => ReadonlySet<string> = once(
  (facts) =>
    new Set([
      ...routedUnitsOf(facts)
        .filter(({ isUp }) => isUp)
        .map(({ name }) => unitThing(name)),
      ...routersOf(facts).flatMap((router) => neighborsOf(facts, router)),
      ...[...bgpPeersOf(facts).values()]
        .flat()
        .filter(({ state }) => state === "Established")
        .map(({ thing }) => thing),
      ...routeTablesOf(facts).flatMap(({ destinations }) =>
        destinations.flatMap(({ routes }) => routes.map(({ thing }) => thing)),
      ),
    ]),
);

function neighborsOf(facts: DeviceFacts, router: Router): readonly string[] {
  return [
    ...(["ospf", "ospf3"] as const).flatMap((version) =>
      ospfNeighborsOf(ospfInterfaces(router, version) ?? []).map(({ unit }) =>
        ospfThing(router, version, unit.name),
      ),
    ),
    ...(isisOf(router)?.interfaces ?? [])
      .filter(({ neighbor }) => neighbor !== undefined)
      .map(({ unit }) => isisThing(router, unit.name)),
    ...(ldpOf(facts, router)?.sessions ?? [])
      .filter(({ isOperational }) => isOperational)
      .map(({ thing }) => thing),
    ...(lspsOf(facts, router) ?? []).filter(({ isUp }) => isUp).map(({ thing }) => thing),
  ];
}

/** Seconds that a thing of a kind needs to come up after its cause, at least; the seed adds some. */
const settling: readonly (readonly [kind: string, seconds: number])[] = [
  ["unit", 2],
  ["ospf", 41],
  ["isis", 12],
  ["ldp", 50],
  ["lsp", 60],
  ["bgp", 65],
];

/**
 * Since when a thing is as it is, milliseconds since 1970: from the start of the first epoch that
 * had it (or missed it) without a break, or from when it was cleared, whichever is later, and the
 * seconds that its kind needs to come up. Never later than now.
 */
export function sinceOf(facts: DeviceFacts, thing: string): number {
  const { since } = presenceOf(facts, thing, thingsOf);
  const cleared = facts.marks.get(thing) ?? since;
  return Math.min(facts.now, Math.max(since, cleared) + settlingMs(facts, thing));
}

function settlingMs(facts: DeviceFacts, thing: string): number {
  const seconds = settling.find(([kind]) => thing.startsWith(kind))?.[1] ?? 1;
  return (seconds + extraOf(facts, thing, seconds)) * 1_000;
}

const extras: (facts: DeviceFacts) => Map<string, number> = once(() => new Map());

function extraOf(facts: DeviceFacts, thing: string, seconds: number): number {
  const known = extras(facts);
  const extra = known.get(thing) ?? facts.random.derive(`settling ${thing}`).integer(seconds);
  known.set(thing, extra);
  return extra;
}

/**
 * When a thing went up and down since the device started, newest first: up as late as `sinceOf`
 * says, and before it went down again.
 */
export function transitionsOf(facts: DeviceFacts, thing: string): readonly Change[] {
  const changes = changesOf(facts, thing, thingsOf);
  return changes
    .map(({ isThere, at }, index) => ({
      isThere,
      at: isThere
        ? Math.min(changes[index + 1]?.at ?? facts.now, at + settlingMs(facts, thing))
        : at,
    }))
    .toReversed();
}

/** How often a thing went away since the device started; clearing it counts. */
export function lossesOf(facts: DeviceFacts, thing: string): number {
  return presenceOf(facts, thing, thingsOf).losses + (facts.marks.get(clearedTimes(thing)) ?? 0);
}

/** The mark that counts how often a thing was cleared. */
export function clearedTimes(thing: string): string {
  return `${thing} cleared`;
}
