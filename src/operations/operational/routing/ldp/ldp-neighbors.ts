import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import { ageElement, ageText } from "../model/elapsed.ts";
import { sinceOf } from "../model/things.ts";
import type { LdpNeighbor } from "./ldp-model.ts";
import { left } from "./ldp-timer.ts";

/** A neighbor with what its timers show now. */
interface Row extends LdpNeighbor {
  readonly remaining: number;
  /** Milliseconds since its hellos arrive. */
  readonly up: number;
  readonly types: string;
}

/** Configuration sequence and reference count of a neighbor that nothing disturbed. */
const sequence = 1;
const references = 1;

/** `show ldp neighbor`; `isLong` is what `detail` and `extensive` add. */
export function ldpNeighbors(
  facts: DeviceFacts,
  neighbors: readonly LdpNeighbor[],
  isLong: boolean,
): OperationalReply {
  const rows = neighbors.map(
    (neighbor): Row => ({
      ...neighbor,
      remaining: left(facts, neighbor.address, neighbor.holdSeconds, neighbor.holdSeconds / 3),
      up: facts.now - sinceOf(facts, neighbor.thing),
      types: neighbor.isTargeted ? "configured-targeted" : "discovered",
    }),
  );
  return {
    xml: el(
      "ldp-neighbor-information",
      dataNamespace(facts, "routing"),
      ...rows.map((row) =>
        el(
          "ldp-neighbor",
          el("ldp-neighbor-address", row.address),
          el("interface-name", row.interfaceName),
          el("ldp-label-space-id", row.labelSpace),
          el("ldp-remaining-time", String(row.remaining)),
          ...(isLong ? longElements(row) : []),
        ),
      ),
    ),
    text: () =>
      [
        "Address                             Interface       Label space ID     Hold time",
        ...rows.flatMap((row) => [
          `${row.address.padEnd(35)} ${row.interfaceName.padEnd(15)} ${row.labelSpace.padEnd(18)} ${String(row.remaining).padStart(4)}`,
          ...(isLong ? longLines(row) : []),
        ]),
      ].join("\n"),
  };
}

function longElements({ routerId, up, holdSeconds, types }: Row): readonly XmlElement[] {
  return [
    el("ldp-transport-address", routerId),
    el("ldp-config-sequence", String(sequence)),
    ageElement("ldp-up-time", up),
    el("ldp-reference-count", String(references)),
    el("ldp-holdtime", String(holdSeconds)),
    el("ldp-proposed-local-holdtime", String(holdSeconds)),
    el("ldp-proposed-peer-holdtime", String(holdSeconds)),
    el("ldp-hello-flags", el("ldp-hello-flag", "none")),
    el("ldp-neighbor-types", el("ldp-neighbor-type", types)),
  ];
}

function longLines({ routerId, up, holdSeconds, types }: Row): readonly string[] {
  return [
    `  Transport address: ${routerId}, Configuration sequence: ${sequence}`,
    `  Up for ${ageText(up)}`,
    `  Reference count: ${references}`,
    `  Hold time: ${holdSeconds}, Proposed local/peer: ${holdSeconds}/${holdSeconds}`,
    "  Hello flags: none",
    `  Neighbor types: ${types}`,
  ];
}
