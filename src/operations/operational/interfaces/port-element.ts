import { secondsText } from "../../../base/index.ts";
import { leafValue } from "../../../junos/config/index.ts";
import { el, type XmlElement } from "../../../xml/index.ts";
import { wrapped } from "../reply/index.ts";
import { speedText } from "../state/port-attributes.ts";
import { agoText, mtuText, type PortReport, type Style } from "./port-report.ts";
import { portStatistics } from "./statistics-element.ts";

type Part = XmlElement | undefined;

/** `<physical-interface>` in all styles but terse, without its units. */
export function portElement(report: PortReport, style: Style): XmlElement {
  const { port, index, attributes } = report;
  const isBrief = style === "brief";
  const isDetailed = style === "detail" || style === "extensive";
  return el(
    "physical-interface",
    wrapped("name", port.name),
    wrapped("admin-status", port.adminUp ? "up" : "down", {
      "junos:format": port.adminUp ? "Enabled" : "Administratively down",
    }),
    wrapped("oper-status", port.operUp ? "up" : "down"),
    ...unless(isBrief, () => [
      wrapped("local-index", String(index.local)),
      wrapped("snmp-index", String(index.snmp)),
    ]),
    isDetailed ? wrapped("generation", String(index.generation)) : undefined,
    port.description === undefined ? undefined : wrapped("description", port.description),
    ...linkElements(report),
    ...flagElements(report, isBrief),
    ...unless(isBrief || attributes.kind !== "ethernet", () => [
      el(
        "physical-interface-cos-information",
        wrapped("physical-interface-cos-hw-max-queues", "8"),
        wrapped("physical-interface-cos-use-max-queues", "8"),
      ),
    ]),
    ...(isDetailed ? [wrapped("up-hold-time", hold(report, "up"))] : []),
    ...(isDetailed ? [wrapped("down-hold-time", hold(report, "down"))] : []),
    ...unless(isBrief, () => [
      ...addressElements(report),
      wrapped("interface-flapped", agoText(report.flappedAt, report), {
        "junos:seconds":
          report.flappedAt === undefined ? "0" : secondsText(report.now - report.flappedAt),
      }),
      ...portStatistics(report, style),
    ]),
  );
}

function unless(skipped: boolean, make: () => readonly Part[]): readonly Part[] {
  return skipped ? [] : make();
}

function linkElements({ attributes, linkLevel, options, port, isOptical }: PortReport): Part[] {
  const { kind, mtu, bitsPerSecond } = attributes;
  if (kind === "loopback") return [wrapped("if-type", "Loopback"), wrapped("mtu", mtuText(mtu))];
  if (kind === "pseudo")
    return [
      wrapped("if-type", linkLevel),
      wrapped("link-level-type", linkLevel),
      wrapped("mtu", mtuText(mtu)),
      wrapped("speed", "Unlimited"),
    ];
  if (kind === "irb")
    return [
      wrapped("if-type", "Ethernet"),
      wrapped("link-level-type", "Ethernet"),
      wrapped("mtu", mtuText(mtu)),
      wrapped("speed", speedText(undefined)),
    ];
  const isBundle = port.isSoftware;
  return [
    wrapped("link-level-type", linkLevel),
    wrapped("mtu", mtuText(mtu)),
    isBundle ? undefined : wrapped("sonet-mode", "LAN-PHY"),
    wrapped("source-filtering", "disabled"),
    isBundle ? undefined : wrapped("link-mode", "Full-duplex"),
    wrapped("speed", speedText(bitsPerSecond)),
    wrapped("bpdu-error", "none"),
    wrapped("ld-pdu-error", "none"),
    wrapped("eth-switch-error", "none"),
    wrapped("l2pt-error", "none"),
    wrapped("loopback", options.loopback ? "enabled" : "disabled"),
    wrapped("if-flow-control", options.flowControl ? "enabled" : "disabled"),
    ...unless(isBundle, () => [
      wrapped("if-auto-negotiation", options.autoNegotiation ? "enabled" : "disabled"),
      wrapped("if-remote-fault", "online"),
      wrapped("if-media-type", isOptical ? "Fiber" : "Copper"),
    ]),
    isBundle ? wrapped("minimum-links-in-aggregate", minimumLinks(port)) : undefined,
    wrapped("pad-to-minimum-frame-size", "Disabled"),
  ];
}

function flagElements({ port, attributes, options }: PortReport, isBrief: boolean): Part[] {
  const isLinked = attributes.kind === "ethernet";
  return [
    el(
      "if-device-flags",
      el("ifdf-present"),
      el("ifdf-running"),
      port.operUp ? undefined : el("ifdf-down"),
      attributes.kind === "loopback" ? el("ifdf-loopback") : undefined,
    ),
    isBrief || !isLinked
      ? undefined
      : el("ifd-specific-config-flags", wrapped("internal-flags", "0x200")),
    el(
      "if-config-flags",
      port.operUp ? undefined : el("iff-hardware-down"),
      port.adminUp ? undefined : el("iff-down"),
      options.traps ? el("iff-snmp-traps") : undefined,
      isLinked ? wrapped("internal-flags", "0x4000") : undefined,
    ),
    el("if-media-flags", el("ifmf-none")),
  ];
}

function addressElements({ attributes: { mac, hardwareMac } }: PortReport): Part[] {
  if (mac === undefined || hardwareMac === undefined) return [];
  return [
    wrapped("current-physical-address", mac),
    wrapped("hardware-physical-address", hardwareMac),
  ];
}

/** `hold-time` of the configuration in milliseconds; 0 without. */
export function hold({ port: { config } }: PortReport, which: "up" | "down"): string {
  return (config && leafValue(config, "hold-time", which)) ?? "0";
}

/** How many members must be up; 1 without `minimum-links`. */
export function minimumLinks({ config }: PortReport["port"]): string {
  return (config && leafValue(config, "aggregated-ether-options", "minimum-links")) ?? "1";
}
