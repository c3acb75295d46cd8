import type { Slot } from "./node-table.ts";

/** Top-level statements stand each in a module of its own, so YANG cannot tell the order in which they print. */
export class PrintOrder {
  readonly #places: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  /** Statements whose place is unknown come last. */
  sorted(slots: readonly Slot[]): readonly Slot[] {
    const placeOf = ({ name }: Slot): number => this.#places.get(name) ?? this.#places.size;
    return [...slots].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
