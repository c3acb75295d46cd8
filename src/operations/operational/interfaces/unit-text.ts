import type { Style } from "./port-report.ts";
import { packetLines, trafficLines } from "./port-text.ts";
import type { ShownAddress } from "./shown-addresses.ts";
import { internalFlags, nextHopCache } from "./unit-element.ts";
import type { FamilyReport, UnitReport } from "./unit-report.ts";

/** The lines of `show interfaces` about a logical interface, after an empty one. */
export function unitLines(report: UnitReport, style: Style): readonly string[] {
  const { unit, index, traffic, families, instance } = report;
  const isBrief = style === "brief";
  const isDetailed = style === "detail" || style === "extensive";
  const generation = isDetailed ? ` (Generation ${index.generation})` : "";
  const indexes = isBrief
    ? ""
    : ` (Index ${index.local}) (SNMP ifIndex ${index.snmp})${generation}`;
  return [
    "",
    `  Logical interface ${unit.name}${indexes}`,
    ...(unit.description === undefined ? [] : [`    Description: ${unit.description}`]),
    `    Flags: ${flagText(report)}`,
    ...(isBrief ? [] : isDetailed ? trafficLines(traffic, "    ") : packetLines(traffic)),
    ...families.flatMap((family) =>
      isBrief ? briefLines(family) : familyLines(family, isDetailed, instance),
    ),
  ];
}

function flagText({ unit, hasTraps, tags, encapsulation }: UnitReport): string {
  const words = [
    unit.adminUp ? (unit.operUp ? "Up" : "Device-Down") : "Down",
    ...(hasTraps ? ["SNMP-Traps"] : []),
    ...(unit.config === undefined ? [] : [internalFlags(tags)]),
    ...(tags === undefined ? [] : [`VLAN-Tag [ ${tags} ] `]),
    `Encapsulation: ${encapsulation}`,
  ];
  return words.join(" ");
}

function briefLines({ name, addresses }: FamilyReport): readonly string[] {
  const texts = addresses.map(({ local, length }) => (length === 0 ? local : `${local}/${length}`));
  return [
    `    ${name.padEnd(5)} ${texts[0] ?? ""}`.trimEnd(),
    ...texts.slice(1).map((text) => `          ${text}`),
  ];
}

function familyLines(
  family: FamilyReport,
  isDetailed: boolean,
  instance: string,
): readonly string[] {
  const detail = isDetailed ? `, Generation: ${family.generation}, Route table: ${instance}` : "";
  if (family.bundle !== undefined)
    return [`    Protocol aenet, AE bundle: ${family.bundle}${detail}`];
  return [
    `    Protocol ${family.name}, MTU: ${family.mtu}${detail}`,
    ...(family.neighbours === undefined
      ? []
      : [
          `    Max nh cache: ${nextHopCache}, New hold nh limit: ${nextHopCache}, Curr nh cnt: ${family.neighbours}, Curr new hold cnt: 0, NH drop cnt: 0`,
        ]),
    ...(family.flags.length === 0 ? [] : [`      Flags: ${family.flags.join(", ")}`]),
    ...family.addresses.flatMap((address, place) =>
      addressLines(address, isDetailed ? family.generation + 40 + place : undefined),
    ),
  ];
}

function addressLines(address: ShownAddress, generation: number | undefined): readonly string[] {
  const parts = [
    ...(address.destination === undefined ? [] : [`Destination: ${address.destination}`]),
    `Local: ${address.local}`,
    ...(address.broadcast === undefined ? [] : [`Broadcast: ${address.broadcast}`]),
    ...(generation === undefined ? [] : [`Generation: ${generation}`]),
  ];
  return [
    `      Addresses, Flags: Is-Preferred${address.isPrimary ? " Is-Primary" : ""}`,
    `        ${parts.join(", ")}`,
  ];
}
