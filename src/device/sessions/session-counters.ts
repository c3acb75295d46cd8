import type { SessionCounters } from "../../operations/index.ts";

/** A count of RFC 6022 under way. */
export type Counting = { -readonly [Name in keyof SessionCounters]: number };

export function newCounting(): Counting {
  return { inRpcs: 0, inBadRpcs: 0, outRpcErrors: 0, outNotifications: 0 };
}

/** Counts one answered message. */
export function countAnswer(
  counting: Counting,
  { isBad, errors }: { readonly isBad: boolean; readonly errors: readonly string[] },
): void {
  if (isBad) counting.inBadRpcs++;
  else counting.inRpcs++;
  if (errors.length > 0) counting.outRpcErrors++;
}
