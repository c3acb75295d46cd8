import type { TemperatureSensor } from "../../profile/platform.ts";
import { byMinute } from "./by-minute.ts";
import { type ChassisPart, partsOf, partsWithRole } from "./chassis-model.ts";
import type { DeviceFacts } from "./device-facts.ts";

/** Degrees by which each fan tray that does not turn warms the rest. */
const degreesPerFanTray = 4;

/** What a thermometer shows in this minute, degrees Celsius. */
export function celsiusOf(facts: DeviceFacts, { name, celsius }: TemperatureSensor): number {
  const still = partsWithRole(facts, "fan-tray").filter(({ state }) => state !== "ok").length;
  return celsius - 1 + byMinute(facts, `heat ${name}`).integer(3) + still * degreesPerFanTray;
}

/** `36 degrees C / 96 degrees F`. */
export function degreesText(celsius: number): string {
  return `${celsius} degrees C / ${Math.floor((celsius * 9) / 5 + 32)} degrees F`;
}

/** Whether fans turn faster, because another tray does not turn at all. */
export function fansHurry(facts: DeviceFacts): boolean {
  return partsWithRole(facts, "fan-tray").some(({ state }) => state !== "ok");
}

/** What one power supply gives. */
export interface SupplyReading {
  readonly part: ReturnType<typeof powerSupplies>[number];
  readonly watts: number;
  readonly amperes: number;
  /** Percent of what it could give. */
  readonly load: number;
}

/** The power of the chassis in this minute: what supplies give is what the parts draw. */
export interface PowerReading {
  readonly supplies: readonly SupplyReading[];
  readonly draws: readonly { readonly part: ChassisPart; readonly watts: number }[];
  /** Watts that the supplies at work could give. */
  readonly capacity: number;
  /** Watts that all supplies could give if they worked. */
  readonly mostCapacity: number;
  readonly used: number;
}

function powerSupplies(facts: DeviceFacts): ReturnType<typeof partsWithRole<"power-supply">> {
  return partsWithRole(facts, "power-supply");
}

export function powerOf(facts: DeviceFacts): PowerReading {
  const draws = partsOf(facts).flatMap((part) => {
    const { draws: rest } = part.module;
    if (rest === undefined || part.state !== "ok") return [];
    const spread = Math.max(1, Math.round(rest / 10));
    const watts = rest + byMinute(facts, `draw ${part.name}`).integer(spread + 1);
    return [{ part, watts }];
  });
  const used = draws.reduce((sum, { watts }) => sum + watts, 0);
  const all = powerSupplies(facts);
  const working = all.filter(({ state }) => state === "ok");
  const share = working.length === 0 ? 0 : Math.floor(used / working.length);
  const left = used - share * working.length;
  return {
    supplies: all.map((part) => {
      const index = working.indexOf(part);
      const watts = index < 0 ? 0 : share + (index === 0 ? left : 0);
      return {
        part,
        watts,
        amperes: Math.round(watts / part.role.volts),
        load: Math.floor((watts * 100) / part.role.watts),
      };
    }),
    draws,
    capacity: working.reduce((sum, { role }) => sum + role.watts, 0),
    mostCapacity: all.reduce((sum, { role }) => sum + role.watts, 0),
    used,
  };
}
