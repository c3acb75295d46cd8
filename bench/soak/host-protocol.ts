import type { Dialled } from "./account.ts";

/** What the process of the NMS is asked for. */
export type NmsRequest =
  /** Answered when it listens. Port 0: any. */
  | { readonly do: "listen"; readonly port: number; readonly user: string; readonly key: string }
  | { readonly do: "devices" };

export interface NmsReplies {
  readonly listen: { readonly port: number };
  /** The device-id of each session. */
  readonly devices: { readonly deviceIds: readonly string[] };
}

/** What the process of the devices is asked for. */
export type DevicesRequest =
  | { readonly do: "start"; readonly order: DevicesOrder }
  | { readonly do: "state" }
  /** Answered with everything that is left when all devices are closed. */
  | { readonly do: "stop" };

export interface DevicesOrder {
  readonly count: number;
  /** How many times as fast as the machine's the devices' clock runs. */
  readonly factor: number;
  readonly seed: string;
  readonly port: number;
  readonly user: string;
  /** Line of an OpenSSH public key file. */
  readonly authorizedKey: string;
}

export interface DevicesState {
  /** Devices whose only connector is connected and that have one session. */
  readonly connected: number;
  readonly sessions: number;
  /** User and system time of the process so far. */
  readonly cpuMs: number;
}

export interface DevicesReplies {
  readonly start: null;
  readonly state: DevicesState;
  readonly stop: {
    readonly records: readonly Dialled[];
    /** Kinds of sockets, timers and whatever else the process holds and did not hold before the start. */
    readonly leftOver: readonly string[];
  };
}

/** Answers the parent's requests, which are of the kind that `answer` knows; ends with the parent. */
export function host(answer: (request: never) => Promise<unknown>): void {
  const known = answer as (request: unknown) => Promise<unknown>;
  process.on("message", (request: unknown) => void reply(known, request));
  process.on("disconnect", () => process.exit());
}

async function reply(
  answer: (request: unknown) => Promise<unknown>,
  request: unknown,
): Promise<void> {
  try {
    process.send?.({ value: await answer(request) });
  } catch (cause) {
    const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    process.send?.({ fault });
  }
}
