import { type ConfigTree, entriesOf } from "../config/index.ts";

/** Interfaces that are configured: ports such as `ge-0/0/0`, and units of them such as `ge-0/0/0.10`. */
export function interfaceNames(tree: ConfigTree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const entry of entriesOf(tree, "interfaces", "interface")) {
    const [port = ""] = entry.keys;
    names.add(port);
    for (const unit of entriesOf(entry, "unit")) names.add(`${port}.${unit.keys[0]}`);
  }
  return names;
}
