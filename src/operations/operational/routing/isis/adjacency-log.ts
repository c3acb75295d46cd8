import { el, type XmlElement } from "../../../../xml/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { transitionsOf } from "../model/things.ts";

/** One line of the transition log of an adjacency. */
interface Transition {
  /** `Sun Mar  1 21:50:12`. */
  readonly when: string;
  readonly state: "Up" | "Down";
  readonly event: string;
  readonly downReason: string | undefined;
}

/** The transition log of an adjacency, newest first. */
export function adjacencyLog(facts: DeviceFacts, thing: string): readonly Transition[] {
  return transitionsOf(facts, thing).map(({ isThere, at }) => ({
    when: whenText(at),
    state: isThere ? "Up" : "Down",
    event: isThere ? "Seenself" : "Interface",
    downReason: isThere ? undefined : "Interface Down",
  }));
}

export function logElement({ when, state, event, downReason }: Transition): XmlElement {
  return el(
    "isis-adjacency-log",
    el("adjacency-when", when),
    el("adjacency-state", state),
    el("adjacency-event", event),
    downReason === undefined ? undefined : el("adjacency-down-reason", downReason),
  );
}

export function logLines(log: readonly Transition[]): readonly string[] {
  return [
    "  Transition log:",
    "  When                  State        Event           Down reason",
    ...log.map(({ when, state, event, downReason = "" }) =>
      `  ${when.padEnd(22)}${state.padEnd(13)}${event.padEnd(16)}${downReason}`.trimEnd(),
    ),
  ];
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function whenText(at: number): string {
  const time = new Date(at);
  const day = String(time.getUTCDate()).padStart(2);
  return `${days[time.getUTCDay()] ?? ""} ${months[time.getUTCMonth()] ?? ""} ${day} ${time.toISOString().slice(11, 19)}`;
}
