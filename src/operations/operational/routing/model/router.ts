import { addressText, readPrefix } from "../../../../base/index.ts";
import { entriesOf, findParent, leafValue, type Parent } from "../../../../junos/config/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { once } from "../../state/once.ts";
import { type PrefixIndex, prefixIndex } from "./prefix-index.ts";
import { type RoutedAddress, type RoutedUnit, routedUnitsOf, unitName } from "./routed-unit.ts";

/** The master instance or one of `routing-instances`: a set of protocols over a set of interfaces. */
export interface Router {
  /** `master` or the name of the instance. */
  readonly name: string;
  /** `forwarding` for the master; `instance-type` of the others. */
  readonly type: string;
  /** Where `protocols` and `routing-options` stand. */
  readonly statements: Parent;
  readonly units: readonly RoutedUnit[];
  /** The units by the subnets of their addresses: those that are up. */
  readonly upSubnets: PrefixIndex<Subnet>;
  /** All of them, but for ports of the routing engine. */
  readonly subnets: PrefixIndex<Subnet>;
  /** `0.0.0.0` when there is no address to take it from. */
  readonly routerId: string;
  /** The own autonomous system, of the master if the instance has none; undefined when there is none. */
  readonly autonomousSystem: number | undefined;
}

/** An address of a unit. */
export interface Subnet {
  readonly unit: RoutedUnit;
  readonly address: RoutedAddress;
}

export const masterName = "master";

/** The instances that have tables of routes, by the names of types in the configuration. */
const routedTypes = ["virtual-router", "vrf", "forwarding", "mpls-internet-multicast"];

/** The routers of the device: the master first, then its routing instances in their order. */
export const routersOf: (facts: DeviceFacts) => readonly Router[] = once((facts) => {
  const units = routedUnitsOf(facts);
  const instances = entriesOf(facts.running, "routing-instances", "instance").map((entry) => ({
    entry,
    own: new Set(entriesOf(entry, "interface").map(({ keys }) => unitName(keys[0] ?? ""))),
  }));
  const taken = new Set(instances.flatMap(({ own }) => [...own]));
  const masterUnits = units.filter(({ name }) => !taken.has(name));
  const master: Router = {
    name: masterName,
    type: "forwarding",
    statements: facts.running,
    ...unitsOf(masterUnits),
    routerId: routerIdOf(facts.running, masterUnits),
    autonomousSystem: autonomousSystemOf(facts.running),
  };
  return [
    master,
    ...instances.map(({ entry, own }): Router => {
      const ownUnits = units.filter(({ name }) => own.has(name));
      return {
        name: entry.keys[0] ?? "",
        type: leafValue(entry, "instance-type") ?? "no-forwarding",
        statements: entry,
        ...unitsOf(ownUnits),
        routerId: routerIdOf(entry, ownUnits),
        autonomousSystem: autonomousSystemOf(entry) ?? master.autonomousSystem,
      };
    }),
  ];
});

function unitsOf(units: readonly RoutedUnit[]): Pick<Router, "units" | "upSubnets" | "subnets"> {
  const subnets = units.flatMap((unit) => unit.addresses.map((address) => ({ unit, address })));
  const index = (some: readonly Subnet[]): PrefixIndex<Subnet> =>
    prefixIndex(some, ({ address }) => address.network);
  return {
    units,
    upSubnets: index(subnets.filter(({ unit }) => unit.isUp)),
    subnets: index(subnets.filter(({ unit }) => !unit.isManagement)),
  };
}

/** The router with this name. */
export function routerNamed(facts: DeviceFacts, name: string): Router | undefined {
  return routersOf(facts).find((router) => router.name === name);
}

/** Whether routes are kept for it: a bridge has none. */
export function hasTables({ name, type }: Router): boolean {
  return name === masterName || routedTypes.includes(type);
}

/** `inet.0` of the master, `NAME.inet.0` of an instance. */
export function tableName({ name }: Router, table: string): string {
  return name === masterName ? table : `${name}.${table}`;
}

/** `protocols bgp`, `ospf` and so on, when it is configured and not disabled. */
export function protocolOf(router: Router, protocol: string): Parent | undefined {
  const found = findParent(router.statements, "protocols", protocol);
  const disable = found?.children.some(({ schema }) => schema.name === "disable");
  return disable === true ? undefined : found;
}

/** `router-id`, else the address of a loopback, else that of the first interface that is up. */
function routerIdOf(statements: Parent, units: readonly RoutedUnit[]): string {
  const configured = leafValue(statements, "routing-options", "router-id");
  if (configured !== undefined) return configured;
  const up = units.filter(({ isUp }) => isUp);
  const inOrder = [
    ...up.filter(({ isLoopback }) => isLoopback),
    ...up.filter(({ isLoopback }) => !isLoopback),
  ];
  const first = inOrder
    .flatMap(({ addresses }) => addresses)
    .find(({ own }) => own.family === "inet" && own.bits >> 24n !== 127n);
  return first === undefined ? "0.0.0.0" : addressText(first.own);
}

function autonomousSystemOf(statements: Parent): number | undefined {
  const text = leafValue(statements, "routing-options", "autonomous-system", "as-number");
  return text === undefined ? undefined : asNumber(text);
}

/** A number of an autonomous system, also as `1.10` (RFC 5396 asdot); undefined for what is none. */
export function asNumber(text: string): number | undefined {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const [, high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(text) ?? [];
  return high === undefined ? undefined : Number(high) * 65_536 + Number(low);
}

/** An address without a length, of either family. */
export function readAddress(text: string): ReturnType<typeof readPrefix> {
  return readPrefix(text, text.includes(":") ? "inet6" : "inet");
}

/** What a unit that is up is called among the things that come and go. */
export function unitThing(unit: string): string {
  return `unit ${unit}`;
}
