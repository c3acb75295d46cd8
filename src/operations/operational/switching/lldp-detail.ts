import { el } from "../../../xml/index.ts";
import { type OperationalReply, wrapped } from "../reply/index.ts";
import { systemDescription } from "../state/far-ends.ts";
import type { LldpNeighbor } from "./lldp-model.ts";

const capabilities = "Bridge Router ";
const interfaceOid = "1.3.6.1.2.1.31.1.1.1.1.1";

/** `show lldp neighbors interface NAME`: all that a neighbour says of itself. It runs the same release as we. */
export function lldpDetail(neighbors: readonly LldpNeighbor[], release: string): OperationalReply {
  const description = ({ peer: { platform } }: LldpNeighbor): string =>
    systemDescription(platform.model, platform.family, release);
  return {
    xml: el(
      "lldp-neighbors-information",
      { "junos:style": "detail" },
      ...neighbors.map((neighbor) =>
        el(
          "lldp-neighbor-information",
          wrapped("lldp-index", String(neighbor.index)),
          wrapped("lldp-ttl", String(neighbor.timeToLive)),
          wrapped("lldp-timemark", timeMark(neighbor.since)),
          wrapped("lldp-age", String(neighbor.age)),
          wrapped("lldp-local-interface", neighbor.port.name),
          wrapped("lldp-local-parent-interface-name", neighbor.port.parent ?? "-"),
          wrapped("lldp-local-port-id", String(neighbor.localPortId)),
          wrapped("lldp-local-port-ageout-count", "0"),
          wrapped("lldp-remote-chassis-id-subtype", "Mac address"),
          wrapped("lldp-remote-chassis-id", neighbor.peer.chassisId),
          wrapped("lldp-remote-port-id-subtype", "Interface name"),
          wrapped("lldp-remote-port-id", neighbor.peer.portName),
          wrapped("lldp-remote-port-description", neighbor.peer.portName),
          wrapped("lldp-remote-system-name", neighbor.peer.systemName),
          el(
            "lldp-system-description",
            wrapped("lldp-remote-system-description", description(neighbor)),
          ),
          wrapped("lldp-remote-system-capabilities-supported", capabilities),
          wrapped("lldp-remote-system-capabilities-enabled", capabilities),
          wrapped("lldp-remote-management-address-type", "IPv4(1)"),
          wrapped("lldp-remote-management-address", neighbor.peer.routerId),
          wrapped("lldp-remote-management-address-port-id", "1"),
          wrapped("lldp-remote-management-address-interface-subtype", "ifIndex(2)"),
          wrapped("lldp-remote-management-addr-oid", interfaceOid),
        ),
      ),
    ),
    text: () =>
      neighbors.map((neighbor) => neighborText(neighbor, description(neighbor))).join("\n\n"),
  };
}

function neighborText(neighbor: LldpNeighbor, description: string): string {
  const { port, peer } = neighbor;
  return [
    "LLDP Neighbor Information:",
    "Local Information:",
    `Index: ${neighbor.index} Time to live: ${neighbor.timeToLive} Time mark: ${timeMark(neighbor.since)} Age: ${neighbor.age} secs`,
    `Local Interface    : ${port.name}`,
    `Parent Interface   : ${port.parent ?? "-"}`,
    `Local Port ID      : ${neighbor.localPortId}`,
    "Ageout Count       : 0",
    "",
    "Neighbour Information:",
    "Chassis type       : Mac address",
    `Chassis ID         : ${peer.chassisId}`,
    "Port type          : Interface name",
    `Port ID            : ${peer.portName}`,
    `Port description   : ${peer.portName}`,
    `System name        : ${peer.systemName}`,
    "",
    `System Description : ${description}`,
    "",
    "System capabilities",
    `        Supported  : ${capabilities.trimEnd()}`,
    `        Enabled    : ${capabilities.trimEnd()}`,
    "",
    "Management address",
    "        Address Type      : IPv4(1)",
    `        Address           : ${peer.routerId}`,
    "        Interface Number  : 1",
    "        Interface Subtype : ifIndex(2)",
    `        OID               : ${interfaceOid}`,
  ].join("\n");
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Mon Apr 18 10:04:06 2016`, as ctime(3) writes it, in UTC. */
function timeMark(at: number): string {
  const time = new Date(at);
  const day = String(time.getUTCDate()).padStart(2);
  return `${days[time.getUTCDay()] ?? ""} ${months[time.getUTCMonth()] ?? ""} ${day} ${time.toISOString().slice(11, 19)} ${time.getUTCFullYear()}`;
}
