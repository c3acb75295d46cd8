import type { BootstrapRecord } from "../bootstrap/index.ts";
import type {
  AttemptRecord,
  ConnectorStatus,
  Origin,
  Phase,
  ReasonCode,
} from "../callhome/index.ts";
import type { PartState, PowerAction, ReplyFailure } from "../operations/index.ts";
import type { ListenerStatus } from "./doors/door.ts";
import type { HostCertificateProblem } from "./ssh/host-certificates.ts";
import type { DeviceFileProblem } from "./storage/device-files.ts";

export type { HostCertificateProblem, PartState };

/** One NETCONF session of a device. */
export interface SessionSummary {
  readonly sessionId: number;
  readonly user: string;
  readonly class: string;
  readonly origin: Origin;
  /** Name of the call-home client that dialled, or of the service that took the connection. */
  readonly client: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly rpcs: number;
  readonly lastRpc: string | undefined;
}

/** Everything a device tells its observers. Past tense, plain data, JSON-safe, no secrets. */
export interface DeviceEvents {
  "bootstrap-advanced": BootstrapRecord;
  "connector-changed": { readonly device: string; readonly status: ConnectorStatus };
  /** A service opened, moved or closed, or cannot have its address or port. */
  "listener-changed": { readonly device: string; readonly listener: ListenerStatus };
  "attempt-advanced": {
    readonly device: string;
    readonly origin: Origin;
    readonly client: string;
    readonly sequence: number;
    readonly phase: Phase;
  };
  "attempt-ended": AttemptRecord;
  "session-opened": { readonly device: string; readonly session: SessionSummary };
  "session-closed": {
    readonly device: string;
    readonly session: SessionSummary;
    /** Why the session ended. */
    readonly reason: ReasonCode;
  };
  "rpc-replied": {
    readonly device: string;
    readonly sessionId: number;
    readonly user: string;
    /** Local name of the request element. */
    readonly operation: string;
    readonly milliseconds: number;
    /** Messages of the rpc-errors in the reply, warnings included. */
    readonly errors: readonly string[];
  };
  /** A line of the CLI was run over SSH exec. */
  "command-run": {
    readonly device: string;
    readonly sessionId: number;
    readonly user: string;
    /** Its words in full, without arguments, which may hold secrets; undefined: there is no such command. */
    readonly command: string | undefined;
    readonly errors: readonly string[];
  };
  /** A subscribed session does not read: so many of the oldest notifications for it were given up. */
  "notifications-lost": {
    readonly device: string;
    readonly sessionId: number;
    readonly user: string;
    readonly count: number;
  };
  /** A host certificate of the configuration cannot be used, or its time is not now. */
  "host-certificate-warned": { readonly device: string } & HostCertificateProblem;
  /** An operation threw: a defect of this project, which the peer saw as `operation-failed`. */
  "operation-faulted": {
    readonly device: string;
    readonly operation: string;
    readonly message: string;
  };
  /** The device goes down and comes back; its sessions and connections end. */
  rebooting: {
    readonly device: string;
    readonly action: PowerAction;
    readonly user: string;
    /** From when nothing is open any more until it boots. */
    readonly downSeconds: number;
  };
  /** The device goes down until it is powered on. */
  halted: { readonly device: string; readonly action: PowerAction; readonly user: string };
  /** It runs again. */
  booted: { readonly device: string };
  /** A user's own reply could not be given, or its handler threw; the peer got an rpc-error. */
  "reply-failed": { readonly device: string } & ReplyFailure;
  /** A file of the device cannot be read from this machine; it is tried again, and the device runs without it. */
  "file-failed": { readonly device: string } & DeviceFileProblem;
  /** The cable of a port was pulled or plugged in through `setLink`. */
  "link-changed": {
    readonly device: string;
    readonly port: string;
    readonly state: "up" | "down";
    /** The interface's number for SNMP (ifIndex). */
    readonly snmpIndex: number;
    /** Whether the configuration has it enabled. */
    readonly adminUp: boolean;
  };
  /** It could be read at last. */
  "file-read": { readonly device: string; readonly path: string; readonly source: string };
  /** The device could not keep a commit. It stops, as if it had crashed before that commit. */
  "state-failed": { readonly device: string; readonly message: string };
  /** A part of the chassis broke, was pulled out, or is at work again. */
  "part-changed": { readonly device: string; readonly part: string; readonly state: PartState };
  committed: {
    readonly device: string;
    readonly user: string;
    readonly sequence: number;
    readonly comment: string | undefined;
  };
}

/** Tells the device's observers. */
export type Emit = <Name extends keyof DeviceEvents>(name: Name, event: DeviceEvents[Name]) => void;
