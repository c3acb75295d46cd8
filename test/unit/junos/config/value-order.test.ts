import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueOrder } from "../../../../src/junos/config/value-order.ts";

const word = fc.constantFrom("a", "b", "c", "d", "e");
const change = fc.record({
  kind: fc.constantFrom(...(["append", "delete", "first", "last", "before", "after"] as const)),
  word,
  neighbour: word,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** The same on a plain array. */
function changed(words: readonly string[], { kind, word: value, neighbour }: Change): string[] {
  const others = words.filter((other) => other !== value);
  const at = others.indexOf(neighbour);
  switch (kind) {
    case "append":
      return words.includes(value) ? [...words] : [...words, value];
    case "delete":
      return others;
    case "first":
      return [value, ...others];
    case "last":
      return [...others, value];
    default: {
      if (at < 0) return [...words];
      const place = kind === "after" ? at + 1 : at;
      return [...others.slice(0, place), value, ...others.slice(place)];
    }
  }
}

function apply(order: ValueOrder, { kind, word: value, neighbour }: Change): void {
  if (kind === "append") order.append(value);
  else if (kind === "delete") order.delete(value);
  else order.place(value, kind, neighbour);
}

describe("an order of values", () => {
  it("is what the same changes make of an array", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const order = new ValueOrder();
        let words: string[] = [];
        for (const step of changes) {
          apply(order, step);
          words = changed(words, step);
          expect([...order]).toEqual(words);
        }
      }),
    );
  });

  it("tells whether the neighbour and the value are there", () => {
    const order = new ValueOrder(["a", "b"]);
    expect(order.place("b", "before", "a")).toBe(true);
    expect(order.place("b", "before", "x")).toBe(false);
    expect([order.has("b"), order.delete("b"), order.delete("b")]).toEqual([true, true, false]);
    order.clear();
    expect([...order]).toEqual([]);
  });
});
