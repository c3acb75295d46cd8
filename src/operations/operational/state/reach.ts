import { addressText, holdsAddress, type Prefix, readPrefix } from "../../../base/index.ts";
import {
  entriesOf,
  findParent,
  has,
  leafListValues,
  type Parent,
} from "../../../junos/config/index.ts";
import { configuredPeers } from "./configured-peers.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { type Link, linksOf } from "./links.ts";

/** How an address is reached. */
export interface Reach {
  /** Addresses of the routers on the way and of the target itself, which is last; none for an own address. */
  readonly hops: readonly string[];
}

/** Why it is not. */
export type Unreached = "no-route" | "no-answer";

/** Routers behind the next hop of a static route: so many at most. */
const farthest = 7;

/** Reads an address of either family; undefined for what is none. */
export function addressOf(text: string): Prefix | undefined {
  const prefix = readPrefix(text, text.includes(":") ? "inet6" : "inet");
  return typeof prefix === "string" || text.includes("/") ? undefined : prefix;
}

/** Names of the loopback in the hosts file of every device. */
const localHost = { name: "localhost", addresses: { inet: "127.0.0.1", inet6: "::1" } } as const;

/** The address of a host: itself, or that of `system static-host-mapping`. There is no DNS. */
export function resolveHost(
  { running }: DeviceFacts,
  host: string,
  family: Prefix["family"] | undefined,
): Prefix | undefined {
  const address = addressOf(host);
  if (address !== undefined)
    return family === undefined || family === address.family ? address : undefined;
  const entry = entriesOf(running, "system", "static-host-mapping").find(
    ({ keys }) => keys[0] === host,
  );
  if (entry === undefined)
    return host === localHost.name ? addressOf(localHost.addresses[family ?? "inet"]) : undefined;
  const families = family === undefined ? (["inet", "inet6"] as const) : [family];
  const [found] = families.flatMap((name) => leafListValues(entry, name));
  return found === undefined ? undefined : addressOf(found);
}

/** Addresses of the loopback that no configuration names; they belong to the default instance. */
const loopbacks: readonly string[] = Object.values(localHost.addresses);

/**
 * Whether the device has this address: that of its loopback, or one on an interface of the
 * instance that is up.
 */
export function isOwn(facts: DeviceFacts, address: Prefix, instance: string | undefined): boolean {
  if (isDefault(instance) && loopbacks.includes(addressText(address))) return true;
  return unitsOf(facts, instance).some(({ families }) =>
    families.some(({ addresses }) =>
      addresses.some((text) => {
        const own = readPrefix(text, text.includes(":") ? "inet6" : "inet");
        return (
          typeof own !== "string" && own.family === address.family && own.bits === address.bits
        );
      }),
    ),
  );
}

/** Whether the configuration has this routing instance; undefined, the default one, is always there. */
export function hasInstance({ running }: DeviceFacts, instance: string | undefined): boolean {
  return isDefault(instance) || has(running, "routing-instances", ["instance", instance]);
}

function isDefault(instance: string | undefined): instance is undefined | "default" {
  return instance === undefined || instance === "default";
}

/**
 * The way to an address: an own one, the far end of a link that is up, an address of a connected
 * subnet that the configuration names as somebody's, or what a static route covers whose next hop
 * is one of these. Anything else does not answer.
 */
export function reach(
  facts: DeviceFacts,
  target: Prefix,
  instance: string | undefined,
): Reach | Unreached {
  if (isOwn(facts, target, instance)) return { hops: [] };
  const links = linksIn(facts, instance);
  const text = addressText(target);
  const direct = neighbor(facts, links, target);
  if (direct !== undefined) return direct ? { hops: [text] } : "no-answer";
  const nextHop = staticNextHop(facts, target, instance);
  if (nextHop === undefined) return "no-route";
  if (nextHop === "discard" || neighbor(facts, links, nextHop) !== true) return "no-answer";
  return { hops: [addressText(nextHop), ...routersBefore(facts, text), text] };
}

/** True for somebody who is there, false for an address of a connected subnet that nobody has. */
function neighbor(facts: DeviceFacts, links: readonly Link[], target: Prefix): boolean | undefined {
  const text = addressText(target);
  const subnets = links
    .flatMap(({ addresses }) => addresses)
    .filter(({ network, family }) => {
      const prefix = readPrefix(network, family);
      return typeof prefix !== "string" && holdsAddress(prefix, target);
    });
  if (subnets.length === 0) return undefined;
  const isPlanned = subnets.some(({ remote }) => remote === text);
  return (
    isPlanned ||
    configuredPeers(facts).some(
      ({ family, bits }) => family === target.family && bits === target.bits,
    )
  );
}

/** The next hop of the longest static route that covers the target. */
function staticNextHop(
  { running }: DeviceFacts,
  target: Prefix,
  instance: string | undefined,
): Prefix | "discard" | undefined {
  const router = routerOf(running, instance);
  const options = router && findParent(router, "routing-options");
  if (options === undefined) return undefined;
  const tables: readonly Parent[] = [options, ...entriesOf(options, "rib")];
  let best: { length: number; nextHop: Prefix | "discard" } | undefined;
  for (const route of tables.flatMap((table) => entriesOf(table, "static", "route"))) {
    const prefix = readPrefix(route.keys[0] ?? "", target.family);
    if (typeof prefix === "string" || !holdsAddress(prefix, target)) continue;
    if (best !== undefined && best.length >= prefix.length) continue;
    const [nextHop] = leafListValues(route, "next-hop").flatMap((hop) => addressOf(hop) ?? []);
    best = { length: prefix.length, nextHop: nextHop ?? "discard" };
  }
  return best?.nextHop;
}

/** Routers between the next hop and a target: the same for the same device and target. */
function routersBefore({ random }: DeviceFacts, target: string): readonly string[] {
  const stream = random.derive(`path ${target}`);
  const isInet6 = target.includes(":");
  return Array.from({ length: stream.integer(farthest) }, () => {
    const [high, low] = [stream.integer(256), 1 + stream.integer(254)];
    return isInet6 ? `fd00:ff::${high.toString(16)}:${low.toString(16)}` : `10.254.${high}.${low}`;
  });
}

function routerOf(running: Parent, instance: string | undefined): Parent | undefined {
  if (isDefault(instance)) return running;
  return findParent(running, "routing-instances", ["instance", instance]);
}

/** Names of the units that belong to a routing instance other than the default one. */
function assigned({ running }: DeviceFacts, instance?: string): ReadonlySet<string> {
  const instances = entriesOf(running, "routing-instances", "instance");
  return new Set(
    instances
      .filter(({ keys }) => instance === undefined || keys[0] === instance)
      .flatMap((entry) => entriesOf(entry, "interface").flatMap(({ keys }) => keys[0] ?? [])),
  );
}

function isIn(facts: DeviceFacts, instance: string | undefined): (unit: string) => boolean {
  const units = assigned(facts, isDefault(instance) ? undefined : instance);
  return (unit) => units.has(unit) !== isDefault(instance);
}

function unitsOf(facts: DeviceFacts, instance: string | undefined): readonly Link["unit"][] {
  const belongs = isIn(facts, instance);
  return interfacesOf(facts)
    .flatMap(({ units }) => units)
    .filter(({ name, operUp }) => operUp && belongs(name));
}

function linksIn(facts: DeviceFacts, instance: string | undefined): readonly Link[] {
  const belongs = isIn(facts, instance);
  return linksOf(facts).filter(({ unit }) => belongs(unit.name));
}
