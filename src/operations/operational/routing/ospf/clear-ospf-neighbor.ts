import { operationFailed } from "../../../../netconf/rpc/index.ts";
import type { Answer, Asked } from "../../request/index.ts";
import { answerFor, askedRouters } from "../model/asked-routers.ts";
import { type Router, readAddress } from "../model/router.ts";
import { clearedTimes } from "../model/things.ts";
import {
  areaText,
  type OspfInterface,
  type OspfVersion,
  ospfInterfaces,
  ospfNeighborsOf,
  ospfThing,
} from "./ospf-model.ts";

/** `clear ospf neighbor`: the adjacencies begin anew. The device answers with nothing. */
export function clearOspfNeighbor(asked: Asked, version: OspfVersion, notRunning: string): Answer {
  const { facts, context, arguments: given } = asked;
  const text = given.text("neighbor");
  if (text !== undefined && typeof readAddress(text) === "string")
    return { error: operationFailed(`invalid ip address or hostname: ${text}`, text) };
  return answerFor(
    askedRouters(facts, given, "master"),
    (router) => ospfInterfaces(router, version),
    notRunning,
    (found) => {
      for (const [router, interfaces] of found) clear(router, interfaces);
      return [];
    },
  );

  function clear(router: Router, interfaces: readonly OspfInterface[]): void {
    const area = given.text("area");
    for (const { unit, neighbor, area: own } of ospfNeighborsOf(interfaces)) {
      const isMeant =
        (text === undefined || text === neighbor.address || text === neighbor.peer.routerId) &&
        (given.text("interface") ?? unit.name) === unit.name &&
        (area === undefined || areaText(area) === own);
      if (!isMeant) continue;
      const thing = ospfThing(router, version, unit.name);
      const times = clearedTimes(thing);
      context.mark(thing);
      context.mark(times, (facts.marks.get(times) ?? 0) + 1);
    }
  }
}
