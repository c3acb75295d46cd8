import { el, type XmlElement } from "../../../xml/index.ts";
import { wrapped } from "../reply/index.ts";
import type { Style } from "./port-report.ts";
import type { ShownAddress } from "./shown-addresses.ts";
import { packets, verboseTraffic } from "./statistics-element.ts";
import type { FamilyReport, UnitReport } from "./unit-report.ts";

/** `<logical-interface>` in all styles but terse. */
export function unitElement(report: UnitReport, style: Style): XmlElement {
  const { unit, index, encapsulation, tags, traffic } = report;
  const isBrief = style === "brief";
  const isDetailed = style === "detail" || style === "extensive";
  return el(
    "logical-interface",
    wrapped("name", unit.name),
    ...(isBrief
      ? []
      : [wrapped("local-index", String(index.local)), wrapped("snmp-index", String(index.snmp))]),
    isDetailed ? wrapped("generation", String(index.generation)) : undefined,
    unit.description === undefined ? undefined : wrapped("description", unit.description),
    flags(report),
    tags === undefined ? undefined : wrapped("link-address", `[ ${tags} ]`),
    wrapped("encapsulation", encapsulation),
    ...(isBrief ? [] : [el("policer-overhead", "\n")]),
    ...(isBrief ? [] : isDetailed ? detailed(report) : [packets(traffic)]),
    isBrief ? undefined : el("filter-information", "\n"),
    ...report.families.map((family) => familyElement(family, style, report.instance)),
  );
}

function flags({ unit, hasTraps, tags }: UnitReport): XmlElement {
  const isLinked = unit.config !== undefined;
  const state = !unit.adminUp ? "iff-down" : unit.operUp ? "iff-up" : "iff-device-down";
  return el(
    "if-config-flags",
    el(state),
    hasTraps ? el("iff-snmp-traps") : undefined,
    isLinked ? wrapped("internal-flags", internalFlags(tags)) : undefined,
  );
}

/** Flags of the kernel: one bit more on a unit without tags. */
export function internalFlags(tags: string | undefined): string {
  return tags === undefined ? "0x4004000" : "0x4000";
}

function detailed({ traffic }: UnitReport): readonly XmlElement[] {
  const { input, output } = traffic;
  return [
    el(
      "traffic-statistics",
      { "junos:style": "verbose" },
      wrapped("input-bytes", String(input.bytes)),
      wrapped("output-bytes", String(output.bytes)),
      wrapped("input-packets", String(input.packets)),
      wrapped("output-packets", String(output.packets)),
    ),
    verboseTraffic("transit-traffic-statistics", traffic),
  ];
}

const resolving = ["inet", "inet6"];
/** Next hops that a unit may hold; of the forwarding plane, not of the configuration. */
export const nextHopCache = 75_000;

function familyElement(family: FamilyReport, style: Style, instance: string): XmlElement {
  const isDetailed = style === "detail" || style === "extensive";
  const name = wrapped("address-family-name", family.name);
  if (style === "brief") return el("address-family", name, ...family.addresses.map(localElement));
  return el(
    "address-family",
    name,
    wrapped("mtu", family.mtu),
    ...(resolving.includes(family.name)
      ? [
          wrapped("max-local-cache", String(nextHopCache)),
          wrapped("new-hold-limit", String(nextHopCache)),
          wrapped("intf-curr-cnt", String(family.neighbours ?? 0)),
          wrapped("intf-unresolved-cnt", "0"),
          wrapped("intf-dropcnt", "0"),
        ]
      : []),
    isDetailed ? wrapped("generation", String(family.generation)) : undefined,
    isDetailed ? wrapped("route-table", instance) : undefined,
    family.bundle === undefined ? undefined : wrapped("ae-bundle-name", family.bundle),
    el(
      "address-family-flags",
      ...(family.flags.length === 0
        ? [el("ifff-none")]
        : family.flags.map((flag) => el(`ifff-${flag.toLowerCase()}`))),
    ),
    ...family.addresses.map((address, place) =>
      addressElement(address, isDetailed ? family.generation + 40 + place : undefined),
    ),
  );
}

function localElement({ local, length }: ShownAddress): XmlElement {
  const text = length === 0 ? local : `${local}/${length}`;
  return el("interface-address", wrapped("ifa-local", text));
}

function addressElement(address: ShownAddress, generation: number | undefined): XmlElement {
  return el(
    "interface-address",
    el(
      "ifa-flags",
      el("ifaf-current-preferred"),
      address.isPrimary ? el("ifaf-current-primary") : undefined,
    ),
    address.destination === undefined ? undefined : wrapped("ifa-destination", address.destination),
    wrapped("ifa-local", address.local),
    address.broadcast === undefined ? undefined : wrapped("ifa-broadcast", address.broadcast),
    generation === undefined ? undefined : wrapped("generation", String(generation)),
  );
}
