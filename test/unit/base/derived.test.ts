import { describe, expect, it } from "vitest";
import { Derived, forgetDerived } from "../../../src/base/index.ts";

describe("what was worked out from a value", () => {
  it("is worked out once", () => {
    const derived = new Derived<object, string[]>();
    const value = {};
    const first = derived.of(value, () => ["first"]);
    expect(derived.of(value, () => ["second"])).toBe(first);
    expect(derived.get(value)).toBe(first);
    expect(derived.get({})).toBeUndefined();
  });

  it("is what was set last", () => {
    const derived = new Derived<object, number>();
    const value = {};
    derived.set(value, 1);
    derived.set(value, 2);
    expect(derived.of(value, () => 3)).toBe(2);
  });

  it("is worked out again after all was forgotten, wherever it was remembered", () => {
    const [one, other] = [new Derived<object, number>(), new Derived<object, number>()];
    const value = {};
    one.set(value, 1);
    other.set(value, 1);
    forgetDerived();
    expect(one.get(value)).toBeUndefined();
    expect(other.of(value, () => 2)).toBe(2);
    expect(other.get(value)).toBe(2);
  });
});
