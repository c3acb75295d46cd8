import { entriesOf } from "../../../junos/config/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { once } from "./once.ts";

/** Units that a routing instance holds, by the instance's name. */
const assigned: (facts: DeviceFacts) => ReadonlyMap<string, ReadonlySet<string>> = once(
  ({ running }) =>
    new Map(
      entriesOf(running, "routing-instances", "instance").map((instance) => [
        instance.keys[0] ?? "",
        new Set(entriesOf(instance, "interface").map(({ keys }) => keys[0] ?? "")),
      ]),
    ),
);

/**
 * The names of the units of a routing instance; `default` and `master` have those of no other.
 * Undefined when the configuration has no such instance.
 */
export function unitsOfInstance(
  facts: DeviceFacts,
  instance: string,
): ReadonlySet<string> | undefined {
  const known = assigned(facts);
  if (instance !== "default" && instance !== "master") return known.get(instance);
  const taken = new Set([...known.values()].flatMap((units) => [...units]));
  const all = interfacesOf(facts).flatMap(({ units }) => units.map(({ name }) => name));
  return new Set(all.filter((name) => !taken.has(name)));
}
