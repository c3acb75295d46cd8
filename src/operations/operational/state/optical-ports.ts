import { opticalPorts } from "../../profile/port-media.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { once } from "./once.ts";

/** Types of ports that take optical modules wherever a configuration puts them. */
const opticalTypes = /^(et|xe)-/;

/**
 * Ports that take optical modules: those of the platform, and of what the configuration names besides the
 * types that always do. A virtual platform has none.
 */
export const opticalPortsOf: (facts: DeviceFacts) => ReadonlySet<string> = once((facts) => {
  const own = opticalPorts(facts.platform);
  if (own.length === 0) return new Set();
  const others = interfacesOf(facts)
    .map(({ name }) => name)
    .filter((name) => opticalTypes.test(name));
  return new Set([...own, ...others]);
});
