import type { FleetEvent, ReloadCounts, ShardEvent } from "../fleet/index.ts";
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

/** What a run tells of all its devices at once. */
interface RunEvents {
  /** A storm begins, in all processes. */
  "storm-began": { readonly storm: string };
  /** The fleet file was read again: so many devices became others. */
  "fleet-reloaded": ReloadCounts;
  /** Where the health of the run can be asked for. */
  "health-listening": { readonly address: string };
  /** The last event. */
  "run-summary": RunSummary;
}

type RunEvent = {
  readonly [Name in keyof RunEvents]: {
    /** Wall clock, milliseconds since 1970. */
    readonly at: number;
    readonly name: Name;
    readonly data: RunEvents[Name];
  };
}[keyof RunEvents];

/** Whatever a log, a table or a script can be told. */
export type LogEvent = FleetEvent | ShardEvent | NmsEvent | RunEvent;
