import { type CallHomeClient, underIetf } from "../../callhome/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import { outboundSshClients } from "../configuration/outbound-ssh-clients.ts";
import type { DeviceOptions } from "../device-options.ts";
import type { TlsCallHome } from "../tls/tls-call-home.ts";

/**
 * Whom a device calls: the clients of its configuration in force, then the one that an option has it
 * call over TLS. With `ietfCallHome` all of them are called by the statements of the IETF model.
 */
export function callHomeClients(
  active: ConfigTree,
  tls: TlsCallHome | undefined,
  ietf: DeviceOptions["ietfCallHome"],
): readonly CallHomeClient[] {
  const clients = outboundSshClients(active);
  const all = tls === undefined ? clients : [...clients, tls.client];
  return ietf === undefined ? all : all.map((client) => underIetf(client, ietf));
}
