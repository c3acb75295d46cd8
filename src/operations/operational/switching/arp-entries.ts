import { entriesOf, leafListValues, leafValue } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf } from "../state/interface-model.ts";
import { linksOf } from "../state/links.ts";
import { once } from "../state/once.ts";
import { learnt } from "./cleared.ts";

export interface ArpEntry {
  readonly mac: string;
  readonly address: string;
  /** Name of the host, its address when nobody named it. */
  readonly hostName: string;
  readonly unit: string;
  /** The unit of the VLAN behind which the host is, for a routed VLAN. */
  readonly via: string | undefined;
  /** Configured with `arp`; it never expires. */
  readonly isPermanent: boolean;
  /** Seconds. */
  readonly timeToExpire: number;
}

/** Minutes in which Junos forgets an entry that nobody uses. */
const agingSeconds = 1_200;

export function arpMark(address: string, unit: string): string {
  return `arp-cleared ${unit} ${address}`;
}

/** The hosts that a device knows by ARP: those at the far ends of its links, and the configured ones. */
export function arpEntries(facts: DeviceFacts): readonly ArpEntry[] {
  const names = hostNames(facts);
  return knownHosts(facts).flatMap((host) => {
    const { address, unit, isPermanent } = host;
    const entry = learnt(facts, `arp ${unit} ${address}`, arpMark(address, unit));
    if (entry.isMissing && !isPermanent) return [];
    const seconds = Math.floor(entry.ageMs / 1_000) % agingSeconds;
    return [
      { ...host, hostName: names.get(address) ?? address, timeToExpire: agingSeconds - seconds },
    ];
  });
}

type KnownHost = Omit<ArpEntry, "hostName" | "timeToExpire">;

const knownHosts: (facts: DeviceFacts) => readonly KnownHost[] = once((facts) => {
  const fixed = permanentHosts(facts);
  const isFixed = new Set(fixed.map(({ unit, address }) => `${unit} ${address}`));
  const found = linksOf(facts).flatMap(({ unit, peer, addresses, via }) =>
    addresses.flatMap(({ family, remote }) =>
      family === "inet" && remote !== undefined && !isFixed.has(`${unit.name} ${remote}`)
        ? [{ mac: peer.mac, address: remote, unit: unit.name, via, isPermanent: false }]
        : [],
    ),
  );
  return [...found, ...fixed];
});

function permanentHosts(facts: DeviceFacts): readonly KnownHost[] {
  return interfacesOf(facts).flatMap(({ units }) =>
    units
      .filter(({ operUp }) => operUp)
      .flatMap((unit) =>
        (unit.config === undefined
          ? []
          : entriesOf(unit.config, "family", "inet", "address")
        ).flatMap((address) =>
          entriesOf(address, "arp").flatMap((host) => {
            const mac = leafValue(host, "mac");
            return mac === undefined
              ? []
              : [
                  {
                    mac,
                    address: host.keys[0] ?? "",
                    unit: unit.name,
                    via: leafValue(host, "l2-interface"),
                    isPermanent: true,
                  },
                ];
          }),
        ),
      ),
  );
}

/** `static-host-mapping` by address. */
const hostNames: (facts: DeviceFacts) => ReadonlyMap<string, string> = once(
  ({ running }) =>
    new Map(
      entriesOf(running, "system", "static-host-mapping").flatMap((entry) =>
        [...leafListValues(entry, "inet"), ...leafListValues(entry, "inet6")].map(
          (address) => [address, entry.keys[0] ?? ""] as const,
        ),
      ),
    ),
);
