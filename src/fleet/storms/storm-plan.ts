import { compareTexts, type Random, seededRandom } from "../../base/index.ts";
import type { Storm } from "./storm.ts";

/** What happens to one device, so many milliseconds after the storm began. */
export interface StormStep {
  readonly atMs: number;
  readonly device: string;
  readonly action: "reboot" | "cut";
}

/**
 * What a storm does to the named devices of a fleet, in the order of time. Name and seed alone decide
 * over a device, so the shards of a fleet together do what one process would. `devices`: of the whole fleet.
 */
export function stormPlan(
  storm: Storm,
  names: readonly string[],
  { seed, devices }: { readonly seed: string; readonly devices: number },
): readonly StormStep[] {
  const chance = seededRandom(seed).derive(storm.text);
  const steps = names.flatMap((device) => stepsOf(storm, device, chance.derive(device), devices));
  return steps.sort(
    (one, other) => one.atMs - other.atMs || compareTexts(one.device, other.device),
  );
}

function stepsOf(
  storm: Storm,
  device: string,
  chance: Random,
  devices: number,
): readonly StormStep[] {
  if (chance.next() >= storm.share) return [];
  const { windowMs } = storm;
  if (storm.action !== "churn") {
    const action = storm.action === "flap" ? "cut" : "reboot";
    return [{ atMs: chance.next() * windowMs, device, action }];
  }
  // Poisson processes of all devices together are one of the whole rate.
  const gapMs = (60_000 / storm.perMinute) * Math.max(1, devices * storm.share);
  const steps: StormStep[] = [];
  for (let atMs = gap(chance, gapMs); atMs < windowMs; atMs += gap(chance, gapMs))
    steps.push({ atMs, device, action: "cut" });
  return steps;
}

function gap(chance: Random, mean: number): number {
  return -Math.log(1 - chance.next()) * mean;
}
