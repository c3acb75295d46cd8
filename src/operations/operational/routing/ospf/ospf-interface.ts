import { addressText, type Prefix } from "../../../../base/index.ts";
import { has } from "../../../../junos/config/index.ts";
import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { addressOf } from "../model/routed-unit.ts";
import type { Router } from "../model/router.ts";
import { familyOf, isDesignated, type OspfInterface, type OspfVersion } from "./ospf-model.ts";

export interface ShownInterface {
  readonly router: Router;
  readonly one: OspfInterface;
}

/** `show ospf interface`, and `show ospf3 interface`. */
export function ospfInterfacesReply(
  facts: DeviceFacts,
  version: OspfVersion,
  shown: readonly ShownInterface[],
  isLong: boolean,
): OperationalReply {
  const rows = shown.map((one) => rowOf(one, version));
  return {
    xml: el(
      `${version}-interface-information`,
      dataNamespace(facts, "routing"),
      ...rows.map((row) => rowElement(row, version, isLong)),
    ),
    text: () =>
      [
        "Interface           State   Area            DR ID           BDR ID          Nbrs",
        ...rows.flatMap((row) => rowLines(row, isLong)),
      ].join("\n"),
  };
}

interface Row {
  readonly one: OspfInterface;
  readonly state: string;
  readonly designatedId: string;
  readonly backupId: string;
  readonly neighbors: number;
  readonly address: string;
  readonly mask: string;
  readonly stub: string;
  readonly authentication: string;
}

function rowOf({ router, one }: ShownInterface, version: OspfVersion): Row {
  const family = familyOf(version);
  const address = addressOf(one.unit, family);
  const [designatedId, backupId] = idsOf(one, router.routerId);
  return {
    one,
    state: stateOf(one, router.routerId),
    designatedId,
    backupId,
    neighbors: one.neighbor === undefined ? 0 : 1,
    address: address === undefined ? "0.0.0.0" : addressText(address.own),
    mask: address === undefined ? "0.0.0.0" : maskText(address.own),
    stub: one.areaType === undefined ? "Not Stub" : one.areaType === "stub" ? "Stub" : "Stub NSSA",
    authentication: authenticationOf(one),
  };
}

/** `Down` while the link is; a loopback and a lone router are their own designated router. */
function stateOf(one: OspfInterface, routerId: string): string {
  if (!one.unit.isUp) return "Down";
  if (one.isPointToPoint) return "PtToPt";
  if (one.unit.isLoopback) return "DRother";
  return isDesignated(one, routerId) ? "DR" : "BDR";
}

function idsOf(one: OspfInterface, routerId: string): readonly [string, string] {
  const none = "0.0.0.0";
  if (!one.unit.isUp || one.isPointToPoint || one.unit.isLoopback) return [none, none];
  if (one.neighbor === undefined) return [routerId, none];
  const other = one.neighbor.peer.routerId;
  return isDesignated(one, routerId) ? [routerId, other] : [other, routerId];
}

function maskText({ length }: Prefix): string {
  const bits = ((1n << 32n) - 1n) ^ ((1n << BigInt(Math.max(0, 32 - length))) - 1n);
  return addressText({ family: "inet", bits });
}

function authenticationOf({ statement }: OspfInterface): string {
  if (has(statement, "authentication", "md5")) return "MD5";
  return has(statement, "authentication", "simple-password") ? "Password" : "None";
}

function rowElement(row: Row, version: OspfVersion, isLong: boolean): XmlElement {
  const { one } = row;
  return el(
    `${version}-interface`,
    el("interface-name", one.unit.name),
    el("ospf-interface-state", row.state),
    el("ospf-area", one.area),
    el("dr-id", row.designatedId),
    el("bdr-id", row.backupId),
    el("neighbor-count", String(row.neighbors)),
    ...(isLong
      ? [
          el("interface-type", one.isPointToPoint ? "P2P" : "LAN"),
          el("interface-address", row.address),
          ...(version === "ospf" ? [el("address-mask", row.mask)] : []),
          el("interface-cost", String(one.metric)),
          el("adj-count", String(row.neighbors)),
          ...(one.isPassive ? [el("passive", "Passive")] : []),
          el("hello-interval", String(one.helloSeconds)),
          el("dead-interval", String(one.deadSeconds)),
          el("retransmit-interval", "5"),
          el("ospf-stub-type", row.stub),
          el("authentication-type", row.authentication),
        ]
      : []),
  );
}

function rowLines(row: Row, isLong: boolean): readonly string[] {
  const { one } = row;
  const head = [
    one.unit.name.padEnd(19),
    row.state.padEnd(7),
    one.area.padEnd(15),
    row.designatedId.padEnd(15),
    row.backupId.padEnd(15),
    String(row.neighbors).padStart(4),
  ].join(" ");
  if (!isLong) return [head];
  const type = one.isPointToPoint ? "P2P" : "LAN";
  return [
    head,
    `  Type: ${type}, Address: ${row.address}, Mask: ${row.mask}, Cost: ${one.metric}`,
    `  Adj count: ${row.neighbors}${one.isPassive ? ", Passive" : ""}`,
    `  Hello: ${one.helloSeconds}, Dead: ${one.deadSeconds}, ReXmit: 5, ${row.stub}`,
    `  Auth type: ${row.authentication}`,
  ];
}
