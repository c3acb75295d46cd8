import type { DeviceFacts } from "./device-facts.ts";

const memories = new WeakMap<object, Map<unknown, unknown>>();

/**
 * Computes a part of the state once for each epoch of a device: until its running configuration or
 * its links change. `build` must not look at the clock, at sessions or at faults of the chassis.
 */
export function once<Value>(build: (facts: DeviceFacts) => Value): (facts: DeviceFacts) => Value {
  return (facts) => {
    let memory = memories.get(facts.epoch);
    if (memory === undefined) memories.set(facts.epoch, (memory = new Map()));
    if (!memory.has(build)) memory.set(build, build(facts));
    return memory.get(build) as Value;
  };
}
