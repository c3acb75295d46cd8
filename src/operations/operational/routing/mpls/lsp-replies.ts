import { el, type XmlElement } from "../../../../xml/index.ts";
import { dataNamespace, type OperationalReply, optional } from "../../reply/index.ts";
import type { DeviceFacts } from "../../state/device-facts.ts";
import type { Lsp } from "./lsp-model.ts";

/** The three kinds of session; paths begin here, so the other two are empty. */
const kinds = ["Ingress", "Egress", "Transit"] as const;
type Kind = (typeof kinds)[number];

/** `show mpls lsp`: `shown` of all `lsps`, by kind. */
export function mplsLsps(
  facts: DeviceFacts,
  lsps: readonly Lsp[],
  shown: readonly Lsp[],
  isLong: boolean,
  wanted: string | undefined,
): OperationalReply {
  const sections = sectionsOf(lsps, shown, wanted);
  return {
    xml: el(
      "mpls-lsp-information",
      dataNamespace(facts, "routing"),
      ...sections.map((section) =>
        sectionElement(section, (lsp) =>
          el(
            "rsvp-session",
            { "junos:style": isLong ? "detail" : "brief" },
            lspElement(lsp, isLong),
          ),
        ),
      ),
    ),
    text: () =>
      sections
        .map((section) =>
          sectionText(
            section,
            "LSP",
            isLong
              ? undefined
              : "To              From            State Rt P     ActivePath       LSPname",
            (lsp) => (isLong ? longLines(lsp) : [lspLine(lsp)]),
          ),
        )
        .join("\n\n"),
  };
}

/** `show rsvp session`. */
export function rsvpSessions(
  facts: DeviceFacts,
  lsps: readonly Lsp[],
  shown: readonly Lsp[],
  wanted: string | undefined,
): OperationalReply {
  const sections = sectionsOf(lsps, shown, wanted);
  return {
    xml: el(
      "rsvp-session-information",
      dataNamespace(facts, "routing"),
      ...sections.map((section) => sectionElement(section, sessionElement)),
    ),
    text: () =>
      sections
        .map((section) =>
          sectionText(
            section,
            "RSVP",
            "To              From            State   Rt Style Labelin Labelout LSPname",
            (lsp) => [sessionLine(lsp)],
          ),
        )
        .join("\n\n"),
  };
}

interface Section {
  readonly kind: Kind;
  readonly total: number;
  readonly shown: readonly Lsp[];
}

function sectionsOf(
  lsps: readonly Lsp[],
  shown: readonly Lsp[],
  wanted: string | undefined,
): readonly Section[] {
  return kinds
    .filter((kind) => wanted === undefined || kind.toLowerCase() === wanted)
    .map((kind) => ({
      kind,
      total: kind === "Ingress" ? lsps.length : 0,
      shown: kind === "Ingress" ? shown : [],
    }));
}

function upOf({ shown }: Section): number {
  return shown.filter(({ isUp }) => isUp).length;
}

function sectionElement(section: Section, one: (lsp: Lsp) => XmlElement): XmlElement {
  const { kind, total, shown } = section;
  return el(
    "rsvp-session-data",
    el("session-type", kind),
    el("count", String(total)),
    ...shown.map(one),
    el("display-count", String(shown.length)),
    el("up-count", String(upOf(section))),
    el("down-count", String(shown.length - upOf(section))),
  );
}

function sectionText(
  section: Section,
  label: string,
  head: string | undefined,
  lines: (lsp: Lsp) => readonly string[],
): string {
  const { kind, total, shown } = section;
  return [
    `${kind} ${label}: ${total} sessions`,
    ...(shown.length === 0 || head === undefined ? [] : [head]),
    ...shown.flatMap(lines),
    `Total ${shown.length} displayed, Up ${upOf(section)}, Down ${shown.length - upOf(section)}`,
  ].join("\n");
}

function stateOf({ isUp }: Lsp): string {
  return isUp ? "Up" : "Dn";
}

