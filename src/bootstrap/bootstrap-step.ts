import type { BootstrapReason } from "./bootstrap-reasons.ts";

/** Steps of a bootstrap, as a device tells them. */
export const bootstrapSteps = [
  /** The source is asked. */
  "asked",
  /** It named other servers, which are asked next. */
  "redirected",
  /** It gave onboarding information. */
  "data-received",
  /** The device does not run the image that it should; it goes on, because it installs none. */
  "boot-image-mismatch",
  /** A script came with the information; an emulated device runs none. */
  "script-skipped",
  "configuration-committed",
  /** What was committed was taken back, because the server did not hear of the end. */
  "configuration-restored",
  /** This source gave nothing; the reason says why. */
  "failed",
  /** All sources failed; the next round comes later. */
  "waiting",
  "completed",
  /** Somebody else configured the device meanwhile. */
  "abandoned",
] as const;
export type BootstrapStep = (typeof bootstrapSteps)[number];

/** One step of one device's bootstrap. Plain data, no secrets. */
export interface BootstrapRecord {
  readonly device: string;
  /** `https://host:port`, a path, or `configuration` for text that came with the device. */
  readonly source: string;
  readonly step: BootstrapStep;
  /** Of a step that failed. */
  readonly reason?: BootstrapReason;
  readonly detail?: string;
}
