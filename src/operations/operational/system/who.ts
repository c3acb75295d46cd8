import { localTime, secondsText } from "../../../base/index.ts";
import type { XmlElement } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { loadAverages } from "../state/engine-load.ts";

/** What `w` tells first: the time, how long it is up, how many users there are, and the load. */
export function whoElements(facts: DeviceFacts): readonly XmlElement[] {
  const { now, bootedAt, sessions } = facts;
  const [one, five, fifteen] = loadAverages(facts);
  return [
    wrapped("date-time", clockText(now, facts), { "junos:seconds": secondsText(now) }),
    wrapped("up-time", upText(now - bootedAt), { "junos:seconds": secondsText(now - bootedAt) }),
    wrapped("active-user-count", String(sessions.length), { "junos:format": usersText(facts) }),
    wrapped("load-average-1", one),
    wrapped("load-average-5", five),
    wrapped("load-average-15", fifteen),
  ];
}

/** The first line of `w`. */
export function whoLine(facts: DeviceFacts): string {
  const { now, bootedAt } = facts;
  const load = loadAverages(facts).join(", ");
  return ` ${clockText(now, facts)}  up ${upText(now - bootedAt)}, ${usersText(facts)}, load averages: ${load}`;
}

function usersText({ sessions }: DeviceFacts): string {
  return `${sessions.length} user${sessions.length === 1 ? "" : "s"}`;
}

/** `10:00AM`, as `w` prints it. */
export function clockText(at: number, facts: DeviceFacts): string {
  const time = new Date(localTime(at, timeZoneOf(facts)));
  const hour = time.getUTCHours();
  const minutes = String(time.getUTCMinutes()).padStart(2, "0");
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes}${hour < 12 ? "AM" : "PM"}`;
}

/** `12 hrs`, `3 days, 4:05`, `5 mins`, as `w` prints it. */
function upText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const left = minutes % 60;
  const day = days === 0 ? "" : `${days} day${days === 1 ? "" : "s"}, `;
  if (hours === 0) return `${day}${left} min${left === 1 ? "" : "s"}`;
  if (left === 0) return `${day}${hours} hr${hours === 1 ? "" : "s"}`;
  return `${day}${hours}:${String(left).padStart(2, "0")}`;
}
