import { type Endpoint, type Secret } from "../../base/index.ts";
import { type DeviceOptions } from "../../device/index.ts";
import { effectiveTree, entriesOf, type ListEntry, leafValue } from "../../junos/config/index.ts";
import { decodeSecret } from "../../security/index.ts";
import { plannedTree } from "./planned-tree.ts";

/** What a device announces to one NMS, what proves it, and where that NMS is. */
export interface CallHomeIdentity {
  /** Undefined when the configuration leaves it out; such a client does not dial. */
  readonly deviceId: string | undefined;
  readonly secret: Secret | undefined;
  readonly servers: readonly Endpoint[];
}

/**
 * The identities of a device before it runs: one per active outbound-ssh client of its
 * configuration, with what its options put in their place. None where the device would not start.
 */
export function callHomeIdentities(device: DeviceOptions): readonly CallHomeIdentity[] {
  if (device.sshCallHome === false) return [];
  const started = plannedTree(device);
  if (started === undefined) return [];
  const tree = effectiveTree(started);
  const clients = entriesOf(tree, "system", "services", "outbound-ssh", "client");
  // `nms` makes a client where the configuration has none.
  const holders = clients.length === 0 && device.nms !== undefined ? [undefined] : clients;
  return holders.map((client) => {
    const secret = device.secret ?? (client && leafValue(client, "secret"));
    return {
      deviceId: device.deviceId ?? (client ? leafValue(client, "device-id") : device.name),
      secret: secret === undefined ? undefined : decodeSecret(secret),
      servers: device.nms ?? (client === undefined ? [] : serversOf(client)),
    };
  });
}

function serversOf(client: ListEntry): readonly Endpoint[] {
  return entriesOf(client, "servers").map((server) => ({
    host: server.keys[0] ?? "",
    port: Number(leafValue(server, "port") ?? 0),
  }));
}
