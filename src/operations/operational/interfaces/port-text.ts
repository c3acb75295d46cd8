import { speedText } from "../state/port-attributes.ts";
import { hold, minimumLinks } from "./port-element.ts";
import { agoText, mtuText, type PortReport, type Style } from "./port-report.ts";
import type { Traffic } from "./traffic.ts";

/** The lines of `show interfaces` about a port, without those of its units. */
export function portLines(report: PortReport, style: Style): readonly string[] {
  const { port, index, attributes } = report;
  const isBrief = style === "brief";
  const isDetailed = style === "detail" || style === "extensive";
  const enabled = port.adminUp ? "Enabled" : "Administratively down";
  const generation = isDetailed ? `, Generation: ${index.generation}` : "";
  return [
    `Physical interface: ${port.name}, ${enabled}, Physical link is ${port.operUp ? "Up" : "Down"}`,
    ...(isBrief
      ? []
      : [`  Interface index: ${index.local}, SNMP ifIndex: ${index.snmp}${generation}`]),
    ...(port.description === undefined ? [] : [`  Description: ${port.description}`]),
    ...linkLines(report),
    ...flagLines(report),
    ...(isBrief || attributes.kind !== "ethernet"
      ? []
      : ["  CoS queues     : 8 supported, 8 maximum usable queues"]),
    ...(isDetailed
      ? [`  Hold-times     : Up ${hold(report, "up")} ms, Down ${hold(report, "down")} ms`]
      : []),
    ...(isBrief ? [] : counterLines(report, style)),
  ];
}

function linkLines({ attributes, linkLevel, options, port }: PortReport): readonly string[] {
  const mtu = `MTU: ${mtuText(attributes.mtu)}`;
  switch (attributes.kind) {
    case "loopback":
      return [`  Type: Loopback, ${mtu}`];
    case "pseudo":
      return [`  Type: ${linkLevel}, Link-level type: ${linkLevel}, ${mtu}, Speed: Unlimited`];
    case "irb":
      return [`  Type: Ethernet, Link-level type: Ethernet, ${mtu}`];
    case "ethernet": {
      const speed = `Speed: ${speedText(attributes.bitsPerSecond)}`;
      const mode = port.isSoftware ? "" : " LAN-PHY mode, Link-mode: Full-duplex,";
      const able = (isOn: boolean): string => (isOn ? "Enabled" : "Disabled");
      const negotiation = port.isSoftware
        ? `, Minimum links needed: ${minimumLinks(port)}, Minimum bandwidth needed: 1bps`
        : `, Auto-negotiation: ${able(options.autoNegotiation)}`;
      return [
        `  Link-level type: ${linkLevel}, ${mtu},${mode} ${speed}, BPDU Error: None, Loop Detect PDU Error: None,`,
        `  Ethernet-Switching Error: None, MAC-REWRITE Error: None, Loopback: ${able(options.loopback)}, Source filtering: Disabled,`,
        `  Flow control: ${able(options.flowControl)}${negotiation}${port.isSoftware ? "" : ", Remote fault: Online"}`,
        "  Pad to minimum frame size: Disabled",
      ];
    }
  }
}

function flagLines({ port, attributes, options }: PortReport): readonly string[] {
  const device = [
    "Present",
    "Running",
    ...(port.operUp ? [] : ["Down"]),
    ...(attributes.kind === "loopback" ? ["Loopback"] : []),
  ];
  const config = [
    ...(port.operUp ? [] : ["Hardware-Down"]),
    ...(port.adminUp ? [] : ["Down"]),
    ...(options.traps ? ["SNMP-Traps"] : []),
    ...(attributes.kind === "ethernet" ? ["Internal: 0x4000"] : []),
  ];
  return [
    `  Device flags   : ${device.join(" ")}`,
    `  Interface flags: ${config.join(" ")}`.trimEnd(),
    "  Link flags     : None",
  ];
}