function lspElement(lsp: Lsp, isLong: boolean): XmlElement {
  const activePath = lsp.isUp ? activePathOf(lsp, isLong) : "";
  return el(
    "mpls-lsp",
    el("destination-address", lsp.to),
    el("source-address", lsp.isUp ? lsp.from : "0.0.0.0"),
    el("lsp-state", stateOf(lsp)),
    el("route-count", "0"),
    ...(isLong
      ? [
          el("name", lsp.name),
          optional("lsp-description", lsp.description),
          el("active-path", activePath),
          el("lsp-type", "Static Configured"),
          el("egress-label-operation", "Penultimate hop popping"),
          el("load-balance", "random"),
          el(
            "mpls-lsp-attributes",
            el("encoding-type", "Packet"),
            el("switching-type", "Packet"),
            el("gpid", "IPv4"),
          ),
          el(
            "mpls-lsp-path",
            ...(lsp.isUp ? [el("path-active")] : []),
            el("title", "Primary"),
            ...(lsp.path === undefined ? [] : [el("name", lsp.path)]),
            el("path-state", lsp.isUp ? "Up" : "Dn"),
            el("setup-priority", String(lsp.setupPriority)),
            el("hold-priority", String(lsp.holdPriority)),
            optional("bandwidth", lsp.bandwidth),
            ...(lsp.nextHop?.to === undefined || !lsp.isUp
              ? []
              : [el("received-rro", lsp.nextHop.to)]),
          ),
        ]
      : [el("active-path", activePath), el("name", lsp.name)]),
  );
}

/** `(primary)`, after the name of the path where it has one. */
function activePathOf({ path }: Lsp, isLong: boolean): string {
  if (!isLong) return path ?? "";
  return path === undefined ? "(primary)" : `${path} (primary)`;
}

function lspLine(lsp: Lsp): string {
  return [
    lsp.to.padEnd(15),
    (lsp.isUp ? lsp.from : "0.0.0.0").padEnd(15),
    stateOf(lsp).padEnd(5),
    " 0",
    (lsp.isUp ? "*" : "-").padEnd(5),
    (lsp.isUp ? (lsp.path ?? "") : "").padEnd(16),
    lsp.name,
  ].join(" ");
}

function longLines(lsp: Lsp): readonly string[] {
  return [
    "",
    lsp.to,
    `  From: ${lsp.isUp ? lsp.from : "0.0.0.0"}, State: ${stateOf(lsp)}, ActiveRoute: 0, LSPname: ${lsp.name}`,
    ...(lsp.description === undefined ? [] : [`  Description: ${lsp.description}`]),
    `  ActivePath: ${lsp.isUp ? activePathOf(lsp, true) : "(none)"}`,
    "  LSPtype: Static Configured, Penultimate hop popping",
    "  LoadBalance: Random",
    "  Encoding type: Packet, Switching type: Packet, GPID: IPv4",
    ` ${lsp.isUp ? "*" : " "}Primary   ${(lsp.path ?? "").padEnd(16)} State: ${stateOf(lsp)}`,
    `    Priorities: ${lsp.setupPriority} ${lsp.holdPriority}`,
    ...(lsp.bandwidth === undefined ? [] : [`    Bandwidth: ${lsp.bandwidth}`]),
  ];
}

function sessionElement(lsp: Lsp): XmlElement {
  return el(
    "rsvp-session",
    { "junos:style": "brief" },
    el("destination-address", lsp.to),
    el("source-address", lsp.from),
    el("lsp-state", stateOf(lsp)),
    el("route-count", "0"),
    el("rsb-count", lsp.isUp ? "1" : "0"),
    el("resv-style", lsp.isUp ? "FF" : "-"),
    el("label-in", "-"),
    el("label-out", lsp.isUp ? String(lsp.labelOut) : "-"),
    el("name", lsp.name),
  );
}

function sessionLine(lsp: Lsp): string {
  return [
    lsp.to.padEnd(15),
    lsp.from.padEnd(15),
    stateOf(lsp).padEnd(7),
    " 0",
    lsp.isUp ? " 1 FF" : " 0 - ",
    "-".padStart(7),
    (lsp.isUp ? String(lsp.labelOut) : "-").padStart(8),
    lsp.name,
  ].join(" ");
}
