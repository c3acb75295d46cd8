import { isIP } from "node:net";
import { CallHomeError } from "../../base/index.ts";

/** The services of Junos on which a device can be reached: `system services ssh`, `netconf ssh`, `netconf tls`. */
export const listenServices = ["ssh", "netconf-ssh", "netconf-tls"] as const;
export type ListenService = (typeof listenServices)[number];

/** Where a device listens for the services that its running configuration has. */
export interface ListenOptions {
  /** IP address. @defaultValue "127.0.0.1" */
  readonly address?: string;
  /**
   * By service; 0 takes any free one. A service without a port here stays shut.
   * @defaultValue the ports of the configuration, without which Junos takes 22, 830 and 6513
   */
  readonly ports?: Readonly<Partial<Record<ListenService, number>>>;
}

export const loopback = "127.0.0.1";

/** Throws `ERR_OPTION`. */
export function checkListenOptions({ address = loopback, ports = {} }: ListenOptions): void {
  if (isIP(address) === 0)
    throw new CallHomeError("ERR_OPTION", `listen: '${address}' is not an IP address`);
  for (const [service, port] of Object.entries(ports))
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new CallHomeError("ERR_OPTION", `listen: ${port} is not a port for ${service}`);
}
