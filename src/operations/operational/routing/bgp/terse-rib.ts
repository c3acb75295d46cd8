import { el, type XmlElement } from "../../../../xml/index.ts";
import type { RibCounts } from "./rib-counts.ts";

/** `<bgp-rib>` of a peer or group, as summaries tell of it. */
export function terseRib(
  { table, active, received }: Pick<RibCounts, "table" | "active" | "received">,
  ...more: readonly XmlElement[]
): XmlElement {
  return el(
    "bgp-rib",
    { "junos:style": "terse" },
    el("name", table),
    el("active-prefix-count", String(active)),
    el("received-prefix-count", String(received)),
    el("accepted-prefix-count", String(received)),
    el("suppressed-prefix-count", "0"),
    ...more,
  );
}
