import { type Endpoint } from "../base/index.ts";
import {
  type CallHomeServer,
  type ReconnectStrategy,
  type Redial,
  resolvePace,
} from "./outbound-ssh-client.ts";

/** Port on which an NMS waits for TLS call home (RFC 8071 section 8). */
const netconfChTls = 4_335;
const defaultName = "tls";
const defaultKeepAliveSeconds = 15;

/** Call home over TLS (RFC 8071), which Junos has no statement for; defaults filled in. */
export interface TlsCallHomeClient {
  readonly transport: "tls";
  /** Its name in events, journal and tables. */
  readonly name: string;
  /** In the order of the user. */
  readonly servers: readonly CallHomeServer[];
  readonly reconnectStrategy: ReconnectStrategy;
  readonly redial: Redial;
  /** Seconds without a packet before the system probes the connection (TCP keep-alive, RFC 8071 S7). */
  readonly keepAliveSeconds: number;
}

/** What an option says; members left out take the defaults of `outbound-ssh client`. */
export interface TlsCallHomeStatements {
  /** @defaultValue "tls" */
  readonly name?: string | undefined;
  /** `port` is 4335 when it is left out. */
  readonly servers: readonly (Pick<Endpoint, "host"> & Partial<CallHomeServer>)[];
  /** @defaultValue "in-order" */
  readonly reconnectStrategy?: ReconnectStrategy | undefined;
  /** @defaultValue 15 */
  readonly keepAliveSeconds?: number | undefined;
}

/** Fills the defaults. */
export function resolveTlsCallHomeClient(statements: TlsCallHomeStatements): TlsCallHomeClient {
  return {
    transport: "tls",
    name: statements.name ?? defaultName,
    servers: statements.servers.map(({ host, port = netconfChTls, ...pace }) => ({
      host,
      port,
      ...resolvePace(pace),
    })),
    reconnectStrategy: statements.reconnectStrategy ?? "in-order",
    redial: "paced",
    keepAliveSeconds: statements.keepAliveSeconds ?? defaultKeepAliveSeconds,
  };
}
