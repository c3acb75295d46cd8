import type { ReasonCode } from "./reason-codes.ts";

/** How far a dial came, in the order of RFC 8071 and of the Junos preamble; TLS skips what it has not. */
export const phases = [
  "dns",
  "tcp",
  "proxy",
  "preamble",
  "identification",
  "key-exchange",
  "authentication",
  "subsystem",
  "hello",
  "established",
] as const;
export type Phase = (typeof phases)[number];

/** Who opened a connection: the device, or a client that came in by `system services`. */
export const origins = ["dialled", "accepted"] as const;
export type Origin = (typeof origins)[number];

/** A credential that the device refused. */
export interface CredentialRefusal {
  /** `certificate`, `public-key`, `password` or `keyboard-interactive`; sshd's own word when it serves. */
  readonly method: string;
  /** The login asked for, shortened and printable. */
  readonly user: string;
  /** Such as `certificate-expired`; docs/reference/authentication.md has every one. */
  readonly reason: string;
}

/** One connection from its first packet to its last, written when it ended. Plain data, one JSON line each. */
export interface AttemptRecord {
  /** Name of the device. */
  readonly device: string;
  readonly origin: Origin;
  /** `outbound-ssh client` name, or that of the device's TLS call home; when accepted the service that took it. */
  readonly client: string;
  /** The NMS's end of the connection: the server that was dialled, or the peer that came. */
  readonly server: { readonly host: string; readonly port: number };
  /** Counts the dials of this client, or the connections to this service, from 1. */
  readonly sequence: number;
  /** Wall clock, milliseconds since 1970. */
  readonly startedAt: number;
  /** The furthest phase reached. */
  readonly phase: Phase;
  /** Why it ended; every code is explained in docs/reference/reason-codes.md. */
  readonly reason: ReasonCode;
  /** The operating system's or the peer's own words, when there are any. Never a secret. */
  readonly detail?: string;
  /** Milliseconds spent in each phase that was entered. */
  readonly milliseconds: Readonly<Partial<Record<Phase, number>>>;
  /** Who logged in and how, when someone did. */
  readonly user?: string;
  readonly method?: "certificate" | "public-key" | "password" | "keyboard-interactive";
  /** The last credentials that were refused, oldest first, whoever logged in after that. Over SSH only. */
  readonly refusals?: readonly CredentialRefusal[];
  /** Keep-alive probes of `keep-alive`, when any were sent; whatever the NMS answered counts. */
  readonly probes?: { readonly sent: number; readonly answered: number };
  /** The device's own address, when a connection came about. */
  readonly localAddress?: string;
  /** Its TCP port: with the address, what the NMS saw as its peer when nothing translates between them. */
  readonly localPort?: number;
  /**
   * Bytes on the socket, each way, as the device sees it. When the system's sshd serves, they are
   * those of the preamble alone: sshd does not tell its own.
   */
  readonly bytes: { readonly sent: number; readonly received: number };
}
