import type { DeviceFacts } from "./device-facts.ts";

const memories = new WeakMap<object, Map<unknown, unknown>>();

/**
 * Computes a part of the state once for each epoch of a device: until its running configuration or
 * its links change. `build` must not look at the clock, at sessions or at faults of the chassis.
 * A device remembers all of this for its newest epoch; for the earlier ones, of which there are at most
 * `limits.epochs`, only what was asked for since they passed (what was there then). Each part is as
 * large as the configuration and the links that it is made of.
 */
export function once<Value>(build: (facts: DeviceFacts) => Value): (facts: DeviceFacts) => Value {
  return (facts) => remembered(facts.epoch, build, facts);
}

/** Computes a part of the state that runs with the clock once for each reading of the facts. */
export function onceNow<Value>(
  build: (facts: DeviceFacts) => Value,
): (facts: DeviceFacts) => Value {
  return (facts) => remembered(facts, build, facts);
}

/** What is remembered goes when its holder goes. */
function remembered<Value>(
  holder: object,
  build: (facts: DeviceFacts) => Value,
  facts: DeviceFacts,
): Value {
  let memory = memories.get(holder);
  if (memory === undefined) memories.set(holder, (memory = new Map()));
  if (!memory.has(build)) memory.set(build, build(facts));
  return memory.get(build) as Value;
}
