import { ctimeText } from "../../../../base/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { timeZoneOf } from "../../../time-zone.ts";
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
    when: ctimeText(at, timeZoneOf(facts)).slice(0, 19),
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
