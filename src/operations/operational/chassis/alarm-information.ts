import { secondsText, timeText } from "../../../base/index.ts";
import { el } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { Alarm } from "../state/alarms.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show chassis alarms` and `show system alarms`: newest first, as the device lists them. */
export function alarmInformation(facts: DeviceFacts, alarms: readonly Alarm[]): OperationalReply {
  const shown = alarms.toSorted((one, other) => other.since - one.since);
  return {
    xml: el(
      "alarm-information",
      dataNamespace(facts, "alarm"),
      el(
        "alarm-summary",
        shown.length === 0
          ? el("no-active-alarms")
          : el("active-alarm-count", String(shown.length)),
      ),
      ...shown.map((alarm) =>
        el(
          "alarm-detail",
          el(
            "alarm-time",
            { "junos:seconds": secondsText(alarm.since) },
            timeText(alarm.since, timeZoneOf(facts)),
          ),
          el("alarm-class", alarm.class),
          el("alarm-description", alarm.description),
          el("alarm-short-description", alarm.short),
          el("alarm-type", alarm.type),
        ),
      ),
    ),
    text: () =>
      shown.length === 0
        ? "No alarms currently active"
        : [
            `${shown.length} alarm${shown.length === 1 ? "" : "s"} currently active`,
            "Alarm time               Class  Description",
            ...shown.map(
              (alarm) =>
                `${timeText(alarm.since, timeZoneOf(facts))}  ${alarm.class.padEnd(5)}  ${alarm.description}`,
            ),
          ].join("\n"),
  };
}
