import { readTimeZone } from "../base/index.ts";
import { type ConfigTree, leafValue } from "../junos/config/index.ts";

const zones = new WeakMap<ConfigTree, string>();

/**
 * The zone in which a device shows times: `system time-zone` as the tz database knows it; UTC
 * without, and for a zone that nobody knows.
 */
export function timeZoneOf({ running }: { readonly running: ConfigTree }): string {
  const known = zones.get(running);
  if (known !== undefined) return known;
  const written = leafValue(running, "system", "time-zone");
  const zone = (written === undefined ? undefined : readTimeZone(written)) ?? "UTC";
  zones.set(running, zone);
  return zone;
}
