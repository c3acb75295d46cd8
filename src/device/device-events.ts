import type { AttemptRecord, Phase } from "../callhome/index.ts";

/** Where a connector stands, for tables and dashboards. */
export interface ConnectorStatus {
  readonly client: string;
  readonly state: "waiting" | "dialing" | "connected" | "stopped";
  /** The server being dialled or connected, or the next one. */
  readonly server: { readonly host: string; readonly port: number } | undefined;
  /** Dials begun so far. */
  readonly attempts: number;
}

export interface SessionSummary {
  readonly sessionId: number;
  readonly user: string;
  readonly class: string;
  readonly client: string;
  readonly openedAt: number;
  readonly rpcs: number;
  readonly lastRpc: string | undefined;
}

/** Everything a device tells its observers. Past tense, plain data, JSON-safe, no secrets. */
export interface DeviceEvents {
  "connector-changed": { readonly device: string; readonly status: ConnectorStatus };
  "attempt-advanced": {
    readonly device: string;
    readonly client: string;
    readonly sequence: number;
    readonly phase: Phase;
  };
  "attempt-ended": AttemptRecord;
  "session-opened": { readonly device: string; readonly session: SessionSummary };
  "session-closed": { readonly device: string; readonly session: SessionSummary };
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
  committed: {
    readonly device: string;
    readonly user: string;
    readonly sequence: number;
    readonly comment: string | undefined;
  };
}
