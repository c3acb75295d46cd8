import type { Random } from "../../../base/index.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** A stream of chance for one thing that is measured: the same within a minute, another in the next. */
export function byMinute({ random, now }: DeviceFacts, label: string): Random {
  return random.derive(`${label} ${Math.floor(now / 60_000)}`);
}
