import { durationText, secondsText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import type { OperationalReply } from "../reply/index.ts";
import type { DeviceFacts, OutboundSshFacts } from "../state/device-facts.ts";

/**
 * `show system services outbound-ssh clients`: how call home stands, so that an NMS finds the very
 * connection by which it asks. The word for a client without a connection is not documented.
 */
export function outboundSshInformation(
  facts: DeviceFacts,
  wanted: string | undefined,
  isDetailed: boolean,
): OperationalReply {
  const clients = facts.outboundSsh().filter(({ name }) => wanted === undefined || name === wanted);
  return {
    xml: el(
      "outbound-ssh-service-information",
      ...clients.map((client) => clientElement(client, facts.now)),
    ),
    text: () => clients.map((client) => clientText(client, facts.now, isDetailed)).join("\n"),
  };
}

function clientElement(client: OutboundSshFacts, now: number): XmlElement {
  const { name, servers, connectedAt, deviceId } = client;
  return el(
    "outbound-ssh-client",
    el("outbound-ssh-client-name", name),
    el("outbound-ssh-server-info", servers.join(",")),
    el("outbound-ssh-connection-status", statusOf(client)),
    connectedAt === undefined
      ? undefined
      : el(
          "outbound-ssh-connection-uptime",
          { "junos:seconds": secondsText(now - connectedAt) },
          durationText(now - connectedAt),
        ),
    el("outbound-ssh-device-id", deviceId),
  );
}

function clientText(client: OutboundSshFacts, now: number, isDetailed: boolean): string {
  const { name, servers, connectedAt, deviceId } = client;
  const rows: readonly (readonly [label: string, value: string])[] = [
    ["Client", name],
    ["Server", servers.join(", ")],
    ["Status", statusOf(client)],
    ...(connectedAt === undefined ? [] : [["Uptime", durationText(now - connectedAt)] as const]),
    ...(isDetailed ? [["Device ID", deviceId] as const] : []),
  ];
  return rows.map(([label, value]) => `${label}: ${value}`).join("\n");
}

function statusOf({ connectedAt }: OutboundSshFacts): string {
  return connectedAt === undefined ? "Down" : "Up";
}
