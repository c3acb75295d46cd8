import { outputReply } from "../../reply/index.ts";
import {
  type Answer,
  type Asked,
  choice,
  flag,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../../request/index.ts";
import { instanceArguments } from "../model/asked-routers.ts";
import { askedPeers } from "./asked-peers.ts";
import { bgpGroups } from "./bgp-group.ts";
import { bgpNeighbors } from "./bgp-neighbor.ts";
import { type BgpPeer, bgpPeersOf } from "./bgp-peers.ts";
import { bgpSummary } from "./bgp-summary.ts";
import { clearBgpNeighbor } from "./clear-bgp-neighbor.ts";

const bgpInstance = [...instanceArguments, value("exact-instance")];

/** `show bgp ...` and `clear bgp neighbor`. */
export const bgpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-bgp-summary-information",
    command: "show bgp summary",
    arguments: [...bgpInstance, value("group")],
    drivenBy: "the neighbors of `protocols bgp`, the links and routes that reach them",
    answer: (asked) => answerPeers(asked, (peers) => bgpSummary(asked.facts, peers)),
  }),
  operational({
    name: "get-bgp-neighbor-information",
    command: "show bgp neighbor",
    // NAPALM asks for all neighbors with an empty address.
    arguments: [
      value("neighbor-address", { isPositional: true, mayBeEmpty: true }),
      ...bgpInstance,
      value("group"),
    ],
    drivenBy: "the neighbors of `protocols bgp`, the links and routes that reach them",
    answer: (asked) =>
      answerPeers(asked, (peers) => bgpNeighbors(asked.facts, peers, allPeers(asked))),
  }),
  operational({
    name: "get-bgp-group-information",
    command: "show bgp group",
    arguments: [
      value("group-name", { isPositional: true }),
      ...bgpInstance,
      choice("level", "brief", "detail", "summary"),
    ],
    drivenBy: "the groups of `protocols bgp` and how their neighbors stand",
    answer: (asked) => answerPeers(asked, (peers) => bgpGroups(asked.facts, peers)),
  }),
  operational({
    name: "clear-bgp-neighbor",
    command: "clear bgp neighbor",
    arguments: [
      value("neighbor", { isPositional: true }),
      flag("all"),
      flag("soft"),
      flag("soft-inbound"),
      value("group"),
      integer("as", 1, 4_294_967_295),
      ...instanceArguments,
    ],
    drivenBy: "the sessions that are established: each begins anew",
    permissions: ["clear"],
    answer: clearBgpNeighbor,
  }),
];

function allPeers({ facts }: Asked): readonly BgpPeer[] {
  return [...bgpPeersOf(facts).values()].flat();
}

/** BGP that runs in no instance says so; an instance without BGP has no peers. */
function answerPeers(asked: Asked, answer: (peers: readonly BgpPeer[]) => Answer): Answer {
  const peers = askedPeers(asked);
  if ("error" in peers) return peers;
  if (bgpPeersOf(asked.facts).size === 0) return outputReply("BGP is not running");
  return answer(peers);
}
