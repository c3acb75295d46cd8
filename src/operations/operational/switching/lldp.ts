import { entriesOf } from "../../../junos/config/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { type OperationalReply, wrapped } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { systemDescription } from "../state/far-ends.ts";
import { interfacesOf } from "../state/interface-model.ts";
import { interfaceIndexes } from "../state/port-attributes.ts";
import { lldpDetail } from "./lldp-detail.ts";
import {
  chassisId,
  type LldpNeighbor,
  lldpNeighbors,
  lldpPorts,
  lldpSettings,
} from "./lldp-model.ts";
import { lldpStatus } from "./lldp-status.ts";
import { notRunning } from "./not-running.ts";

const drivenBy = "`protocols lldp` and the far ends of cables that are up";

/** `show lldp ...`. Both names of the request for one interface are known on every platform. */
export const lldpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-lldp-information",
    command: "show lldp",
    drivenBy: "`protocols lldp` and `protocols lldp-med`",
    answer: ({ facts }) => lldpStatus(facts),
  }),
  operational({
    name: "get-lldp-neighbors-information",
    command: "show lldp neighbors",
    drivenBy,
    answer: (asked) => withNeighbors(asked, lldpTable),
  }),
  operational({
    name: "get-lldp-neighbor-detail-information",
    command: "show lldp neighbors detail",
    drivenBy,
    answer: (asked) => withNeighbors(asked, (neighbors) => lldpDetail(neighbors, asked.facts)),
  }),
  operational({
    name: "get-lldp-interface-neighbors",
    command: "show lldp neighbors interface",
    arguments: [value("interface-device", { isPositional: true, isRequired: true })],
    drivenBy,
    answer: (asked) => ofInterface(asked, asked.arguments.text("interface-device") ?? ""),
  }),
  operational({
    name: "get-lldp-interface-neighbors-information",
    command: "show lldp neighbors interface",
    arguments: [value("interface-name", { isPositional: true, isRequired: true })],
    drivenBy,
    answer: (asked) => ofInterface(asked, asked.arguments.text("interface-name") ?? ""),
  }),
  operational({
    name: "get-lldp-local-info",
    command: "show lldp local-information",
    drivenBy: "`protocols lldp`, host name, model and ports",
    answer: localInformation,
  }),
];

const subsystem = "layer2-control";

function withNeighbors(
  { facts }: Asked,
  make: (neighbors: readonly LldpNeighbor[]) => Answer,
): Answer {
  const settings = lldpSettings(facts);
  return settings === undefined ? notRunning(subsystem) : make(lldpNeighbors(facts, settings));
}

/** One port, by its name or that of one of its units. */
function ofInterface(asked: Asked, name: string): Answer {
  const wanted = name.replace(/\.\d+$/, "");
  if (!interfacesOf(asked.facts).some((port) => port.name === wanted))
    return { error: operationFailed(`Invalid interface name: ${name}`, name) };
  return withNeighbors(asked, (neighbors) =>
    lldpDetail(
      neighbors.filter(({ port }) => port.name === wanted),
      asked.facts,
    ),
  );
}

function lldpTable(neighbors: readonly LldpNeighbor[]): OperationalReply {
  return {
    xml: el(
      "lldp-neighbors-information",
      { "junos:style": "brief" },
      ...neighbors.map(({ port, peer }) =>
        el(
          "lldp-neighbor-information",
          wrapped("lldp-local-port-id", port.name),
          wrapped("lldp-local-parent-interface-name", port.parent ?? "-"),
          wrapped("lldp-remote-chassis-id-subtype", "Mac address"),
          wrapped("lldp-remote-chassis-id", peer.chassisId),
          wrapped("lldp-remote-port-id-subtype", "Interface name"),
          wrapped("lldp-remote-port-id", peer.portName),
          wrapped("lldp-remote-port-description", peer.portName),
          wrapped("lldp-remote-system-name", peer.systemName),
        ),
      ),
    ),
    text: () =>
      [
        "Local Interface    Parent Interface    Chassis Id          Port info          System Name",
        ...neighbors.map(({ port, peer }) =>
          [
            port.name.padEnd(18),
            (port.parent ?? "-").padEnd(19),
            peer.chassisId.padEnd(19),
            peer.portName.padEnd(18),
            peer.systemName,
          ].join(" "),
        ),
      ].join("\n"),
  };
}

function localInformation({ facts }: Asked): Answer {
  const settings = lldpSettings(facts);
  if (settings === undefined) return notRunning(subsystem);
  const { model, version, platform } = facts;
  const description = systemDescription(model, platform.family, version.text);
  const address = settings.managementAddress ?? managementAddress(facts);
  const ports = lldpPorts(facts, settings);
  const id = (name: string): string => String(interfaceIndexes(facts).get(name)?.snmp ?? 0);
  return {
    xml: el(
      "lldp-local-info",
      wrapped("lldp-local-chassis-id", chassisId(facts)),
      wrapped("lldp-local-system-name", facts.hostName),
      el("lldp-local-system-description", wrapped("lldp-local-system-descr", description)),
      wrapped("lldp-local-system-capabilities-supported", capabilities),
      wrapped("lldp-local-system-capabilities-enabled", capabilities),
      ...(address === undefined
        ? []
        : [
            wrapped("lldp-local-management-address-interface-name", "-"),
            wrapped("lldp-local-management-address-subtype", "IPv4(1)"),
            wrapped("lldp-local-management-address-address", address),
          ]),
      ...ports.map(
        (port): XmlElement =>
          el(
            "lldp-local-interface-info",
            wrapped("lldp-local-interface-name", port.name),
            wrapped("lldp-parent-local-interface-name", port.parent ?? "-"),
            wrapped("lldp-local-interface-id", id(port.name)),
            wrapped("lldp-local-interface-description", port.description ?? "-"),
            wrapped("lldp-local-interface-status", port.operUp ? "Up" : "Down"),
          ),
      ),
    ),
    text: () =>
      [
        "LLDP Local Information details",
        "",
        `Chassis ID   : ${chassisId(facts)}`,
        `System name  : ${facts.hostName}`,
        `System descr : ${description}`,
        "",
        "System Capabilities",
        `    Supported   : ${capabilities}`,
        `    Enabled     : ${capabilities}`,
        ...(address === undefined
          ? []
          : [
              "",
              "Management Information",
              "    Address Type : IPv4(1)",
              `    Address      : ${address}`,
            ]),
        "",
        "Interface name   Parent Interface  Interface ID    Interface description      Status",
        ...ports.map((port) =>
          [
            port.name.padEnd(16),
            (port.parent ?? "-").padEnd(17),
            id(port.name).padEnd(15),
            (port.description ?? "-").padEnd(26),
            port.operUp ? "Up" : "Down",
          ].join(" "),
        ),
      ].join("\n"),
  };
}

const capabilities = "Bridge Router";

/** The first address of a management port, otherwise of the loopback. */
function managementAddress(facts: DeviceFacts): string | undefined {
  const wanted = /^(fxp0|me0|vme|em0|lo0)$/;
  const texts = interfacesOf(facts)
    .filter(({ name }) => wanted.test(name))
    .flatMap(({ units }) => units)
    .flatMap(({ config }) =>
      config === undefined ? [] : entriesOf(config, "family", "inet", "address"),
    )
    .map(({ keys }) => keys[0] ?? "");
  return texts[0]?.split("/")[0];
}
