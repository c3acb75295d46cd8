import {
  type ConfigNode,
  type ConfigTree,
  editPath,
  type LeafList,
  type List,
  type ListEntry,
  type Marks,
  statementPath,
} from "../config/index.ts";
import { checkValue, compareKeys, type SchemaNode } from "../schema/index.ts";
import { type SlotPlan, slotsOf } from "./slot-plan.ts";
import { fillText, slotsIn } from "./slot-text.ts";

/** A value that cannot stand where its slot is. */
export interface SlotProblem {
  /** Junos wording; never the value of a secret. */
  readonly message: string;
  /** `[edit ...]` of the statement around it. */
  readonly path: string;
  /** The slots that the value comes from. */
  readonly slots: readonly number[];
}

/** A tree in which values stand in the place of slots. */
export interface FilledTree {
  readonly tree: ConfigTree;
  readonly problems: readonly SlotProblem[];
}

/**
 * Puts values in the place of a tree's slots. Only statements on the way to a slot are made anew; those
 * that were made from the same values shortly before are the same nodes again. What readers check of a
 * value, and that no two entries of a list are the same, is checked here.
 */
export function fillSlots(tree: ConfigTree, values: readonly string[]): FilledTree {
  const { plan } = slotsOf(tree);
  if (plan === undefined) return { tree, problems: [] };
  const filling = new Filling(values);
  return { tree: filling.node(tree, plan), problems: filling.problems };
}

type Node = ConfigNode | ListEntry;

/** Fillings of one statement that are remembered; lists that a fleet picks from have a few values. */
const remembered = 16;
const memory = new WeakMap<SlotPlan, Map<string, WeakRef<Node>>>();

class Filling {
  readonly problems: SlotProblem[] = [];
  readonly #values: readonly string[];
  readonly #path: { readonly schema: SchemaNode; readonly keys?: readonly string[] }[] = [];

  constructor(values: readonly string[]) {
    this.#values = values;
  }

  node<Kind extends Node>(node: Kind, plan: SlotPlan): Kind {
    const key = plan.slots.map((slot) => this.#values[slot]).join("\0");
    const fillings = memory.get(plan) ?? new Map<string, WeakRef<Node>>();
    memory.set(plan, fillings);
    const before = fillings.get(key)?.deref();
    if (before !== undefined) return before as Kind;
    const found = this.problems.length;
    const filled = this.#filled(node, plan) as Kind;
    // What is wrong is to be told each time.
    if (this.problems.length > found) return filled;
    const [oldest] = fillings.keys();
    if (fillings.size >= remembered && oldest !== undefined) fillings.delete(oldest);
    fillings.set(key, new WeakRef<Node>(filled));
    return filled;
  }

  #filled(node: Node, plan: SlotPlan): Node {
    switch (node.kind) {
      case "list":
        return this.#list(node, plan);
      case "entry":
        return this.#entry(node, plan);
      case "leaf": {
        const value = this.#text(node.value, node.schema);
        return { ...node, marks: this.#marks(node.marks), value };
      }
      case "leaf-list":
        return this.#leafList(node);
      default: {
        const isRoot = this.#path.length === 0 && node.schema.name === "configuration";
        if (!isRoot) this.#path.push({ schema: node.schema });
        const children = this.#parts(node.children, plan);
        if (!isRoot) this.#path.pop();
        return { ...node, marks: this.#marks(node.marks), children };
      }
    }
  }

  #entry(entry: ListEntry, plan: SlotPlan): ListEntry {
    const { schema } = entry;
    const keys = entry.keys.map((key, place) => {
      const leaf = schema.children.get(schema.keys[place] ?? "");
      const filled = this.#text(key, leaf);
      if (filled === "" && key !== "")
        this.#report(`the name of an entry of ${schema.keyword} is empty`, key);
      return filled;
    });
    this.#path.push({ schema, keys });
    const children = this.#parts(entry.children, plan);
    this.#path.pop();
    return { ...entry, marks: this.#marks(entry.marks), keys, children };
  }

  #list(list: List, plan: SlotPlan): List {
    const entries = this.#parts(list.entries, plan);
    if (!plan.parts.some(([, { isOwn }]) => isOwn)) return { ...list, entries };
    const seen = new Map<string, ListEntry>();
    for (const [place, entry] of entries.entries()) {
      const key = entry.keys.join("\0");
      const written = list.entries[place]?.keys.join(" ") ?? "";
      if (seen.has(key))
        this.#report(`two entries of the template are both '${statementPath([entry])}'`, written);
      seen.set(key, entry);
    }
    if (list.schema.orderedByUser) return { ...list, entries };
    const sorted = entries.toSorted((one, other) => compareKeys(list.schema, one.keys, other.keys));
    return { ...list, entries: sorted };
  }

  #leafList(node: LeafList): LeafList {
    const { schema } = node;
    const values = [...new Set(node.values.map((value) => this.#text(value, schema)))];
    if (!schema.orderedByUser) values.sort((one, other) => compareKeys(schema, [one], [other]));
    return { ...node, marks: this.#marks(node.marks), values };
  }

  #parts<Part extends Node>(parts: readonly Part[], plan: SlotPlan): readonly Part[] {
    const filled = [...parts];
    for (const [place, inner] of plan.parts) {
      const part = parts[place];
      if (part !== undefined) filled[place] = this.node(part, inner);
    }
    return filled;
  }

  #marks(marks: Marks | undefined): Marks | undefined {
    if (marks?.comment === undefined) return marks;
    const comment = fillText(marks.comment, (slot) => this.#values[slot]);
    return comment === marks.comment ? marks : { ...marks, comment };
  }

  #text(text: string, schema: SchemaNode | undefined): string {
    const filled = fillText(text, (slot) => this.#values[slot]);
    if (filled === text || schema === undefined) return filled;
    const complaint = checkValue(schema, filled);
    if (complaint !== undefined) {
      const isTold = complaint.includes(filled) || schema.type.base === "secret";
      this.#report(`${complaint}${isTold ? "" : `: '${filled}'`} (${schema.keyword})`, text);
    }
    return filled;
  }

  #report(message: string, written: string): void {
    this.problems.push({ message, path: editPath(this.#path), slots: slotsIn(written) });
  }
}
