import { formatEndpoint } from "../../base/index.ts";
import type { ConnectorStatus } from "../../callhome/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { OutboundSshFacts } from "../../operations/index.ts";
import type { SessionSummary } from "../device-events.ts";
import { outboundSshClients } from "./outbound-ssh-clients.ts";

/** How the clients of the active configuration stand, from their connectors and sessions. */
export function outboundSshFacts(
  active: ConfigTree,
  connectors: readonly ConnectorStatus[],
  sessions: readonly SessionSummary[],
): readonly OutboundSshFacts[] {
  return outboundSshClients(active).map(({ name, deviceId, servers }) => {
    const status = connectors.find(({ client }) => client === name);
    const isUp = status?.state === "connected" && status.server !== undefined;
    const openedAt = sessions
      .filter(({ client }) => client === name)
      .map((session) => session.openedAt);
    return {
      name,
      deviceId,
      servers: (isUp && status.server ? [status.server] : servers).map(formatEndpoint),
      connectedAt: isUp && openedAt.length > 0 ? Math.min(...openedAt) : undefined,
    };
  });
}
