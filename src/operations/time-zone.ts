import { Derived, readTimeZone } from "../base/index.ts";
import { type ConfigTree, leafValue } from "../junos/config/index.ts";

const zones = new Derived<ConfigTree, string>();

/**
 * The zone in which a device shows times: `system time-zone` as the tz database knows it; UTC
 * without, and for a zone that nobody knows.
 */
export function timeZoneOf({ running }: { readonly running: ConfigTree }): string {
  return zones.of(running, () => {
    const written = leafValue(running, "system", "time-zone");
    return (written === undefined ? undefined : readTimeZone(written)) ?? "UTC";
  });
}
