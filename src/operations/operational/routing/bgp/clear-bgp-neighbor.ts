import { operationFailed } from "../../../../netconf/rpc/index.ts";
import { outputReply } from "../../reply/index.ts";
import type { Answer, Asked } from "../../request/index.ts";
import { clearedTimes } from "../model/things.ts";
import { askedPeers } from "./asked-peers.ts";
import { type BgpPeer, bgpPeersOf } from "./bgp-peers.ts";

/**
 * `clear bgp neighbor`: sessions begin anew, which counts as a flap. With `soft` or `soft-inbound`
 * routes are only sent or asked for again, and sessions stay.
 */
export function clearBgpNeighbor(asked: Asked): Answer {
  const { facts, context, arguments: given } = asked;
  if (bgpPeersOf(facts).size === 0) return outputReply("BGP is not running");
  const isNamed = ["neighbor", "instance", "group", "as", "all"].some((name) => given.has(name));
  if (!isNamed) return { error: operationFailed("missing argument", "neighbor") };
  const peers = askedPeers(asked);
  if ("error" in peers) return peers;
  const named = peers.filter(
    ({ peerAs }) => given.number("as") === undefined || peerAs === given.number("as"),
  );
  const isSoft = given.has("soft") || given.has("soft-inbound");
  const cleared = named.filter(({ state }) => state === "Established");
  if (!isSoft) for (const peer of cleared) clear(peer);
  return outputReply(`Cleared ${cleared.length} connection${cleared.length === 1 ? "" : "s"}`);

  function clear({ thing }: BgpPeer): void {
    const times = clearedTimes(thing);
    context.mark(thing);
    context.mark(times, (facts.marks.get(times) ?? 0) + 1);
  }
}
