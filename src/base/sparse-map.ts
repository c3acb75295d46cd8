const nothing = new Map<never, never>();

/**
 * A `Map` that takes little memory while it has no or one entry: an empty `Map` takes 184 bytes, and each of
 * thousands of devices has a dozen that stay as small. An iteration that meets a change of the map goes on
 * with what was there.
 */
export class SparseMap<Key, Value> implements ReadonlyMap<Key, Value> {
  /** A pair for one entry. */
  #entries: Map<Key, Value> | readonly [Key, Value] = nothing;

  get size(): number {
    return this.#entries instanceof Map ? this.#entries.size : 1;
  }

  has(key: Key): boolean {
    return this.#entries instanceof Map ? this.#entries.has(key) : this.#entries[0] === key;
  }

  get(key: Key): Value | undefined {
    if (this.#entries instanceof Map) return this.#entries.get(key);
    return this.#entries[0] === key ? this.#entries[1] : undefined;
  }

  set(key: Key, value: Value): void {
    if (this.#entries === nothing || (this.size === 1 && this.has(key)))
      this.#entries = [key, value];
    else if (this.#entries instanceof Map) this.#entries.set(key, value);
    else this.#entries = new Map([this.#entries, [key, value]]);
  }

  /** Whether the key was there. */
  delete(key: Key): boolean {
    if (!this.has(key)) return false;
    if (this.#entries instanceof Map) this.#entries.delete(key);
    if (!(this.#entries instanceof Map) || this.#entries.size === 0) this.clear();
    return true;
  }

  clear(): void {
    this.#entries = nothing;
  }

  keys(): MapIterator<Key> {
    return this.#entries instanceof Map ? this.#entries.keys() : [this.#entries[0]].values();
  }

  values(): MapIterator<Value> {
    return this.#entries instanceof Map ? this.#entries.values() : [this.#entries[1]].values();
  }

  entries(): MapIterator<[Key, Value]> {
    if (this.#entries instanceof Map) return this.#entries.entries();
    const [key, value] = this.#entries;
    const pairs: [Key, Value][] = [[key, value]];
    return pairs.values();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
