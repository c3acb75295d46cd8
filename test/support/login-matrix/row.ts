import type { DeviceOptions, ReasonCode } from "../../../src/index.ts";

/** What comes of a login: in, or the reason in the journal and, over SSH, the word for what was refused. */
export type Outcome = "let in" | readonly [reason: ReasonCode, refusal?: string];

/** One credential, good or bad in one way, and what must come of it. */
export interface Row {
  /** What the NMS shows; the first column of the table. */
  readonly credential: string;
  /** What is good or bad about it, and what the device has that makes it so. */
  readonly about: string;
  readonly expected: Outcome;
  /** Doors at which something else must come of it. */
  readonly expectedAt?: Readonly<Record<string, Outcome>>;
  /** `set` commands of the device, besides those that all have. */
  readonly statements?: readonly string[];
  /** Options of the device, besides those that all have. */
  readonly options?: Partial<DeviceOptions>;
}
