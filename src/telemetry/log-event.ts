import type { FleetEvent, ShardEvent } from "../fleet/index.ts";
import type { HmacCheck, RefusalReason, Trust } from "../nms/index.ts";
import type { RunSummary } from "./run-summary.ts";

/** What the NMS side tells, in the receiver and in the embedded one. Past tense, plain data, no secrets. */
export interface NmsEvents {
  "nms-listening": { readonly address: string };
  "nms-connected": {
    readonly device: string;
    readonly deviceId: string;
    readonly remote: string;
    readonly user: string;
    readonly method: string;
    /** SHA256 fingerprint of the device's host key. */
    readonly fingerprint: string;
    readonly trust: Trust;
    readonly hmac: HmacCheck;
  };
  "nms-refused": {
    /** As far as the peer got to say. */
    readonly device: string | undefined;
    readonly remote: string;
    readonly reason: RefusalReason;
    readonly detail: string | undefined;
  };
  "nms-disconnected": { readonly device: string; readonly detail: string | undefined };
  /** One request that the NMS sent, with what came back. */
  "nms-replied": {
    readonly device: string;
    readonly operation: string;
    readonly ok: boolean;
    readonly errors: readonly string[];
    readonly milliseconds: number;
    /** The reply as it came over the wire. */
    readonly reply: string;
  };
  /** One thing the NMS did on a device, or could not do. */
  "nms-step": {
    readonly device: string;
    readonly ok: boolean;
    readonly step: string;
    readonly milliseconds: number;
  };
  /** The NMS has done, or given up, all it wanted to do on a device. */
  "nms-tour-ended": { readonly device: string; readonly ok: boolean };
}

/** One event of the NMS side, with the time at which it was seen. */
export type NmsEvent = {
  readonly [Name in keyof NmsEvents]: {
    /** Wall clock, milliseconds since 1970. */
    readonly at: number;
    readonly name: Name;
    readonly data: NmsEvents[Name];
  };
}[keyof NmsEvents];

/** The last event of a run. */
interface SummaryEvent {
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
  readonly name: "run-summary";
  readonly data: RunSummary;
}

/** Where the health of a run can be asked for. */
interface HealthEvent {
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
  readonly name: "health-listening";
  readonly data: { readonly address: string };
}

/** Whatever a log, a table or a script can be told. */
export type LogEvent = FleetEvent | ShardEvent | NmsEvent | HealthEvent | SummaryEvent;
