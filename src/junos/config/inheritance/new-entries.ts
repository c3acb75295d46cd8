import type { List, ListEntry } from "../config-node.ts";
import { keyText } from "../lookup.ts";
import type { Members } from "./interface-ranges.ts";
import { type Brought, isPatternEntry, withOrigin } from "./layer.ts";

/** The entries that groups name and ranges cover, still empty, in the order of their precedence. */
export function newEntries(
  base: List,
  brought: readonly Brought<List>[],
  members: Members,
): ListEntry[] {
  const there = new Set(base.entries.map(({ keys }) => keyText(keys)));
  const created: ListEntry[] = [];
  const add = (entry: ListEntry): void => {
    const key = keyText(entry.keys);
    if (there.has(key)) return;
    there.add(key);
    created.push(entry);
  };
  const { schema } = base;
  for (const [name, [range]] of members) {
    if (range === undefined) continue;
    const entry: ListEntry = {
      kind: "entry",
      schema,
      marks: undefined,
      keys: [name],
      children: [],
      origin: range.origin,
    };
    add(entry);
  }
  for (const { origin, node } of brought)
    for (const entry of node.entries)
      if (!isPatternEntry(entry)) add(withOrigin({ ...entry, children: [] }, origin));
  return created;
}
