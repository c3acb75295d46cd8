import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../reply/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { interfacesOf } from "../state/interface-model.ts";
import { localPackets, type PacketKind } from "./local-packets.ts";
import { portTraffic } from "./traffic.ts";

/** Ports whose packets the packet forwarding engine forwards. */
const forwardingPort = /^(et|fe|ge|mge|xe)-(\d+)\//;

interface Row {
  readonly name: string;
  readonly label: string;
  readonly count: number;
}

/** Protocols in the order of Junos; what the device does not run stays at zero. */
const protocols: readonly (readonly [name: string, label: string, kind?: PacketKind])[] = [
  ["hdlc-keepalive-count", "HDLC keepalives"],
  ["atm-oam-count", "ATM OAM"],
  ["fr-lmi-count", "Frame Relay LMI"],
  ["ppp-lcp-ncp-count", "PPP LCP/NCP"],
  ["ospf-hello-count", "OSPF hello", "ospf"],
  ["ospf3-hello-count", "OSPF3 hello", "ospf3"],
  ["rsvp-hello-count", "RSVP hello"],
  ["ldp-hello-count", "LDP hello", "ldp"],
  ["bfd-count", "BFD", "bfd"],
  ["isis-iih-count", "IS-IS IIH", "isis"],
  ["lacp-count", "LACP", "lacp"],
  ["arp-count", "ARP", "arp"],
  ["ether-oam-count", "ETHER OAM"],
  ["unknown-count", "Unknown"],
];

const drops = [
  ["software-input-control-drops", "Software input control plane drops"],
  ["software-input-high-drops", "Software input high drops"],
  ["software-input-medium-drops", "Software input medium drops"],
  ["software-input-low-drops", "Software input low drops"],
  ["software-output-low-drops", "Software output drops"],
  ["hardware-input-drops", "Hardware input drops"],
] as const;

const discards = [
  ["timeout-discard", "Timeout"],
  ["truncated-key-discard", "Truncated key"],
  ["bits-to-test-discard", "Bits to test"],
  ["data-error-discard", "Data error"],
  ["stack-underflow-discard", "Stack underflow"],
  ["stack-overflow-discard", "Stack overflow"],
  ["bad-route-discard", "Normal discard"],
  ["extended-discard", "Extended discard"],
  ["invalid-iif-discard", "Invalid interface"],
  ["info-cell-discard", "Info cell drops"],
  ["fabric-discard", "Fabric drops"],
] as const;

const chip = [
  ["input-checksum", "Input Checksum"],
  ["output-mtu", "Output MTU"],
] as const;

/**
 * `show pfe statistics traffic [fpc SLOT]`: the sum of the counters of its ports, and what of their
 * packets went to the routing engine. Nothing is dropped.
 */
export function pfeStatistics(facts: DeviceFacts, slot: number | undefined): OperationalReply {
  const isHere = (name: string): boolean =>
    slot === undefined || forwardingPort.exec(name)?.[2] === String(slot);
  const flows = interfacesOf(facts)
    .filter(({ name }) => forwardingPort.test(name) && isHere(name))
    .map((port) => portTraffic(facts, port));
  const sum = (which: "input" | "output", what: "packets" | "packetsPerSecond"): number =>
    flows.reduce((total, flow) => total + flow[which][what], 0);
  const totals = [
    ["pfe-input-packets", "Input  packets", sum("input", "packets")],
    ["input-pps", "", sum("input", "packetsPerSecond")],
    ["pfe-output-packets", "Output packets", sum("output", "packets")],
    ["output-pps", "", sum("output", "packetsPerSecond")],
    ["pfe-fabric-input", "Fabric Input  ", 0],
    ["pfe-fabric-input-pps", "", 0],
    ["pfe-fabric-output", "Fabric Output ", 0],
    ["pfe-fabric-output-pps", "", 0],
  ] as const;
  const counts = localPackets(facts, isHere);
  const local = protocols.map(([name, label, kind]) => ({
    name,
    label,
    count: kind === undefined ? 0 : counts[kind],
  }));
  // Each packet of a protocol that comes in has one that goes out.
  const toEngine = local.reduce((total, { count }) => total + count, 0);
  const localRows = [
    { name: "pfe-input-packets", label: "Local packets input", count: toEngine },
    { name: "pfe-output-packets", label: "Local packets output", count: toEngine },
    ...zeros(drops),
  ];
  const parts = [
    ["pfe-local-traffic-statistics", "local traffic statistics", localRows, 36],
    ["pfe-local-protocol-statistics", "local protocol statistics", local, 27],
    ["pfe-hardware-discard-statistics", "hardware discard statistics", zeros(discards), 27],
    [
      "pfe-chip-statistics",
      "Input IPv4 Header Checksum Error and Output MTU Error statistics",
      zeros(chip),
      27,
    ],
  ] as const;
  return {
    xml: el(
      "pfe-statistics",
      dataNamespace(facts, "pfe"),
      el("pfe-traffic-statistics", ...totals.map(([name, , count]) => el(name, String(count)))),
      ...parts.map(([name, , rows]) =>
        el(name, ...rows.map((row) => el(row.name, String(row.count)))),
      ),
    ),
    text: () =>
      [
        "Packet Forwarding Engine traffic statistics:",
        ...totals.flatMap(([, label, count], index) => {
          const rate = String(totals[index + 1]?.[2] ?? 0).padStart(14);
          return label === "" ? [] : [`    ${label}:${String(count).padStart(18)}${rate} pps`];
        }),
        ...parts.flatMap(([, title, rows, width]) => [
          `Packet Forwarding Engine ${title}:`,
          ...rows.map(
            ({ label, count }) => `    ${label.padEnd(width)}:${String(count).padStart(18)}`,
          ),
        ]),
      ].join("\n"),
  };
}

function zeros(names: readonly (readonly [name: string, label: string])[]): readonly Row[] {
  return names.map(([name, label]) => ({ name, label, count: 0 }));
}
