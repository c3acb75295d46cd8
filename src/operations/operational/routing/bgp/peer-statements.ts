import type { Prefix } from "../../../../base/index.ts";
import {
  entriesOf,
  find,
  findParent,
  has,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../../../junos/config/index.ts";
import { asNumber, protocolOf, type Router, readAddress, tableName } from "../model/router.ts";

/** One family of NLRI that is configured for a peer. */
export interface BgpFamily {
  /** As `show bgp neighbor` calls it: `inet-unicast`. */
  readonly nlri: string;
  /** The table that its routes go to. */
  readonly table: string;
}

/** A peer as the configuration has it, with what it inherits from its group and from `bgp`. */
export interface BgpPeerStatement {
  readonly router: Router;
  readonly group: string;
  readonly address: Prefix;
  readonly addressText: string;
  readonly type: "Internal" | "External";
  /** Undefined when no statement gives one, as for a group that is unfinished. */
  readonly peerAs: number | undefined;
  readonly localAs: number | undefined;
  readonly localAddress: string | undefined;
  readonly description: string | undefined;
  readonly families: readonly BgpFamily[];
  readonly isMultihop: boolean;
  readonly isPassive: boolean;
  readonly isShutDown: boolean;
  readonly isRouteReflectorClient: boolean;
  readonly holdSeconds: number;
  readonly preference: number;
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly bfd: Parent | undefined;
}

/** The peers of a router in the order of the configuration; undefined when BGP does not run. */
export function bgpPeerStatements(router: Router): readonly BgpPeerStatement[] | undefined {
  const protocol = protocolOf(router, "bgp");
  if (protocol === undefined) return undefined;
  return entriesOf(protocol, "group").flatMap((group) =>
    entriesOf(group, "neighbor").flatMap((neighbor) => {
      const address = readAddress(neighbor.keys[0] ?? "");
      return typeof address === "string" ? [] : [peerStatement(router, group, neighbor, address)];
    }),
  );

  function peerStatement(
    of: Router,
    group: ListEntry,
    neighbor: ListEntry,
    address: Prefix,
  ): BgpPeerStatement {
    const levels: readonly Parent[] = [neighbor, group, ...(protocol ? [protocol] : [])];
    const leaf = (...steps: string[]): string | undefined =>
      levels.map((level) => leafValue(level, ...steps)).find((text) => text !== undefined);
    const flag = (name: string): boolean => levels.some((level) => has(level, name));
    const first = (name: string): Parent | undefined =>
      levels.map((level) => findParent(level, name)).find((found) => found !== undefined);
    const list = (name: string): readonly string[] =>
      levels.map((level) => leafListValues(level, name)).find((values) => values.length > 0) ?? [];
    const as = (text: string | undefined): number | undefined =>
      text === undefined ? undefined : asNumber(text);
    const localAs = as(leaf("local-as", "as-number")) ?? of.autonomousSystem;
    const configuredAs = as(leaf("peer-as"));
    const isInternal =
      leafValue(group, "type") === "internal" ||
      (leafValue(group, "type") === undefined &&
        configuredAs !== undefined &&
        configuredAs === localAs);
    return {
      router: of,
      group: group.keys[0] ?? "",
      address,
      addressText: neighbor.keys[0] ?? "",
      type: isInternal ? "Internal" : "External",
      peerAs: isInternal ? (configuredAs ?? localAs) : configuredAs,
      localAs,
      localAddress: leaf("local-address"),
      description: leafValue(neighbor, "description") ?? leafValue(group, "description"),
      families: familiesOf(of, first("family"), address.family),
      isMultihop: flag("multihop"),
      isPassive: flag("passive"),
      isShutDown: flag("shutdown"),
      isRouteReflectorClient: isInternal && leaf("cluster") !== undefined,
      holdSeconds: Number(leaf("hold-time") ?? 90),
      preference: Number(leaf("preference") ?? 170),
      imports: list("import"),
      exports: list("export"),
      bfd: first("bfd-liveness-detection"),
    };
  }
}

/** The tables of families: `family inet unicast` and so on. */
const familyTables: readonly (readonly [
  family: string,
  kind: string,
  nlri: string,
  table: string,
])[] = [
  ["inet", "unicast", "inet-unicast", "inet.0"],
  ["inet", "multicast", "inet-multicast", "inet.2"],
  ["inet", "labeled-unicast", "inet-labeled-unicast", "inet.0"],
  ["inet", "flow", "inet-flow", "inetflow.0"],
  ["inet-vpn", "unicast", "inet-vpn-unicast", "bgp.l3vpn.0"],
  ["inet6", "unicast", "inet6-unicast", "inet6.0"],
  ["inet6", "multicast", "inet6-multicast", "inet6.2"],
  ["inet6", "labeled-unicast", "inet6-labeled-unicast", "inet6.0"],
  ["inet6-vpn", "unicast", "inet6-vpn-unicast", "bgp.l3vpn-inet6.0"],
  ["l2vpn", "signaling", "l2vpn-signaling", "bgp.l2vpn.0"],
  ["evpn", "signaling", "evpn", "bgp.evpn.0"],
  ["inet-mvpn", "signaling", "inet-mvpn", "bgp.mvpn.0"],
  ["inet6-mvpn", "signaling", "inet6-mvpn", "bgp.mvpn-inet6.0"],
  ["traffic-engineering", "unicast", "te-unicast", "lsdist.0"],
];

function familiesOf(
  router: Router,
  family: Parent | undefined,
  addressFamily: Prefix["family"],
): readonly BgpFamily[] {
  const found = familyTables
    .filter(
      ([name, kind]) =>
        family !== undefined &&
        (has(family, name, kind) ||
          ((kind === "unicast" || kind === "multicast") && has(family, name, "any"))),
    )
    .map(([, , nlri, table]) => ({ nlri, table: tableName(router, table) }));
  if (family !== undefined && find(family, "route-target") !== undefined)
    found.push({ nlri: "route-target", table: tableName(router, "bgp.rtarget.0") });
  if (found.length > 0) return found;
  return addressFamily === "inet"
    ? [{ nlri: "inet-unicast", table: tableName(router, "inet.0") }]
    : [{ nlri: "inet6-unicast", table: tableName(router, "inet6.0") }];
}
