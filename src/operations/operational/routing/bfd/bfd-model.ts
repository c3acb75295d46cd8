import {
  entriesOf,
  findParent,
  leafListValues,
  leafValue,
  type Parent,
} from "../../../../junos/config/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { bgpPeersOf } from "../bgp/bgp-peers.ts";
import { isisOf, isisThing } from "../isis/isis-model.ts";
import { addressOf } from "../model/routed-unit.ts";
import { hasTables, type Router, readAddress, routersOf } from "../model/router.ts";
import { ospfInterfaces, ospfNeighborsOf, ospfThing } from "../ospf/ospf-model.ts";

/** A session that protocols share; it is up as long as the neighbor is. */
export interface BfdSession {
  readonly address: string;
  readonly interfaceName: string;
  /** `BGP`, `OSPF realm ospf-v2 Area 0.0.0.0`, `ISIS L2`, `Static`. */
  readonly clients: readonly string[];
  readonly isUp: boolean;
  /** Milliseconds. */
  readonly interval: number;
  readonly multiplier: number;
  /** What it lives by, among the things that come and go. */
  readonly thing: string;
}

/** The sessions of all instances: those of one address and interface are one. */
export function bfdSessionsOf(facts: DeviceFacts): readonly BfdSession[] {
  const sessions = new Map<string, BfdSession>();
  for (const router of routersOf(facts).filter(hasTables))
    for (const session of sessionsOf(facts, router)) {
      const key = `${session.interfaceName} ${session.address}`;
      const known = sessions.get(key);
      sessions.set(
        key,
        known === undefined
          ? session
          : {
              ...known,
              clients: [...known.clients, ...session.clients],
              interval: Math.min(known.interval, session.interval),
            },
      );
    }
  return [...sessions.values()];
}

function sessionsOf(facts: DeviceFacts, router: Router): readonly BfdSession[] {
  return [
    ...bgpSessions(facts, router),
    ...ospfSessions(router),
    ...isisSessions(router),
    ...staticSessions(router),
  ];
}

function bgpSessions(facts: DeviceFacts, router: Router): readonly BfdSession[] {
  return (bgpPeersOf(facts).get(router.name) ?? []).flatMap((peer) =>
    peer.bfd === undefined
      ? []
      : [
          {
            address: peer.addressText,
            interfaceName: peer.unit ?? "",
            clients: ["BGP"],
            isUp: peer.state === "Established",
            ...timersOf(peer.bfd),
            thing: peer.thing,
          },
        ],
  );
}

function ospfSessions(router: Router): readonly BfdSession[] {
  return (["ospf", "ospf3"] as const).flatMap((version) =>
    ospfNeighborsOf(ospfInterfaces(router, version) ?? []).flatMap(
      ({ unit, statement, neighbor, area }) => {
        const bfd = findParent(statement, "bfd-liveness-detection");
        const realm = version === "ospf" ? "ospf-v2" : "ipv6-unicast";
        return bfd === undefined
          ? []
          : [
              {
                address: neighbor.address,
                interfaceName: unit.name,
                clients: [`OSPF realm ${realm} Area ${area}`],
                isUp: true,
                ...timersOf(bfd),
                thing: ospfThing(router, version, unit.name),
              },
            ];
      },
    ),
  );
}

function isisSessions(router: Router): readonly BfdSession[] {
  return (isisOf(router)?.interfaces ?? []).flatMap(({ unit, statement, neighbor, levels }) => {
    const family = entriesOf(statement, "family").find(({ keys }) => keys[0] === "inet");
    const bfd =
      findParent(statement, "bfd-liveness-detection") ??
      (family && findParent(family, "bfd-liveness-detection"));
    const remote = addressOf(unit, "inet")?.remote;
    return bfd === undefined || neighbor === undefined || remote === undefined
      ? []
      : [
          {
            address: remote,
            interfaceName: unit.name,
            clients: levels.map((level) => `ISIS L${level}`),
            isUp: true,
            ...timersOf(bfd),
            thing: isisThing(router, unit.name),
          },
        ];
  });
}

/** A static route has a session for each next hop in a connected subnet; down with its link. */
function staticSessions(router: Router): readonly BfdSession[] {
  const routes = entriesOf(router.statements, "routing-options", "static", "route");
  return routes.flatMap((route) => {
    const bfd = findParent(route, "bfd-liveness-detection");
    if (bfd === undefined) return [];
    return leafListValues(route, "next-hop").flatMap((text): readonly BfdSession[] => {
      const address = readAddress(text);
      if (typeof address === "string") return [];
      const unit = (router.upSubnets.longest(address) ?? router.subnets.longest(address))?.unit;
      if (unit === undefined) return [];
      return [
        {
          address: text,
          interfaceName: unit.name,
          clients: ["Static"],
          isUp: unit.isUp && unit.peer !== undefined,
          ...timersOf(bfd),
          thing: `unit ${unit.name}`,
        },
      ];
    });
  });
}

function timersOf(bfd: Parent): Pick<BfdSession, "interval" | "multiplier"> {
  const interval =
    leafValue(bfd, "minimum-interval") ?? leafValue(bfd, "transmit-interval", "minimum-interval");
  return {
    interval: Number(interval ?? 1_000),
    multiplier: Number(leafValue(bfd, "multiplier") ?? 3),
  };
}
