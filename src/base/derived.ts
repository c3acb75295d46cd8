/** Of all places of this process that remember what they worked out. */
const forgetters: (() => void)[] = [];

/**
 * What was worked out from values that never change, and can be worked out again. It goes with the value that
 * it was worked out from, and before that when {@link forgetDerived} is called. To be made once for a module and
 * not for each object: nothing takes it out of the list of those that are to forget.
 */
export class Derived<Of extends WeakKey, Value> {
  #known = new WeakMap<Of, Value>();

  constructor() {
    forgetters.push(() => {
      this.#known = new WeakMap();
    });
  }

  get(of: Of): Value | undefined {
    return this.#known.get(of);
  }

  set(of: Of, value: Value): void {
    this.#known.set(of, value);
  }

  /** What is known of the value, or else what `derive` finds; `undefined` is not remembered. */
  of(value: Of, derive: () => Value): Value {
    const before = this.#known.get(value);
    if (before !== undefined) return before;
    const result = derive();
    this.#known.set(value, result);
    return result;
  }
}

/**
 * Forgets all that is {@link Derived}. What thousands of devices worked out while they started takes a third as
 * much memory as they do, and while they rest nobody asks for it.
 */
export function forgetDerived(): void {
  for (const forget of forgetters) forget();
}
