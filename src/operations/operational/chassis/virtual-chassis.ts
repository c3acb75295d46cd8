import { entriesOf, has, leafValue } from "../../../junos/config/index.ts";
import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { type OperationalReply, optional } from "../reply/index.ts";
import type { StateAnswer } from "../request/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

/** Priority of members that the configuration gives none. */
const defaultPriority = 128;

interface Member {
  readonly id: number;
  readonly isPresent: boolean;
  readonly serialNumber: string | undefined;
  readonly priority: number;
}

/**
 * `show virtual-chassis`: a switch is a virtual chassis of one member; further members of
 * `virtual-chassis member` are not present. Other platforms do not know the command.
 */
export function virtualChassis(facts: DeviceFacts, requestName: string): StateAnswer {
  if (facts.platform.family !== "switch")
    return { error: operationFailed("syntax error", requestName) };
  return chassisReply(facts, membersOf(facts));
}

function membersOf(facts: DeviceFacts): readonly Member[] {
  const configured = new Map(
    entriesOf(facts.running, "virtual-chassis", "member").map((entry) => [
      Number(entry.keys[0]),
      entry,
    ]),
  );
  const ids = new Set([0, ...configured.keys()]);
  return [...ids]
    .toSorted((one, other) => one - other)
    .map((id) => {
      const entry = configured.get(id);
      const priority = entry && leafValue(entry, "mastership-priority");
      const isEngine = entry && leafValue(entry, "role") === "routing-engine";
      return {
        id,
        isPresent: id === 0,
        serialNumber: id === 0 ? facts.serialNumber : entry && leafValue(entry, "serial-number"),
        priority: priority === undefined ? (isEngine ? 129 : defaultPriority) : Number(priority),
      };
    });
}

function chassisReply(facts: DeviceFacts, members: readonly Member[]): OperationalReply {
  const id = idOf(facts);
  const isFixed = has(facts.running, "virtual-chassis", "preprovisioned");
  const identity = isFixed
    ? "preprovisioned-virtual-chassis-information"
    : "virtual-chassis-id-information";
  const head = [
    ...(isFixed ? ["Preprovisioned Virtual Chassis"] : []),
    `Virtual Chassis ID: ${id}`,
    "Virtual Chassis Mode: Enabled",
    "                                                Mstr           Mixed Route Neighbor List",
    "Member ID  Status   Serial No    Model          prio  Role      Mode  Mode ID  Interface",
  ];
  return {
    xml: el(
      "virtual-chassis-information",
      el(identity, el("virtual-chassis-id", id), el("virtual-chassis-mode", "Enabled")),
      el(
        "member-list",
        { "junos:style": "single-slot" },
        ...members.map(({ id: member, isPresent, serialNumber, priority }) =>
          el(
            "member",
            el("member-status", isPresent ? "Prsnt" : "NotPrsnt"),
            el("member-id", String(member)),
            el("fpc-slot", `(FPC ${member})`),
            optional("member-serial-number", serialNumber),
            ...(isPresent
              ? [
                  el("member-model", facts.platform.model),
                  el("member-priority", String(priority)),
                  el("member-mixed-mode", "N"),
                  el("member-route-mode", "VC"),
                  el("member-role", "Master*"),
                ]
              : []),
          ),
        ),
      ),
    ),
    text: () =>
      [
        ...head,
        ...members.map(({ id: member, isPresent, serialNumber = "", priority }) => {
          const place = `${member} (FPC ${member})`.padEnd(11);
          const status = (isPresent ? "Prsnt" : "NotPrsnt").padEnd(9);
          const rest = isPresent
            ? `${facts.platform.model.padEnd(15)}${String(priority).padEnd(6)}${"Master*".padEnd(12)}N  VC`
            : "";
          return `${place}${status}${serialNumber.padEnd(13)}${rest}`.trimEnd();
        }),
      ].join("\n"),
  };
}

/** `2f7a.91c0.33de`: the same for the same device. */
function idOf(facts: DeviceFacts): string {
  const hex = Buffer.from(facts.random.derive("virtual-chassis").bytes(6)).toString("hex");
  return (hex.match(/..../g) ?? []).join(".");
}
