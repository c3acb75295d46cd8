import { has } from "../../../junos/config/index.ts";
import type { LicensedFeature } from "../../profile/platform.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { once } from "./once.ts";

/** How a licensed feature stands. */
export interface LicenseUse {
  readonly feature: LicensedFeature;
  readonly used: number;
  /** Licenses that are missing. */
  readonly needed: number;
}

/** The licensed features of the platform, as the running configuration uses them. */
export const licensesOf: (facts: DeviceFacts) => readonly LicenseUse[] = once(
  ({ platform, running }) =>
    platform.licenses.map((feature) => {
      const isUsed = (feature.usedBy ?? []).some((path) => has(running, ...path));
      const used = isUsed ? 1 : 0;
      return { feature, used, needed: Math.max(0, used - feature.installed) };
    }),
);
