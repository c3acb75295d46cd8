import { seededRandom } from "../../base/index.ts";
import { parseDuration } from "../duration-text.ts";

/** How fast the devices of a fleet start. */
export type Pace =
  /** So many of the whole fleet a second. */
  | { readonly perSecond: number }
  /** All of them within this time: the same as a rate that the number of devices makes. */
  | { readonly withinMs: number };

/**
 * When the devices of a fleet start: all at once, at even distances, or at distances by chance
 * (exponential, so that starts are a Poisson process).
 */
export type Ramp =
  | { readonly kind: "burst" }
  | { readonly kind: "linear"; readonly pace: Pace }
  | { readonly kind: "poisson"; readonly pace: Pace };

/** What a ramp may look like, for messages. */
export const rampForms = "burst, linear:RATE, linear:DURATION, poisson:RATE or poisson:DURATION";

const mostPerSecond = 1_000_000;

/**
 * `burst`, `linear:50` (devices a second), `linear:60s` (all within), `poisson:50`, `poisson:60s`.
 * Undefined for anything else.
 */
export function parseRamp(text: string): Ramp | undefined {
  if (text === "burst") return { kind: "burst" };
  const [, kind, value = ""] = /^(linear|poisson):(\S+)$/.exec(text) ?? [];
  const pace = paceOf(value);
  if (pace === undefined || (kind !== "linear" && kind !== "poisson")) return undefined;
  return { kind, pace };
}

function paceOf(text: string): Pace | undefined {
  if (/^\d{1,7}(\.\d{1,6})?$/.test(text)) {
    const perSecond = Number(text);
    return perSecond > 0 && perSecond <= mostPerSecond ? { perSecond } : undefined;
  }
  const withinMs = parseDuration(text);
  return withinMs === undefined ? undefined : { withinMs };
}

/**
 * When each of `devices` devices starts, in milliseconds from the first moment, never less than the one
 * before. The same seed gives the same times, so every process of a fleet works out those of its own.
 */
export function startOffsets(
  ramp: Ramp,
  { devices, seed }: { readonly devices: number; readonly seed: string },
): readonly number[] {
  if (ramp.kind === "burst") return Array.from({ length: devices }, () => 0);
  const gap = gapMs(ramp.pace, devices);
  if (ramp.kind === "linear") return Array.from({ length: devices }, (_, at) => at * gap);
  const chance = seededRandom(seed).derive("ramp");
  let offset = 0;
  return Array.from({ length: devices }, () => {
    offset -= Math.log(1 - chance.next()) * gap;
    return offset;
  });
}

/** Between two starts, on average. */
function gapMs(pace: Pace, devices: number): number {
  return "perSecond" in pace ? 1_000 / pace.perSecond : pace.withinMs / Math.max(1, devices);
}
