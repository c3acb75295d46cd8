import { el, type XmlElement } from "../../../../xml/index.ts";
import type { NextHop } from "./route.ts";

/** A next hop; the local one of an own address names only the interface. */
export function hopElement(hop: NextHop, isLocal: boolean, isSelected: boolean): XmlElement {
  if (isLocal) return el("nh", el("nh-local-interface", hop.via ?? ""));
  return el(
    "nh",
    ...(isSelected ? [el("selected-next-hop")] : []),
    ...(hop.to === undefined ? [] : [el("to", hop.to)]),
    ...(hop.via === undefined ? [] : [el("via", hop.via)]),
    ...(hop.table === undefined ? [] : [el("nh-table", hop.table)]),
    ...(hop.lspName === undefined ? [] : [el("lsp-name", hop.lspName)]),
    ...(hop.label === undefined ? [] : [el("mpls-label", hop.label)]),
  );
}
