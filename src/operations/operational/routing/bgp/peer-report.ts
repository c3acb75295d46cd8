import type { DeviceFacts } from "../../state/device-facts.ts";
import { lossesOf, sinceOf } from "../model/things.ts";
import type { BgpPeer } from "./bgp-peers.ts";
import { advertisedCount, familyOfTable, peerCounts, type RibCounts } from "./rib-counts.ts";

/** One table of a peer; `nlri` is undefined where VPN routes are only copied to. */
interface PeerRib extends RibCounts {
  readonly advertised: number;
  readonly nlri: string | undefined;
}

/** The numbers of a peer that grow with time. */
export interface PeerReport {
  readonly peer: BgpPeer;
  readonly isUp: boolean;
  /** Milliseconds in the present state. */
  readonly elapsed: number;
  readonly flaps: number;
  readonly inputMessages: number;
  readonly outputMessages: number;
  readonly inputUpdates: number;
  readonly outputUpdates: number;
  readonly inputOctets: number;
  readonly outputOctets: number;
  readonly ribs: readonly PeerRib[];
  /** TCP ports: one end has 179, the seed says which. */
  readonly peerPort: number;
  readonly localPort: number;
  readonly lastError: string;
  readonly lastFlapEvent: string | undefined;
}

/** BGP's own port (RFC 4271 section 8.1). */
const bgpPort = 179;
/** Octets of a KEEPALIVE (RFC 4271 section 4.4), and of an UPDATE as these networks send them. */
const keepaliveOctets = 19;
const updateOctets = 68;

export function peerReport(facts: DeviceFacts, peer: BgpPeer): PeerReport {
  const isUp = peer.state === "Established";
  const elapsed = facts.now - sinceOf(facts, peer.thing);
  const flaps = lossesOf(facts, peer.thing);
  const ribs = peerCounts(facts, peer).map((counts) => ({
    ...counts,
    advertised: advertisedCount(facts, peer, counts.table),
    nlri: familyOfTable(peer, counts.table),
  }));
  const stream = facts.random.derive(`bgp session ${peer.thing}`);
  const isCaller = stream.integer(2) === 0;
  const port = 49_152 + stream.integer(16_384);
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  // A third of the hold time between keepalives, less some jitter (RFC 4271 section 10).
  const keepalives = isUp ? Math.floor(elapsed / (peer.holdSeconds * 300 || 27_000)) + 2 : 0;
  const inputUpdates = isUp ? sum(ribs.map(({ received }) => received)) : 0;
  const outputUpdates = isUp ? sum(ribs.map(({ advertised }) => advertised)) : 0;
  return {
    peer,
    isUp,
    elapsed,
    flaps,
    inputMessages: keepalives + inputUpdates,
    outputMessages: keepalives + outputUpdates + (isUp ? stream.integer(3) : 0),
    inputUpdates,
    outputUpdates,
    inputOctets: keepalives * keepaliveOctets + inputUpdates * updateOctets,
    outputOctets: keepalives * keepaliveOctets + outputUpdates * updateOctets,
    ribs,
    peerPort: isCaller ? bgpPort : port,
    localPort: isCaller ? port : bgpPort,
    lastError: lastErrorOf(facts, peer, flaps),
    lastFlapEvent: flaps === 0 ? undefined : wasCleared(facts, peer) ? "Restart" : "HoldTime",
  };
}

function lastErrorOf(facts: DeviceFacts, peer: BgpPeer, flaps: number): string {
  if (peer.isShutDown || (flaps > 0 && wasCleared(facts, peer))) return "Cease";
  return flaps > 0 ? "Hold Timer Expired Error" : "None";
}

function wasCleared(facts: DeviceFacts, { thing }: BgpPeer): boolean {
  return facts.marks.has(thing);
}
