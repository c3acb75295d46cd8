import { has, leafValue } from "../../../junos/config/index.ts";
import type { PartRole } from "../../profile/platform.ts";
import type { PartState } from "./chassis-faults.ts";
import { partsOf } from "./chassis-model.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { licensesOf } from "./licenses.ts";

/** Something that wants attention. */
export interface Alarm {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly class: "Major" | "Minor";
  readonly description: string;
  readonly short: string;
  readonly type: "Chassis" | "Configuration" | "License";
}

/** Alarms that are there from the start are set when the daemons have looked round. */
const afterBootMs = 60_000;

/**
 * The alarms of the chassis: parts that do not work or were pulled out, and the management port
 * without a link unless `chassis alarm management-ethernet link-down ignore` says otherwise.
 */
export function chassisAlarms(facts: DeviceFacts): readonly Alarm[] {
  const parts = partsOf(facts).flatMap(({ name, role, state }): Alarm[] => {
    const fault = facts.chassisFaults.get(name);
    const words = fault && role && partWords(name, role, state);
    return words === undefined || fault === undefined
      ? []
      : [{ since: fault.since, type: "Chassis", ...words }];
  });
  return [...parts, ...managementAlarm(facts)];
}

/** All alarms: those of the chassis, missing licenses, and a rescue configuration that is not set. */
export function systemAlarms(facts: DeviceFacts, hasRescue: boolean): readonly Alarm[] {
  const licenses = licensesOf(facts).flatMap(({ feature, needed }): Alarm[] =>
    needed === 0
      ? []
      : [
          {
            since: facts.lastCommit?.at ?? startOf(facts),
            class: "Minor",
            description: `${feature.description} usage requires a license`,
            short: feature.name,
            type: "License",
          },
        ],
  );
  const rescue: readonly Alarm[] = hasRescue
    ? []
    : [
        {
          since: startOf(facts),
          class: "Minor",
          description: "Rescue configuration is not set",
          short: "no-rescue",
          type: "Configuration",
        },
      ];
  return [...chassisAlarms(facts), ...licenses, ...rescue];
}

function startOf({ bootedAt, now }: DeviceFacts): number {
  return Math.min(now, bootedAt + afterBootMs);
}

/** Undefined for what nobody is told of: an empty slot of a line card. */
function partWords(
  name: string,
  role: PartRole,
  state: PartState,
): Pick<Alarm, "class" | "description" | "short"> | undefined {
  const isAbsent = state === "absent";
  switch (role.kind) {
    case "power-supply":
      return isAbsent
        ? { class: "Minor", description: `${name} Absent`, short: `${name} Absent` }
        : { class: "Major", description: `${name} Not OK`, short: `${name} Not OK` };
    case "fan-tray":
      return isAbsent
        ? { class: "Major", description: `${name} Absent`, short: `${name} Absent` }
        : { class: "Major", description: `${name} Failure`, short: `${name} Failure` };
    case "line-card":
      return isAbsent
        ? undefined
        : { class: "Major", description: `${name} Hard errors`, short: `${name} Hard errors` };
    case "control-board":
      return isAbsent
        ? { class: "Minor", description: `${name} Absent`, short: `${name} Absent` }
        : { class: "Major", description: `${name} Fault`, short: `${name} Fault` };
    case "routing-engine":
      return {
        class: isAbsent ? "Minor" : "Major",
        description: isAbsent
          ? `Backup RE ${role.slot} Absent`
          : "Loss of communication with Backup RE",
        short: isAbsent ? "Backup RE Absent" : "Backup RE comm loss",
      };
  }
}

function managementAlarm(facts: DeviceFacts): readonly Alarm[] {
  const { running, platform } = facts;
  const { managementPort: port, family, isVirtual } = platform;
  const wanted = leafValue(running, "chassis", "alarm", "management-ethernet", "link-down");
  const isConfigured = has(running, "interfaces", ["interface", port]);
  // A virtual device without a management port has no socket that could be empty.
  if (wanted === "ignore" || (isVirtual && !isConfigured)) return [];
  const isUp = interfacesOf(facts).some(({ name, operUp }) => name === port && operUp);
  if (isUp) return [];
  const isMajor = wanted !== "yellow";
  return [
    {
      since: startOf(facts),
      class: isMajor ? "Major" : "Minor",
      description:
        family === "router"
          ? `Host 0 ${port} : Ethernet Link Down`
          : "Management Ethernet Link Down",
      short: family === "router" ? "Mgmt Eth Link Down" : "mgmt-link-down",
      type: "Chassis",
    },
  ];
}
