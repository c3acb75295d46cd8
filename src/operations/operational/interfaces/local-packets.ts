import { bfdSessionsOf } from "../routing/bfd/bfd-model.ts";
import { isisOf, isisThing } from "../routing/isis/isis-model.ts";
import { ldpOf } from "../routing/ldp/ldp-model.ts";
import { routersOf } from "../routing/model/router.ts";
import { sinceOf } from "../routing/model/things.ts";
import { ospfInterfaces, ospfNeighborsOf, ospfThing } from "../routing/ospf/ospf-model.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { arpEntries } from "../switching/arp-entries.ts";
import { lacpReceived } from "../switching/lacp.ts";

/** Packets that ports hand to the routing engine. */
export type PacketKind = "ospf" | "ospf3" | "isis" | "ldp" | "bfd" | "lacp" | "arp";

/** Junos sends hellos of IS-IS every 9 seconds; those of LDP so often that two may be lost. */
const isisHelloSeconds = 9;
const ldpHellosInHold = 3;

/**
 * What came in on the ports that `isHere` names, by kind: as many as the timers of adjacencies and
 * sessions let come since these are up, and one ARP reply for each host that is known.
 */
export function localPackets(
  facts: DeviceFacts,
  isHere: (name: string) => boolean,
): Readonly<Record<PacketKind, number>> {
  const counts: Record<PacketKind, number> = {
    ospf: 0,
    ospf3: 0,
    isis: 0,
    ldp: 0,
    bfd: 0,
    lacp: 0,
    arp: 0,
  };
  const hear = (kind: PacketKind, unit: string, thing: string, everySeconds: number): void => {
    if (!isHere(unit)) return;
    const seconds = Math.max(0, (facts.now - sinceOf(facts, thing)) / 1_000);
    counts[kind] += 1 + Math.floor(seconds / Math.max(everySeconds, 0.001));
  };
  for (const router of routersOf(facts)) {
    for (const version of ["ospf", "ospf3"] as const)
      for (const { unit, helloSeconds } of ospfNeighborsOf(ospfInterfaces(router, version) ?? []))
        hear(version, unit.name, ospfThing(router, version, unit.name), helloSeconds);
    for (const { unit, neighbor, levels, isPointToPoint } of isisOf(router)?.interfaces ?? []) {
      if (neighbor === undefined) continue;
      for (let sent = 0; sent < (isPointToPoint ? 1 : levels.length); sent++)
        hear("isis", unit.name, isisThing(router, unit.name), isisHelloSeconds);
    }
    for (const { interfaceName, holdSeconds, thing } of ldpOf(facts, router)?.neighbors ?? [])
      hear("ldp", interfaceName, thing, holdSeconds / ldpHellosInHold);
  }
  for (const { interfaceName, isUp, interval, thing } of bfdSessionsOf(facts))
    if (isUp) hear("bfd", interfaceName, thing, interval / 1_000);
  for (const { name, count } of lacpReceived(facts)) if (isHere(name)) counts.lacp += count;
  counts.arp = arpEntries(facts).filter(
    ({ unit, via, isPermanent }) => !isPermanent && isHere(via ?? unit),
  ).length;
  return counts;
}
