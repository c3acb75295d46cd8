import type { DeviceFacts } from "../../state/device-facts.ts";

/** Seconds until a timer of `hold` runs out that is set back every `every` seconds. */
export function left(facts: DeviceFacts, name: string, hold: number, every: number): number {
  const period = Math.max(1, Math.floor(every));
  const offset = facts.random.derive(`ldp timer ${name}`).integer(period);
  return hold - ((Math.floor(facts.now / 1_000) + offset) % period);
}
