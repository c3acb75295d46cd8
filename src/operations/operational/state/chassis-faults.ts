import { CallHomeError } from "../../../base/index.ts";
import type { Platform, PlatformModule } from "../../profile/platforms.ts";

/** How a part of the chassis is: at work, broken, or pulled out. */
export type PartState = "ok" | "failed" | "absent";

/** A part that is not at work. */
interface PartFault {
  readonly state: Exclude<PartState, "ok">;
  /** Since when, milliseconds since 1970. */
  readonly since: number;
}

/** The parts that do not work, by the names of the inventory; environment, power and alarms follow it. */
export type ChassisFaults = ReadonlyMap<string, PartFault>;

export const noFaults: ChassisFaults = new Map();

/** Names of the parts that can fail or be pulled out: all with a role but the master routing engine. */
export function replaceableParts(platform: Platform): readonly string[] {
  return platform.modules.filter(isReplaceable).map(({ name }) => name);
}

function isReplaceable({ role }: PlatformModule): boolean {
  return role !== undefined && !(role.kind === "routing-engine" && role.slot === 0);
}

/**
 * The faults after a part came into another state at `at`. Throws `CallHomeError` (`ERR_OPTION`)
 * for a part that the platform does not have, or that cannot fail alone.
 */
export function withPart(
  faults: ChassisFaults,
  platform: Platform,
  name: string,
  state: PartState,
  at: number,
): ChassisFaults {
  const parts = replaceableParts(platform);
  if (!parts.includes(name))
    throw new CallHomeError(
      "ERR_OPTION",
      `part '${name}' of ${platform.model}: expected one of ${parts.join(", ")}`,
    );
  if ((faults.get(name)?.state ?? "ok") === state) return faults;
  const changed = new Map(faults);
  if (state === "ok") changed.delete(name);
  else changed.set(name, { state, since: at });
  return changed;
}
