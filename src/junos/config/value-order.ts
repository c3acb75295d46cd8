/**
 * An order of distinct texts (entries of a user-ordered list, values of a leaf-list) in which
 * every change costs the same however long it is: a linked list, since one request may hold
 * tens of thousands of moves.
 */
export class ValueOrder {
  readonly #links = new Map<string, Link>();
  readonly #ends: Link = { value: "", before: undefined, after: undefined };

  constructor(values: Iterable<string> = []) {
    this.#ends.before = this.#ends;
    this.#ends.after = this.#ends;
    for (const value of values) this.append(value);
  }

  get size(): number {
    return this.#links.size;
  }

  has(value: string): boolean {
    return this.#links.has(value);
  }

  /** Adds at the end; a value that is there already keeps its place. */
  append(value: string): void {
    if (!this.has(value)) this.#link(value, this.#ends);
  }

  delete(value: string): boolean {
    const link = this.#links.get(value);
    if (link === undefined) return false;
    this.#unlink(link);
    return true;
  }

  clear(): void {
    this.#links.clear();
    this.#ends.before = this.#ends;
    this.#ends.after = this.#ends;
  }

  /** Moves (or adds) a value; false, and no change, when the neighbour is not there. */
  place(value: string, where: "first" | "last" | "before" | "after", neighbour?: string): boolean {
    const anchor = this.#anchor(where, neighbour);
    if (anchor === undefined) return false;
    if (anchor.value === value && anchor !== this.#ends) return true;
    const link = this.#links.get(value);
    if (link !== undefined) this.#unlink(link);
    this.#link(value, anchor);
    return true;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let link = this.#ends.after; link !== undefined && link !== this.#ends; link = link.after)
      yield link.value;
  }

  /** What the value is to stand in front of. */
  #anchor(
    where: "first" | "last" | "before" | "after",
    neighbour: string | undefined,
  ): Link | undefined {
    if (where === "first") return this.#ends.after;
    if (where === "last") return this.#ends;
    const link = neighbour === undefined ? undefined : this.#links.get(neighbour);
    return where === "before" ? link : link?.after;
  }

  #link(value: string, anchor: Link): void {
    const link: Link = { value, before: anchor.before, after: anchor };
    if (anchor.before !== undefined) anchor.before.after = link;
    anchor.before = link;
    this.#links.set(value, link);
  }

  #unlink(link: Link): void {
    if (link.before !== undefined) link.before.after = link.after;
    if (link.after !== undefined) link.after.before = link.before;
    this.#links.delete(link.value);
  }
}

interface Link {
  readonly value: string;
  before: Link | undefined;
  after: Link | undefined;
}
