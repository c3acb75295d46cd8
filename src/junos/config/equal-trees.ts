import type { ConfigNode, ListEntry, Marks } from "./config-node.ts";

/** Whether both are the same statement with the same content; shared subtrees cost nothing. */
export function equalTrees(one: ConfigNode | ListEntry, other: ConfigNode | ListEntry): boolean {
  if (one === other) return true;
  if (one.schema.name !== other.schema.name || !sameMarks(marksOf(one), marksOf(other)))
    return false;
  switch (one.kind) {
    case "leaf":
      return other.kind === "leaf" && one.value === other.value;
    case "leaf-list":
      return other.kind === "leaf-list" && sameItems(one.values, other.values);
    case "list":
      return other.kind === "list" && equalAll(one.entries, other.entries);
    case "container":
      return other.kind === "container" && equalAll(one.children, other.children);
    default:
      return (
        other.kind === "entry" &&
        sameItems(one.keys, other.keys) &&
        equalAll(one.children, other.children)
      );
  }
}

function equalAll(
  one: readonly (ConfigNode | ListEntry)[],
  other: readonly (ConfigNode | ListEntry)[],
): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && equalTrees(item, counterpart);
    })
  );
}

function marksOf(node: ConfigNode | ListEntry): Marks | undefined {
  return node.kind === "list" ? undefined : node.marks;
}

/** Marks are equal by value. */
export function sameMarks(one: Marks | undefined, other: Marks | undefined): boolean {
  return (
    one === other ||
    (one?.inactive === other?.inactive &&
      one?.protect === other?.protect &&
      one?.comment === other?.comment)
  );
}

/** The same items in the same places; nodes by identity. */
export function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((item, index) => item === other[index]))
  );
}
