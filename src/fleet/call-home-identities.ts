import type { Secret } from "../base/index.ts";
import type { DeviceOptions } from "../device/index.ts";
import { activeTree, entriesOf, leafValue } from "../junos/config/index.ts";
import { decodeSecret } from "../security/index.ts";
import { parseConfiguration } from "./parse-configuration.ts";

/** What a device announces in its preamble, and what proves it. */
export interface CallHomeIdentity {
  readonly deviceId: string;
  readonly secret: Secret | undefined;
}

/**
 * The identities of a device before it runs: one per active outbound-ssh client of its
 * configuration, with what its options put in their place.
 */
export function callHomeIdentities(device: DeviceOptions): readonly CallHomeIdentity[] {
  const tree = activeTree(parseConfiguration(device.configuration).tree);
  const clients = entriesOf(tree, "system", "services", "outbound-ssh", "client");
  const identities = clients.flatMap((client) => {
    const deviceId = device.deviceId ?? leafValue(client, "device-id");
    const secret = device.secret ?? leafValue(client, "secret");
    return deviceId === undefined
      ? []
      : [{ deviceId, secret: secret === undefined ? undefined : decodeSecret(secret) }];
  });
  if (identities.length > 0 || device.deviceId === undefined) return identities;
  const secret = device.secret === undefined ? undefined : decodeSecret(device.secret);
  return [{ deviceId: device.deviceId, secret }];
}
