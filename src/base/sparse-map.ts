const nothing = new Map<never, never>();

/**
 * A `Map` that takes memory only while something is in it. An empty `Map` takes 184 bytes, and each of
 * thousands of devices has a dozen that stay empty.
 */
export class SparseMap<Key, Value> implements ReadonlyMap<Key, Value> {
  #entries: Map<Key, Value> = nothing;

  get size(): number {
    return this.#entries.size;
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.#entries === nothing) this.#entries = new Map();
    this.#entries.set(key, value);
  }

  /** Whether the key was there. */
  delete(key: Key): boolean {
    const wasThere = this.#entries.delete(key);
    if (this.#entries.size === 0) this.clear();
    return wasThere;
  }

  clear(): void {
    this.#entries = nothing;
  }

  keys(): MapIterator<Key> {
    return this.#entries.keys();
  }

  values(): MapIterator<Value> {
    return this.#entries.values();
  }

  entries(): MapIterator<[Key, Value]> {
    return this.#entries.entries();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.#entries.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.#entries) visit(value, key, this);
  }
}
