import { Derived, limits } from "../../../base/index.ts";
import { activeParent } from "../active-tree.ts";
import type { List, ListEntry } from "../config-node.ts";
import { entriesOf, leafValue } from "../read.ts";
import type { InheritanceWork } from "./inheritance-work.ts";
import type { Layer, Path } from "./layer.ts";
import { memberNames, memberRangeNames } from "./range-members.ts";

/** Interfaces by name with what their ranges have for them. */
export type Members = ReadonlyMap<string, readonly Layer[]>;

/**
 * The interfaces that active ranges cover, each with what its ranges have for it: an interface of
 * several ranges inherits from all of them, the first range wins.
 */
export function membersOf(ranges: List, work: InheritanceWork, path: Path): Members {
  const members = new Map<string, Layer[]>();
  for (const range of ranges.entries) {
    if (range.marks?.inactive === true) continue;
    const layer = layerOf(range);
    for (const name of namesOf(range, work, [...path, range])) {
      const layers = members.get(name);
      if (layers === undefined) members.set(name, [layer]);
      else layers.push(layer);
    }
  }
  return members;
}

const layerByRange = new Derived<ListEntry, Layer>();

/** The same layer for the same range, so that what it brings is shared by all members. */
function layerOf(range: ListEntry): Layer {
  return layerByRange.of(range, () => {
    const active = activeParent(range);
    const children = active.children.filter(
      ({ schema: { name } }) => name !== "member" && name !== "member-range",
    );
    return {
      origin: { kind: "interface-range", name: range.keys[0] ?? "" },
      data: { ...active, children },
    };
  });
}

function namesOf(range: ListEntry, work: InheritanceWork, path: Path): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [text, listed] of memberStatements(activeParent(range))) {
    if (listed === undefined) {
      work.report(`'${text}' is not a range of interfaces`, path);
      continue;
    }
    for (const name of listed) {
      if (names.size >= limits.interfaceRangeMembers || !work.spend(1, path)) {
        work.report(`'${text}' names too many interfaces`, path);
        return names;
      }
      names.add(name);
    }
  }
  return names;
}

function* memberStatements(
  range: ListEntry,
): Generator<readonly [text: string, names: Iterable<string> | undefined]> {
  for (const { keys } of entriesOf(range, "member"))
    yield [`member ${keys[0]}`, memberNames(keys[0] ?? "")];
  for (const entry of entriesOf(range, "member-range")) {
    const [start = ""] = entry.keys;
    const end = leafValue(entry, "end-range") ?? start;
    yield [`member-range ${start} to ${end}`, memberRangeNames(start, end)];
  }
}
