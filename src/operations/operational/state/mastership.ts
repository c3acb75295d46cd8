import type { DeviceFacts } from "./device-facts.ts";

/** What the slot of the routing engine that an operator made master is remembered as. */
export const mastershipMark = "mastership";

/** Routing engines that are there and work, the master first. */
export function presentEngines(facts: DeviceFacts): readonly string[] {
  const { platform, chassisFaults } = facts;
  const present = platform.routingEngines.filter(
    (_, slot) => !chassisFaults.has(`Routing Engine ${slot}`),
  );
  const master = masterEngine(facts);
  return [master, ...present.filter((name) => name !== master)];
}

/** The slot of the master; slot 0, unless the mastership was switched and its holder still works. */
export function masterSlot({ marks, chassisFaults }: DeviceFacts): number {
  const slot = marks.get(mastershipMark) ?? 0;
  return chassisFaults.has(`Routing Engine ${slot}`) ? 0 : slot;
}

/** The name of the master: `re0`. */
export function masterEngine(facts: DeviceFacts): string {
  return facts.platform.routingEngines[masterSlot(facts)] ?? "re0";
}
