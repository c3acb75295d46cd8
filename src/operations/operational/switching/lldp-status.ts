import { findParent, has, leafValue } from "../../../junos/config/index.ts";
import { el } from "../../../xml/index.ts";
import type { OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** `show lldp`: whether LLDP runs, and its timers with what Junos assumes where `protocols lldp` says nothing. */
export function lldpStatus({ running }: DeviceFacts): OperationalReply {
  const lldp = findParent(running, "protocols", "lldp");
  const text = (name: string, otherwise: string): string =>
    (lldp && leafValue(lldp, name)) ?? otherwise;
  const isEnabled = lldp !== undefined && !has(lldp, "disable");
  const med = findParent(running, "protocols", "lldp-med");
  const isMedEnabled = isEnabled && med !== undefined && !has(med, "disable");
  const interval = text("advertisement-interval", "30");
  const hold = Number(interval) * Number(text("hold-multiplier", "4"));
  const description = text("port-description-type", "interface-alias");
  const named =
    description === "interface-alias" ? `${description} (ifAlias)` : `${description} (ifDescr)`;
  const seconds = (number: string): string => `${number} seconds`;
  const rows: readonly (readonly [element: string, value: string, label: string, shown: string])[] =
    [
      row("lldp-global-status", onOff(isEnabled), "LLDP"),
      row("lldp-advertisement-interval", interval, "Advertisement interval", seconds),
      row("lldp-transmit-delay-interval", text("transmit-delay", "0"), "Transmit delay", seconds),
      row("lldp-hold-time-interval", String(hold), "Hold timer", seconds),
      row(
        "lldp-notification-interval",
        text("lldp-configuration-notification-interval", "5"),
        "Notification interval",
        (number) => `${number} Second(s)`,
      ),
      row(
        "ptopo-configuration-trap-interval",
        text("ptopo-configuration-trap-interval", "0"),
        "Config Trap Interval",
        seconds,
      ),
      row(
        "ptopo-maximum-hold-time",
        text("ptopo-configuration-maximum-hold-time", "300"),
        "Connection Hold timer",
        seconds,
      ),
      row("lldp-med-global-status", onOff(isMedEnabled), "LLDP MED"),
      row(
        "lldp-port-id-subtype",
        text("port-id-subtype", "locally-assigned"),
        "Port ID TLV subtype",
      ),
      row("lldp-port-description-type", named, "Port Description TLV type"),
    ];
  return {
    xml: el("lldp", ...rows.map(([element, value]) => el(element, value))),
    text: () =>
      rows
        .map(
          ([, , label, shown]) =>
            `${label === "LLDP MED" ? "\n" : ""}${label.padEnd(25)} : ${shown}`,
        )
        .join("\n"),
  };
}

function onOff(isOn: boolean): string {
  return isOn ? "Enabled" : "Disabled";
}

function row(
  element: string,
  value: string,
  label: string,
  shown: (value: string) => string = (same) => same,
): readonly [string, string, string, string] {
  return [element, value, label, shown(value)];
}
