import type { PartRole } from "../../profile/platform.ts";
import type { ChassisPart } from "../state/chassis-model.ts";
import { celsiusOf } from "../state/chassis-readings.ts";
import type { DeviceFacts } from "../state/device-facts.ts";

export type RoutingEnginePart = ChassisPart<Extract<PartRole, { kind: "routing-engine" }>>;

/** Why a routing engine that nobody rebooted started. */
export const rebootReason = "Router rebooted after a normal shutdown.";

/** Degrees of board and processor; a switch has one thermometer for both. */
export function temperatures(
  facts: DeviceFacts,
  { module }: RoutingEnginePart,
): readonly [number?, number?] {
  const [board, processor = board] = module.temperatures ?? [];
  if (board === undefined || processor === undefined) return [];
  return [celsiusOf(facts, board), celsiusOf(facts, processor)];
}
