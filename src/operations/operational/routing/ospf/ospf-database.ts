import { addressText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { grouped } from "../model/grouped.ts";
import { addressOf } from "../model/routed-unit.ts";
import type { Router } from "../model/router.ts";
import { sinceOf } from "../model/things.ts";
import { isDesignated, type OspfInterface, ospfNeighborsOf, ospfThing } from "./ospf-model.ts";

interface Lsa {
  readonly type: "Router" | "Network";
  readonly id: string;
  readonly advertiser: string;
  readonly isOwn: boolean;
  readonly sequence: string;
  readonly age: number;
  readonly checksum: string;
  readonly length: number;
}

interface AreaDatabase {
  readonly area: string;
  readonly lsas: readonly Lsa[];
}

/** Seconds after which a router tells of itself anew (Junos refreshes after 50 minutes). */
const refreshSeconds = 3_000;

/**
 * `show ospf database`: per area the router LSAs of this router and its neighbors, and the network
 * LSA of each LAN.
 */
export function ospfDatabase(
  facts: DeviceFacts,
  found: readonly (readonly [Router, readonly OspfInterface[]])[],
  area: string | undefined,
): OperationalReply {
  const areas = found
    .flatMap(([router, interfaces]) => areasOf(facts, router, interfaces))
    .filter((one) => area === undefined || one.area === area);
  return {
    xml: el(
      "ospf-database-information",
      dataNamespace(facts, "routing"),
      ...areas.flatMap((one) => [
        el("ospf-area-header", el("ospf-area", one.area)),
        ...one.lsas.map(lsaElement),
      ]),
    ),
    text: () => areas.map(areaText).join("\n\n"),
  };
}

function areasOf(
  facts: DeviceFacts,
  router: Router,
  interfaces: readonly OspfInterface[],
): readonly AreaDatabase[] {
  return [...grouped(interfaces, ({ area }) => area)].map(([area, some]) => {
    const neighbors = new Map(
      ospfNeighborsOf(some).map((one) => [one.neighbor.peer.routerId, one]),
    );
    const links = some.filter(({ unit }) => unit.isUp).length;
    const own = lsaOf(
      facts,
      "Router",
      router.routerId,
      router.routerId,
      facts.bootedAt,
      true,
      links,
    );
    const others = [...neighbors].map(([id, { unit }]) =>
      lsaOf(
        facts,
        "Router",
        id,
        id,
        sinceOf(facts, ospfThing(router, "ospf", unit.name)),
        false,
        2,
      ),
    );
    const lans = ospfNeighborsOf(some)
      .filter(({ isPointToPoint }) => !isPointToPoint)
      .map((one) => {
        const isOwn = isDesignated(one, router.routerId);
        const mine = addressOf(one.unit, "inet");
        const id = isOwn && mine !== undefined ? addressText(mine.own) : one.neighbor.address;
        const advertiser = isOwn ? router.routerId : one.neighbor.peer.routerId;
        const since = sinceOf(facts, ospfThing(router, "ospf", one.unit.name));
        return lsaOf(facts, "Network", id, advertiser, since, isOwn, 2);
      });
    const routers = [own, ...others].toSorted((one, other) =>
      one.id.localeCompare(other.id, "en", { numeric: true }),
    );
    return { area, lsas: [...routers, ...lans] };
  });
}

/** Lengths of RFC 2328 A.4: 20 octets of header, then 4 and 12 per link, or 4 and 4 per router. */
function lsaOf(
  facts: DeviceFacts,
  type: Lsa["type"],
  id: string,
  advertiser: string,
  since: number,
  isOwn: boolean,
  members: number,
): Lsa {
  const seconds = Math.max(0, Math.floor((facts.now - since) / 1_000));
  const refreshes = Math.floor(seconds / refreshSeconds);
  const checksum = facts.random.derive(`lsa ${type} ${id} ${refreshes}`).integer(65_536);
  return {
    type,
    id,
    advertiser,
    isOwn,
    sequence: `0x${(0x8000_0001 + refreshes).toString(16)}`,
    age: seconds % refreshSeconds,
    checksum: `0x${checksum.toString(16).padStart(4, "0")}`,
    length: type === "Router" ? 24 + 12 * members : 24 + 4 * members,
  };
}

function lsaElement(lsa: Lsa): XmlElement {
  return el(
    "ospf-database",
    el("lsa-type", lsa.type),
    el("lsa-id", lsa.id),
    el("advertising-router", lsa.advertiser),
    ...(lsa.isOwn ? [el("our-entry")] : []),
    el("sequence-number", lsa.sequence),
    el("age", String(lsa.age)),
    el("options", "0x22"),
    el("checksum", lsa.checksum),
    el("lsa-length", String(lsa.length)),
  );
}

function areaText({ area, lsas }: AreaDatabase): string {
  return [
    "",
    `    OSPF database, Area ${area}`,
    " Type       ID               Adv Rtr           Seq      Age  Opt  Cksum  Len",
    ...lsas.map((lsa) =>
      [
        lsa.type.padEnd(8),
        `${`${lsa.isOwn ? "*" : " "}${lsa.id}`.padEnd(17)} `,
        lsa.advertiser.padEnd(15),
        `  ${lsa.sequence}`,
        String(lsa.age).padStart(6),
        "  0x22",
        ` ${lsa.checksum}`,
        String(lsa.length).padStart(4),
      ].join(""),
    ),
  ].join("\n");
}
