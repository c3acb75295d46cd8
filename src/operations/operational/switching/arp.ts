import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { dataNamespace, type OperationalReply, textTable, wrapped } from "../reply/index.ts";
import {
  type Answer,
  type Asked,
  flag,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { unitsOfInstance } from "../state/instance-units.ts";
import { type ArpEntry, arpEntries, arpMark } from "./arp-entries.ts";

const selectors = [value("hostname"), value("interface"), value("vpn")] as const;

/** `show arp`, `clear arp`. */
export const arpOperations: readonly OperationalOperation[] = [
  operational({
    name: "get-arp-table-information",
    command: "show arp",
    arguments: [
      ...selectors,
      flag("no-resolve"),
      flag("expiration-time"),
      flag("reference-count"),
      flag("state"),
    ],
    drivenBy: "the far ends of links that are up, `arp` of addresses, what was cleared, the clock",
    answer: (asked) => {
      const { arguments: given, facts } = asked;
      return selected(asked, (entries) =>
        arpTable(facts, entries, {
          isResolved: !given.has("no-resolve"),
          isTimed: given.has("expiration-time"),
        }),
      );
    },
  }),
  operational({
    name: "clear-arp-table",
    command: "clear arp",
    arguments: selectors,
    drivenBy: "learnt entries go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: (asked) => selected(asked, (entries) => clearEntries(asked, entries)),
  }),
  operational({
    name: "clear-arp-table-all",
    command: "clear arp all",
    drivenBy: "learnt entries go, and are learnt again within seconds",
    permissions: ["clear"],
    answer: (asked) => clearEntries(asked, arpEntries(asked.facts)),
  }),
];

/** The entries that a request names; an instance that does not exist is an error, as is no `vpn` at all. */
function selected(
  { facts, arguments: given }: Asked,
  make: (entries: readonly ArpEntry[]) => Answer,
): Answer {
  const [host, name, instance] = [
    given.text("hostname"),
    given.text("interface"),
    given.text("vpn"),
  ];
  const units = instance === undefined ? undefined : unitsOfInstance(facts, instance);
  if (instance !== undefined && units === undefined)
    return { error: operationFailed(`instance ${instance} not found`, instance) };
  return make(
    arpEntries(facts).filter(
      ({ address, hostName, unit }) =>
        (host === undefined || host === address || host === hostName) &&
        (name === undefined || name === unit) &&
        (units === undefined || units.has(unit)),
    ),
  );
}

function clearEntries({ context }: Asked, entries: readonly ArpEntry[]): OperationalReply {
  const gone = entries.filter(({ isPermanent }) => !isPermanent);
  for (const { address, unit } of gone) context.mark(arpMark(address, unit));
  const lines = gone.map(({ address }) => `${address.padEnd(15)} deleted`);
  return {
    xml: el("clear-arp-table-results", `\n${lines.map((line) => `${line}\n`).join("")}`),
    text: () => lines.join("\n"),
  };
}

interface Shown {
  readonly isResolved: boolean;
  readonly isTimed: boolean;
}

function arpTable(
  facts: DeviceFacts,
  entries: readonly ArpEntry[],
  shown: Shown,
): OperationalReply {
  const { isResolved, isTimed } = shown;
  return {
    xml: el(
      "arp-table-information",
      {
        ...dataNamespace(facts, "arp"),
        "junos:style": isResolved ? "normal" : "no-resolve",
      },
      ...entries.map((entry) =>
        el(
          "arp-table-entry",
          wrapped("mac-address", entry.mac),
          wrapped("ip-address", entry.address),
          isResolved ? wrapped("hostname", entry.hostName) : undefined,
          wrapped("interface-name", placeOf(entry)),
          isTimed && !entry.isPermanent
            ? wrapped("time-to-expire", ` ${entry.timeToExpire}`)
            : undefined,
          el("arp-table-entry-flags", el(flagOf(entry))),
        ),
      ),
      wrapped("arp-entry-count", String(entries.length)),
    ),
    text: () => tableText(entries, shown),
  };
}

function tableText(entries: readonly ArpEntry[], { isResolved, isTimed }: Shown): string {
  const row = (entry: ArpEntry): readonly string[] => [
    entry.mac,
    entry.address,
    ...(isResolved ? [entry.hostName] : []),
    placeOf(entry),
    flagOf(entry),
    ...(isTimed ? [entry.isPermanent ? "-" : String(entry.timeToExpire)] : []),
  ];
  const names = ["MAC Address", "Address", "Name", "Interface", "Flags", "TTE"];
  const hidden = [...(isResolved ? [] : ["Name"]), ...(isTimed ? [] : ["TTE"])];
  const widths = isResolved ? [18, 16, 26, 24, 9] : [18, 16, 25, 9];
  return [
    ...textTable([names.filter((name) => !hidden.includes(name)), ...entries.map(row)], widths),
    `Total entries: ${entries.length}`,
  ].join("\n");
}

/** `irb.10 [ge-0/0/1.0]`: a routed VLAN tells where the host is. */
function placeOf({ unit, via }: ArpEntry): string {
  return via === undefined ? unit : `${unit} [${via}]`;
}

function flagOf({ isPermanent }: ArpEntry): string {
  return isPermanent ? "permanent" : "none";
}
