import type { Effort } from "./effort.ts";
import { type Body, emptyBody, type NodeTable, type Slot } from "./node-table.ts";
import type { YangPlace } from "./yang-source.ts";

/** The tables that a compilation fills. */
export interface Workshop {
  readonly table: NodeTable;
  readonly effort: Effort;
}

/** Puts a body together. A statement that comes twice, as two modules may augment one container, is merged. */
export class BodyBuilder {
  readonly #workshop: Workshop;
  readonly #place: YangPlace;
  readonly #slots = new Map<string, Slot>();
  readonly #choices: Set<string>;
  #common: boolean;

  /** `place`: whom to blame when it becomes too much. */
  constructor(workshop: Workshop, place: YangPlace, start: Body = emptyBody) {
    this.#workshop = workshop;
    this.#place = place;
    this.#choices = new Set(start.choices);
    this.#common = start.common;
    for (const slot of start.slots) this.add(slot);
  }

  add(slot: Slot): void {
    const { effort } = this.#workshop;
    effort.spend(1, this.#place);
    const known = this.#slots.get(slot.name);
    if (known === undefined) this.#slots.set(slot.name, slot);
    else if (known.node !== slot.node) {
      const node = effort.deeper(this.#place, () => this.#merged(known.node, slot.node));
      this.#slots.set(slot.name, { ...known, node });
    }
  }

  addBody({ slots, common, choices }: Body): void {
    for (const slot of slots) this.add(slot);
    for (const choice of choices) this.addChoice(choice);
    if (common) this.addCommon();
  }

  addCommon(): void {
    this.#common = true;
  }

  addChoice(name: string): void {
    this.#choices.add(name);
  }

  hasChoice(name: string): boolean {
    return this.#choices.has(name);
  }

  get(name: string): Slot | undefined {
    return this.#slots.get(name);
  }

  /** Puts another node in the place of the one of that name. */
  replace(slot: Slot, node: number): void {
    this.#slots.set(slot.name, { ...slot, node });
  }

  body(): Body {
    return {
      slots: [...this.#slots.values()],
      common: this.#common,
      choices: [...this.#choices],
    };
  }

  /** Both bodies in one; of statements that cannot be joined the first stays. */
  #merged(one: number, other: number): number {
    const { table } = this.#workshop;
    const first = table.get(one);
    const second = table.get(other);
    const isParent = first.kind === "container" || first.kind === "list";
    if (first.kind !== second.kind || !isParent) return one;
    const builder = new BodyBuilder(this.#workshop, this.#place, first.body);
    builder.addBody(second.body);
    return table.intern({ ...first, flags: first.flags | second.flags, body: builder.body() });
  }
}
