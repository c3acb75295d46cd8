import { durationText, secondsText, timeText } from "../../../base/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { isSynchronized } from "../state/time-sync.ts";
import { whoElements, whoLine } from "./who.ts";

/** Daemons of a Junos box are up a little after its kernel. */
const protocolsAfterBootMs = 95_000;

/** `show system uptime`: now, boot, protocols, last commit, load. */
export function systemUptime(facts: DeviceFacts): OperationalReply {
  const { now, bootedAt, lastCommit } = facts;
  const shown = (at: number): string => timeText(at, timeZoneOf(facts));
  const dateTime = (at: number): XmlElement =>
    el("date-time", { "junos:seconds": secondsText(at) }, shown(at));
  const protocolsAt = Math.min(now, bootedAt + protocolsAfterBootMs);
  const source = isSynchronized(facts) ? " NTP CLOCK " : " LOCAL CLOCK ";
  return {
    xml: el(
      "system-uptime-information",
      dataNamespace(facts),
      el("current-time", dateTime(now)),
      el("time-source", source),
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
      el("uptime-information", ...whoElements(facts)),
    ),
    text: () =>
      [
        `Current time: ${shown(now)}`,
        `Time Source: ${source}`,
        `System booted: ${shown(bootedAt)} (${durationText(now - bootedAt)} ago)`,
        `Protocols started: ${shown(protocolsAt)} (${durationText(now - protocolsAt)} ago)`,
        ...(lastCommit === undefined
          ? []
          : [
              `Last configured: ${shown(lastCommit.at)} (${durationText(now - lastCommit.at)} ago) by ${lastCommit.user}`,
            ]),
        whoLine(facts),
      ].join("\n"),
  };
}

function since(from: number, now: number): XmlElement {
  return el("time-length", { "junos:seconds": secondsText(now - from) }, durationText(now - from));
}
