import { type ConfigTree, entriesOf } from "../config/index.ts";

/** The routing instance that each logical interface is in; `default` when none claims it. */
export function routingInstances(tree: ConfigTree): (interfaceName: string) => string {
  const instances = new Map<string, string>();
  for (const instance of entriesOf(tree, "routing-instances", "instance"))
    for (const { keys } of entriesOf(instance, "interface"))
      instances.set(withUnit(keys[0] ?? ""), instance.keys[0] ?? "");
  return (name) => instances.get(name) ?? "default";
}

function withUnit(name: string): string {
  return name.includes(".") ? name : `${name}.0`;
}
