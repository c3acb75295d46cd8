import { once } from "node:events";
import type { AttemptRecord } from "./attempt-record.ts";
import type { CallHomeSocket, ServeOutcome } from "./connector-ports.ts";
import type { PhaseStopwatch } from "./phase-stopwatch.ts";

/** What was known of a connection from its start. */
export type AttemptSubject = Pick<
  AttemptRecord,
  "device" | "origin" | "client" | "server" | "sequence"
>;

/** The device's own end of a connection. */
export type LocalEnd = Pick<AttemptRecord, "localAddress" | "localPort">;

/** Where a connection stands on this machine; asked at its start, as a destroyed socket has forgotten it. It knows both or neither. */
export function localEnd({ localAddress, localPort }: CallHomeSocket): LocalEnd {
  return localAddress === undefined || localPort === undefined ? {} : { localAddress, localPort };
}

/** What is known of a connection once it is over. */
export interface AttemptEnd {
  readonly startedAt: number;
  readonly stopwatch: PhaseStopwatch;
  readonly outcome: ServeOutcome;
  /** Why this side put an end to it; outranks what the broken connection reports. */
  readonly ownReason?: ServeOutcome | undefined;
  readonly local: LocalEnd;
  /** Undefined when no connection came about. */
  readonly socket: Pick<CallHomeSocket, "bytesRead" | "bytesWritten"> | undefined;
}

/** The record of a connection that is over. */
export function attemptRecord(subject: AttemptSubject, end: AttemptEnd): AttemptRecord {
  const { startedAt, stopwatch, outcome, ownReason, local, socket } = end;
  const { reason, detail } = ownReason ?? outcome;
  const { user, method, refusals = [], probes } = outcome;
  return {
    ...subject,
    startedAt,
    phase: stopwatch.phase,
    reason,
    ...(detail === undefined || detail === "" ? {} : { detail }),
    milliseconds: stopwatch.milliseconds(),
    ...(user === undefined ? {} : { user }),
    ...(method === undefined ? {} : { method }),
    ...(refusals.length === 0 ? {} : { refusals }),
    ...(probes === undefined ? {} : { probes }),
    ...local,
    bytes: { sent: socket?.bytesWritten ?? 0, received: socket?.bytesRead ?? 0 },
  };
}

/** Destroys the socket if need be and resolves when nothing of it is left. */
export async function disposed(socket: CallHomeSocket): Promise<void> {
  if (socket.closed) return;
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
}
