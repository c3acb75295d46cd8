import { operationFailed, type RpcError } from "../../../../netconf/rpc/index.ts";
import type { Asked } from "../../request/index.ts";
import { askedRouters } from "../model/asked-routers.ts";
import { readAddress } from "../model/router.ts";
import { type BgpPeer, bgpPeersOf } from "./bgp-peers.ts";

/**
 * The peers that a request is about: of all instances, or of one; of one group; with one address
 * (`neighbor-address`, or `neighbor` of the command that clears).
 */
export function askedPeers({
  facts,
  arguments: given,
}: Asked): readonly BgpPeer[] | { readonly error: RpcError } {
  const routers = askedRouters(facts, given, "all");
  if ("error" in routers) return routers;
  const group = given.text("group") ?? given.text("group-name");
  const text = given.text("neighbor-address") ?? given.text("neighbor");
  const address = text === undefined ? undefined : readAddress(text);
  if (typeof address === "string")
    return { error: operationFailed(`invalid ip address or hostname: ${text}`, text ?? "") };
  return routers
    .flatMap((router) => bgpPeersOf(facts).get(router.name) ?? [])
    .filter(
      (peer) =>
        (group === undefined || peer.group === group) &&
        (address === undefined ||
          (peer.address.family === address.family && peer.address.bits === address.bits)),
    );
}
