import type { ConfigNode, ConfigTree, ListEntry } from "../config/index.ts";
import { slotsIn } from "./slot-text.ts";

/** Where slots stand in a statement and below it. Statements without slots have no plan. */
export interface SlotPlan {
  /** Numbers of all slots of the statement and below it, each once. */
  readonly slots: readonly number[];
  /** A slot stands in its keys, value, values or annotation. */
  readonly isOwn: boolean;
  /** Children or entries with slots, by their place. */
  readonly parts: readonly (readonly [place: number, plan: SlotPlan])[];
}

/** What the slots of a tree stand for. */
export interface TreeSlots {
  /** Undefined: no slot anywhere. */
  readonly plan: SlotPlan | undefined;
  /** Slots in names of statements. What such a statement is shows only with the value. */
  readonly names: readonly number[];
}

const slotsByTree = new WeakMap<ConfigTree, TreeSlots>();

/** The slots of a tree, worked out once for each tree. */
export function slotsOf(tree: ConfigTree): TreeSlots {
  const known = slotsByTree.get(tree);
  if (known !== undefined) return known;
  const names = new Set<number>();
  const slots: TreeSlots = { plan: planOf(tree, names), names: [...names] };
  slotsByTree.set(tree, slots);
  return slots;
}

function planOf(node: ConfigNode | ListEntry, names: Set<number>): SlotPlan | undefined {
  if (node.schema.unknown) for (const slot of slotsIn(node.schema.name)) names.add(slot);
  const own = ownTexts(node).flatMap(slotsIn);
  const parts = partsOf(node).flatMap((part, place) => {
    const plan = planOf(part, names);
    return plan === undefined ? [] : [[place, plan] as const];
  });
  if (own.length === 0 && parts.length === 0) return undefined;
  const slots = new Set([...own, ...parts.flatMap(([, plan]) => plan.slots)]);
  return { slots: [...slots], isOwn: own.length > 0, parts };
}

function ownTexts(node: ConfigNode | ListEntry): readonly string[] {
  switch (node.kind) {
    case "list":
      return [];
    case "entry":
      return [...node.keys, node.marks?.comment ?? ""];
    case "leaf":
      return [node.value, node.marks?.comment ?? ""];
    case "leaf-list":
      return [...node.values, node.marks?.comment ?? ""];
    default:
      return [node.marks?.comment ?? ""];
  }
}

function partsOf(node: ConfigNode | ListEntry): readonly (ConfigNode | ListEntry)[] {
  if (node.kind === "list") return node.entries;
  return node.kind === "container" || node.kind === "entry" ? node.children : [];
}
