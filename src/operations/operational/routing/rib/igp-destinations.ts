import { addressText, type Prefix } from "../../../../base/index.ts";
import { entriesOf, leafValue } from "../../../../junos/config/index.ts";
import { bgpPeerStatements } from "../bgp/peer-statements.ts";
import { protocolOf, type Router, readAddress } from "../model/router.ts";

/**
 * Host routes that the interior protocols of a router carry: the loopbacks of routers that the
 * configuration counts on without being connected to them. These are BGP neighbors that are
 * internal or multihop, targeted LDP neighbors, and the ends of label-switched paths.
 */
export function igpDestinations(router: Router, family: Prefix["family"]): readonly Prefix[] {
  const peers = bgpPeerStatements(router) ?? [];
  const mpls = protocolOf(router, "mpls");
  const ldp = protocolOf(router, "ldp");
  const texts = [
    ...(mpls ? entriesOf(mpls, "label-switched-path") : []).map((lsp) => leafValue(lsp, "to")),
    ...(ldp ? entriesOf(ldp, "neighbor") : []).map(({ keys }) => keys[0]),
  ];
  const addresses = [
    ...peers
      .filter(({ type, isMultihop }) => type === "Internal" || isMultihop)
      .map(({ address }) => address),
    ...texts.flatMap((text) => {
      const address = text === undefined ? "address" : readAddress(text);
      return typeof address === "string" ? [] : [address];
    }),
  ];
  const wanted = addresses.filter(
    (address) => address.family === family && router.subnets.longest(address) === undefined,
  );
  return [...new Map(wanted.map((address) => [addressText(address), address])).values()];
}
