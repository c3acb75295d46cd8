import { durationText, secondsText, timeText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { namespaceReleases } from "../../profile/junos-version.ts";
import { type OperationalReply, schemaNamespace, wrapped } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Daemons of a Junos box are up a little after its kernel. */
const protocolsAfterBootMs = 95_000;

/** `show system uptime`: now, boot, protocols, last commit, load. */
export function systemUptime(facts: DeviceFacts): OperationalReply {
  const { now, bootedAt, lastCommit } = facts;
  const protocolsAt = Math.min(now, bootedAt + protocolsAfterBootMs);
  const { schema } = namespaceReleases(facts.version);
  const users = `${facts.sessions.length} user${facts.sessions.length === 1 ? "" : "s"}`;
  const load = loadAverages(facts);
  return {
    xml: el(
      "system-uptime-information",
      schemaNamespace(schema),
      el("current-time", dateTime(now)),
      el("time-source", " LOCAL CLOCK "),
      el("system-booted-time", dateTime(bootedAt), since(bootedAt, now)),
      el("protocols-started-time", dateTime(protocolsAt), since(protocolsAt, now)),
      lastCommit === undefined
        ? undefined
        : el(
            "last-configured-time",
            dateTime(lastCommit.at),
            since(lastCommit.at, now),
            el("user", lastCommit.user),
          ),
      el(
        "uptime-information",
        wrapped("date-time", clockText(now), { "junos:seconds": secondsText(now) }),
        wrapped("up-time", upText(now - bootedAt), {
          "junos:seconds": secondsText(now - bootedAt),
        }),
        wrapped("active-user-count", String(facts.sessions.length), { "junos:format": users }),
        wrapped("load-average-1", load[0]),
        wrapped("load-average-5", load[1]),
        wrapped("load-average-15", load[2]),
      ),
    ),
    text: () =>
      [
        `Current time: ${timeText(now)}`,
        "Time Source:  LOCAL CLOCK ",
        `System booted: ${timeText(bootedAt)} (${durationText(now - bootedAt)} ago)`,
        `Protocols started: ${timeText(protocolsAt)} (${durationText(now - protocolsAt)} ago)`,
        ...(lastCommit === undefined
          ? []
          : [
              `Last configured: ${timeText(lastCommit.at)} (${durationText(now - lastCommit.at)} ago) by ${lastCommit.user}`,
            ]),
        ` ${clockText(now)}  up ${upText(now - bootedAt)}, ${users}, load averages: ${load.join(", ")}`,
      ].join("\n"),
  };
}

function dateTime(at: number): XmlElement {
  return el("date-time", { "junos:seconds": secondsText(at) }, timeText(at));
}

function since(from: number, now: number): XmlElement {
  return el("time-length", { "junos:seconds": secondsText(now - from) }, durationText(now - from));
}

/** `10:00AM`, as `w` prints it. */
function clockText(at: number): string {
  const time = new Date(at);
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

/** Load that repeats for the same device and minute. */
function loadAverages(facts: DeviceFacts): readonly [string, string, string] {
  const stream = facts.random.derive(`load ${Math.floor(facts.now / 60_000)}`);
  const one = (): string => (0.1 + stream.next() * 0.5).toFixed(2);
  return [one(), one(), one()];
}