function counterLines(report: PortReport, style: Style): readonly string[] {
  const { attributes, traffic, port } = report;
  const { mac, hardwareMac, kind } = attributes;
  const isDetailed = style === "detail" || style === "extensive";
  const isEthernet = kind === "ethernet";
  const alarm = port.operUp ? "None" : "LINK";
  return [
    ...(mac === undefined
      ? []
      : [`  Current address: ${mac}, Hardware address: ${hardwareMac ?? mac}`]),
    `  Last flapped   : ${agoText(report.flappedAt, report)}`,
    ...(isDetailed || style === "statistics"
      ? [`  Statistics last cleared: ${agoText(report.clearedAt, report)}`]
      : []),
    ...(isDetailed
      ? trafficLines(traffic, "  ")
      : isEthernet
        ? rateLines(traffic)
        : packetLines(traffic)),
    ...(style === "statistics" && isEthernet ? ["  Input errors: 0, Output errors: 0"] : []),
    ...(style === "extensive" && isEthernet ? errorLines(report) : []),
    ...(isEthernet ? [`  Active alarms  : ${alarm}`, `  Active defects : ${alarm}`] : []),
    ...(style === "extensive" && isEthernet && !port.isSoftware ? macLines(traffic) : []),
    ...(isEthernet && !port.isSoftware ? ["  Interface transmit statistics: Disabled"] : []),
  ];
}

function rateLines({ input, output }: Traffic): readonly string[] {
  return [
    `  Input rate     : ${input.bitsPerSecond} bps (${input.packetsPerSecond} pps)`,
    `  Output rate    : ${output.bitsPerSecond} bps (${output.packetsPerSecond} pps)`,
  ];
}

/** Packets alone, under what software makes and under units. */
export function packetLines({ input, output }: Traffic): readonly string[] {
  return [`    Input packets : ${input.packets}`, `    Output packets: ${output.packets}`];
}

/** Bytes and packets with their rates, in columns. */
export function trafficLines(
  { input, output }: Traffic,
  indent: string,
  title = "Traffic statistics:",
): readonly string[] {
  const row = (label: string, count: number, rate: number, unit: string): string =>
    `${indent} ${label}: ${String(count).padStart(20)} ${String(rate).padStart(20)} ${unit}`;
  return [
    `${indent}${title}`,
    row("Input  bytes  ", input.bytes, input.bitsPerSecond, "bps"),
    row("Output bytes  ", output.bytes, output.bitsPerSecond, "bps"),
    row("Input  packets", input.packets, input.packetsPerSecond, "pps"),
    row("Output packets", output.packets, output.packetsPerSecond, "pps"),
  ];
}

function errorLines({ transitions }: PortReport): readonly string[] {
  return [
    "  Input errors:",
    "    Errors: 0, Drops: 0, Framing errors: 0, Runts: 0, Policed discards: 0, L3 incompletes: 0, L2 channel errors: 0,",
    "    L2 mismatch timeouts: 0, FIFO errors: 0, Resource errors: 0",
    "  Output errors:",
    `    Carrier transitions: ${transitions}, Errors: 0, Drops: 0, Collisions: 0, Aged packets: 0, FIFO errors: 0, HS link CRC errors: 0,`,
    "    MTU errors: 0, Resource errors: 0",
  ];
}

const uncounted = [
  "CRC/Align errors",
  "FIFO errors",
  "MAC control frames",
  "MAC pause frames",
  "Oversized frames",
  "Jabber frames",
  "Fragment frames",
  "VLAN tagged frames",
  "Code violations",
];
const receivedOnly = 5;

function macLines({ input, output }: Traffic): readonly string[] {
  const row = (label: string, received: number, sent: number | undefined): string =>
    `    ${label.padEnd(25)}${String(received).padStart(16)}${sent === undefined ? "" : String(sent).padStart(17)}`;
  return [
    "  MAC statistics:                      Receive         Transmit",
    row("Total octets", input.bytes, output.bytes),
    row("Total packets", input.packets, output.packets),
    row("Unicast packets", input.unicasts, output.unicasts),
    row("Broadcast packets", input.broadcasts, output.broadcasts),
    row("Multicast packets", input.multicasts, output.multicasts),
    ...uncounted.map((label, place) =>
      row(label, 0, place < uncounted.length - receivedOnly ? 0 : undefined),
    ),
  ];
}
