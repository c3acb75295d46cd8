import { el, type XmlElement } from "../../../xml/index.ts";
import { wrapped } from "../reply/index.ts";
import { agoText, type PortReport, type Style } from "./port-report.ts";
import type { Traffic } from "./traffic.ts";

type Part = XmlElement | undefined;

/** What a port counted, and what is wrong with it, as its style tells. */
export function portStatistics(report: PortReport, style: Style): readonly Part[] {
  const { attributes, traffic, clearedAt, port } = report;
  const isEthernet = attributes.kind === "ethernet";
  const isDetailed = style === "detail" || style === "extensive";
  const isCabled = isEthernet && !port.isSoftware;
  return [
    isDetailed || style === "statistics"
      ? wrapped("statistics-cleared", agoText(clearedAt, report))
      : undefined,
    isDetailed
      ? verboseTraffic("traffic-statistics", traffic)
      : isEthernet
        ? rates(traffic)
        : packets(traffic),
    ...(style === "statistics" && isEthernet
      ? [wrapped("input-error-count", "0"), wrapped("output-error-count", "0")]
      : []),
    ...(style === "extensive" && isEthernet ? errorLists(report) : []),
    ...(isEthernet ? alarms(report) : []),
    style === "media" && isCabled ? macTotals(traffic) : undefined,
    ...(isCabled && style !== "media" ? [codingErrors()] : []),
    style === "extensive" && isCabled ? macStatistics(report) : undefined,
    isCabled ? wrapped("interface-transmit-statistics", "Disabled") : undefined,
  ];
}

function numbers(
  name: string,
  style: string,
  values: readonly (readonly [name: string, value: number])[],
): XmlElement {
  return el(
    name,
    { "junos:style": style },
    ...values.map(([leaf, value]) => wrapped(leaf, String(value))),
  );
}

function rates({ input, output }: Traffic): XmlElement {
  return numbers("traffic-statistics", "brief", [
    ["input-bps", input.bitsPerSecond],
    ["input-pps", input.packetsPerSecond],
    ["output-bps", output.bitsPerSecond],
    ["output-pps", output.packetsPerSecond],
  ]);
}

/** Packets alone, as units and what software makes have them. */
export function packets({ input, output }: Traffic): XmlElement {
  return numbers("traffic-statistics", "brief", [
    ["input-packets", input.packets],
    ["output-packets", output.packets],
  ]);
}

/** Bytes and packets with their rates. */
export function verboseTraffic(name: string, { input, output }: Traffic): XmlElement {
  return numbers(name, "verbose", [
    ["input-bytes", input.bytes],
    ["input-bps", input.bitsPerSecond],
    ["output-bytes", output.bytes],
    ["output-bps", output.bitsPerSecond],
    ["input-packets", input.packets],
    ["input-pps", input.packetsPerSecond],
    ["output-packets", output.packets],
    ["output-pps", output.packetsPerSecond],
  ]);
}

const inputErrors = [
  "input-errors",
  "input-drops",
  "framing-errors",
  "input-runts",
  "input-discards",
  "input-l3-incompletes",
  "input-l2-channel-errors",
  "input-l2-mismatch-timeouts",
  "input-fifo-errors",
  "input-resource-errors",
];
const outputErrors = [
  "output-errors",
  "output-collisions",
  "output-drops",
  "aged-packets",
  "mtu-errors",
  "hs-link-crc-errors",
  "output-fifo-errors",
  "output-resource-errors",
];

function errorLists({ transitions }: PortReport): readonly XmlElement[] {
  const none = (name: string): XmlElement => wrapped(name, "0");
  return [
    el("input-error-list", ...inputErrors.map(none)),
    el(
      "output-error-list",
      wrapped("carrier-transitions", String(transitions)),
      ...outputErrors.map(none),
    ),
  ];
}

function alarms({ port }: PortReport): readonly XmlElement[] {
  const found = el(port.operUp ? "alarm-not-present" : "ethernet-alarm-link-down");
  return ["active-alarms", "active-defects"].map((name) => el(name, el("interface-alarms", found)));
}

function codingErrors(): XmlElement {
  return numbers("ethernet-pcs-statistics", "verbose", [
    ["bit-error-seconds", 0],
    ["errored-blocks-seconds", 0],
  ]);
}

function macTotals({ input, output }: Traffic): XmlElement {
  return numbers("ethernet-mac-statistics", "verbose", [
    ["input-bytes", input.bytes],
    ["input-packets", input.packets],
    ["output-bytes", output.bytes],
    ["output-packets", output.packets],
  ]);
}

const macErrors = [
  "input-mac-control-frames",
  "output-mac-control-frames",
  "input-mac-pause-frames",
  "output-mac-pause-frames",
  "input-oversized-frames",
  "input-jabber-frames",
  "input-fragment-frames",
  "input-vlan-tagged-frames",
  "input-code-violations",
  "input-total-errors",
  "output-total-errors",
];

function macStatistics({ traffic: { input, output } }: PortReport): XmlElement {
  return numbers("ethernet-mac-statistics", "verbose", [
    ["input-bytes", input.bytes],
    ["output-bytes", output.bytes],
    ["input-packets", input.packets],
    ["output-packets", output.packets],
    ["input-unicasts", input.unicasts],
    ["output-unicasts", output.unicasts],
    ["input-broadcasts", input.broadcasts],
    ["output-broadcasts", output.broadcasts],
    ["input-multicasts", input.multicasts],
    ["output-multicasts", output.multicasts],
    ["input-crc-errors", 0],
    ["output-crc-errors", 0],
    ["input-fifo-errors", 0],
    ["output-fifo-errors", 0],
    ...macErrors.map((name) => [name, 0] as const),
  ]);
}
