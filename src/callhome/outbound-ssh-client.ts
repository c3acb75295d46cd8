import { CallHomeError, type Endpoint, type Secret } from "../base/index.ts";
import type { StaticProxy } from "./http-connect.ts";
import { deviceIdProblem } from "./preamble.ts";

/** One entry of the server list, with what paces the dials to it. */
export interface CallHomeServer extends Endpoint {
  /** Attempts before the next server of the list gets its turn. */
  readonly retry: number;
  /** How long one attempt may take, and the distance between the starts of two attempts. */
  readonly timeoutSeconds: number;
}

/** `keep-alive`: probes on the SSH connection. */
export interface KeepAlive {
  /** Unanswered probes tolerated before the device cuts the connection. */
  readonly retry: number;
  /** Seconds without received data before a probe. */
  readonly timeoutSeconds: number;
}

/** `proxy-server`; what DHCP would say is not known to an emulated device. */
export type ProxyServer = StaticProxy | { readonly kind: "dhcp" };

/** Where to start after a loss: at the first server, at the one last connected, or (IETF only) anywhere. */
export type ReconnectStrategy = "in-order" | "sticky" | "random";

/** A connection that is opened from time to time and is the NMS's to end (`periodic` of ietf-netconf-server). */
export interface PeriodicConnection {
  /** From one connection to the next. */
  readonly periodMs: number;
  /** A time, milliseconds since 1970, of which connections are whole periods away; undefined: when the client was configured. */
  readonly anchorAt: number | undefined;
  /** A session without a byte for so long is ended; 0: never. */
  readonly idleTimeoutMs: number;
}

/**
 * After a session: wait as after any dial (Junos), dial again without waiting (IETF, persistent), or
 * do that only when the session did not end in good order, and else wait for the next period.
 */
export type Redial = "paced" | "at-once" | PeriodicConnection;

/** The statements of one `[edit system services outbound-ssh client NAME]`, defaults filled in. */
export interface OutboundSshClient {
  readonly transport: "ssh";
  /** Local name of the stanza; it never goes on the wire. */
  readonly name: string;
  /** `device-id`, the name by which the NMS knows the device. */
  readonly deviceId: string;
  /** `secret` in clear text; with it the preamble carries host key and HMAC. */
  readonly secret: Secret | undefined;
  /** In the order of the user. Empty while the stanza names none. */
  readonly servers: readonly CallHomeServer[];
  readonly reconnectStrategy: ReconnectStrategy;
  readonly redial: Redial;
  /** Absent: no probes. */
  readonly keepAlive: KeepAlive | undefined;
  readonly services: readonly "netconf"[];
  /** Absent: the device dials the servers themselves. */
  readonly proxy: ProxyServer | undefined;
}

/** What the configuration says; members left out take Junos's defaults. */
export interface OutboundSshStatements {
  readonly name: string;
  readonly deviceId: string;
  readonly secret?: Secret | undefined;
  readonly servers: readonly (Endpoint & Partial<CallHomeServer>)[];
  /** @defaultValue "in-order" */
  readonly reconnectStrategy?: ReconnectStrategy | undefined;
  /** A bare `keep-alive;` is an empty object. */
  readonly keepAlive?: Partial<KeepAlive> | undefined;
  readonly services?: readonly "netconf"[] | undefined;
  readonly proxy?: ProxyServer | undefined;
}

const defaultRetry = 3;
const defaultTimeoutSeconds = 15;

/**
 * Fills Junos's defaults: `retry 3`, `timeout 15`, `in-order`, no keep-alive.
 * Throws `ERR_OPTION` for a device-id that cannot stand in a preamble line.
 */
export function resolveOutboundSshClient(statements: OutboundSshStatements): OutboundSshClient {
  const problem = deviceIdProblem(statements.deviceId);
  if (problem !== undefined)
    throw new CallHomeError("ERR_OPTION", `outbound-ssh client ${statements.name}: ${problem}`);
  return {
    transport: "ssh",
    name: statements.name,
    deviceId: statements.deviceId,
    secret: statements.secret,
    servers: statements.servers.map(({ host, port, ...pace }) => ({
      host,
      port,
      ...resolvePace(pace),
    })),
    reconnectStrategy: statements.reconnectStrategy ?? "in-order",
    redial: "paced",
    keepAlive: statements.keepAlive && resolvePace(statements.keepAlive),
    services: statements.services ?? [],
    proxy: statements.proxy,
  };
}

/** Fills Junos's defaults of a pace. */
export function resolvePace(pace: Partial<KeepAlive>): KeepAlive {
  return {
    retry: pace.retry ?? defaultRetry,
    timeoutSeconds: pace.timeoutSeconds ?? defaultTimeoutSeconds,
  };
}
