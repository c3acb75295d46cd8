import { el } from "../../../xml/index.ts";
import { type OperationalReply, textTable, wrapped } from "../reply/index.ts";
import { type Asked, type OperationalOperation, operational, value } from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { linkLocalOf } from "../state/link-local.ts";
import { linksOf } from "../state/links.ts";
import { learnt } from "./cleared.ts";

interface Ipv6Neighbor {
  readonly address: string;
  readonly mac: string;
  readonly state: "reachable" | "stale";
  /** Seconds until the state changes. */
  readonly expires: number;
  readonly unit: string;
  readonly via: string | undefined;
}

/** Seconds that a neighbour is reachable for, and then stale (RFC 4861 10; `nd6-stale-time`). */
const reachableSeconds = 30;
const staleSeconds = 1_200;

const selectors = [value("hostname"), value("interface")] as const;

/** `show ipv6 neighbors`, `clear ipv6 neighbors`. */
export const ipv6NeighborOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-ipv6-nd-information",
    command: "show ipv6 neighbors",
    arguments: selectors,
    drivenBy: "the far ends of links with family inet6 that are up, what was cleared, the clock",
    answer: (asked) => neighborTable(selected(asked)),
  }),
  operational({
    name: "clear-ipv6-nd-information",
    command: "clear ipv6 neighbors",
    arguments: [value("host", { keyword: "hostname" }), value("interface")],
    drivenBy: "neighbours go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: (asked) => clearNeighbors(asked, selected(asked)),
  }),
  operational({
    name: "clear-ipv6-all-neighbors",
    command: "clear ipv6 neighbors all",
    drivenBy: "neighbours go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: (asked) => clearNeighbors(asked, neighbors(asked.facts)),
  }),
];

function markOf({ unit, address }: Pick<Ipv6Neighbor, "unit" | "address">): string {
  return `nd-cleared ${unit} ${address}`;
}

function neighbors(facts: DeviceFacts): readonly Ipv6Neighbor[] {
  return linksOf(facts).flatMap(({ unit, peer, addresses, via }) => {
    if (!unit.families.some(({ name }) => name === "inet6")) return [];
    const remotes = addresses.flatMap(({ family, remote }) =>
      family === "inet6" && remote !== undefined ? [remote] : [],
    );
    return [...remotes, linkLocalOf(peer.mac)].flatMap((address) => {
      const name = `nd ${unit.name} ${address}`;
      const { ageMs, isMissing } = learnt(facts, name, markOf({ unit: unit.name, address }));
      if (isMissing) return [];
      const seconds = Math.floor(ageMs / 1_000) % (reachableSeconds + staleSeconds);
      const isReachable = seconds < reachableSeconds;
      return [
        {
          address,
          mac: peer.mac,
          state: isReachable ? ("reachable" as const) : ("stale" as const),
          expires: (isReachable ? reachableSeconds : reachableSeconds + staleSeconds) - seconds,
          unit: unit.name,
          via,
        },
      ];
    });
  });
}

function selected({ facts, arguments: given }: Asked): readonly Ipv6Neighbor[] {
  const host = given.text("hostname") ?? given.text("host");
  const name = given.text("interface");
  return neighbors(facts).filter(
    ({ address, unit }) =>
      (host === undefined || host === address) && (name === undefined || name === unit),
  );
}

function neighborTable(entries: readonly Ipv6Neighbor[]): OperationalReply {
  return {
    xml: el(
      "ipv6-nd-information",
      ...entries.map((entry) =>
        el(
          "ipv6-nd-entry",
          wrapped("ipv6-nd-neighbor-address", entry.address),
          wrapped("ipv6-nd-neighbor-l2-address", entry.mac),
          wrapped("ipv6-nd-state", entry.state),
          wrapped("ipv6-nd-expire", String(entry.expires)),
          wrapped("ipv6-nd-isrouter", "yes"),
          wrapped("ipv6-nd-issecure", "no"),
          wrapped("ipv6-nd-interface-name", placeOf(entry)),
        ),
      ),
      wrapped("ipv6-nd-total", String(entries.length)),
    ),
    text: () =>
      [
        ...textTable(
          [
            ["IPv6 Address", "Linklayer Address", "State", "Exp", "Rtr", "Secure", "Interface"],
            ...entries.map((entry) => [
              entry.address,
              entry.mac,
              entry.state,
              String(entry.expires),
              "yes",
              "no",
              placeOf(entry),
            ]),
          ],
          [29, 19, 12, 5, 4, 8],
        ),
        `Total entries: ${entries.length}`,
      ].join("\n"),
  };
}

function clearNeighbors({ context }: Asked, entries: readonly Ipv6Neighbor[]): OperationalReply {
  for (const entry of entries) context.mark(markOf(entry));
  const lines = entries.map(({ address }) => `${address.padEnd(29)}deleted`);
  return {
    xml: el("ipv6-modify-nd", `\n${lines.map((line) => `${line}\n`).join("")}`),
    text: () => lines.join("\n"),
  };
}

function placeOf({ unit, via }: Ipv6Neighbor): string {
  return via === undefined ? unit : `${unit} [${via}]`;
}
