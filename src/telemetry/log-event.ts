import type { FleetEvent } from "../fleet/index.ts";

/** What the NMS side tells, in the receiver and in the embedded one. Past tense, plain data, no secrets. */
export interface NmsEvents {
  "nms-listening": { readonly address: string };
  "nms-connected": {
    readonly device: string;
    readonly deviceId: string;
    readonly remote: string;
    readonly user: string;
    /** How the device's host key was known. */
    readonly hostKey: "enrolled" | "remembered" | "first-seen";
    /** SHA256 fingerprint of the device's host key. */
    readonly fingerprint: string;
  };
  "nms-refused": {
    /** As far as the peer got to say. */
    readonly device: string | undefined;
    readonly remote: string;
    readonly message: string;
  };
  "nms-disconnected": { readonly device: string; readonly message: string | undefined };
  /** One thing the NMS did on a device, or could not do. */
  "nms-step": {
    readonly device: string;
    readonly ok: boolean;
    readonly step: string;
    readonly milliseconds: number;
  };
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

/** Whatever a log, a table or a script can be told. */
export type LogEvent = FleetEvent | NmsEvent;
