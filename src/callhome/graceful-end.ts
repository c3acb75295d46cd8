import type { ReasonCode } from "./reason-codes.ts";

const gracefulEnds: ReadonlySet<ReasonCode> = new Set([
  "session-closed",
  "session-idle",
  "session-idle-timeout",
] as const);

/** Whether the session ended in good order, by the NMS or by the device itself: a periodic connection waits for its next period then. */
export function isGracefulEnd(reason: ReasonCode): boolean {
  return gracefulEnds.has(reason);
}
