import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueOrder } from "../../../../src/junos/config/value-order.ts";

const word = fc.constantFrom("a", "b", "c", "d", "e");
const change = fc.oneof(
  fc.record({ kind: fc.constant("append" as const), word }),
  fc.record({ kind: fc.constant("delete" as const), word }),
  fc.record({
    kind: fc.constantFrom("first" as const, "last" as const, "before" as const, "after" as const),
    word,
    neighbour: word,
  }),
);

/** The same on a plain array. */
function place(words: string[], value: string, at: number): string[] {
  return [...words.slice(0, at), value, ...words.slice(at)];
}

describe("an order of values", () => {
  it("is what the same changes make of an array", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const order = new ValueOrder();
        let words: string[] = [];
        for (const step of changes) {
          const others = words.filter((value) => value !== step.word);
          switch (step.kind) {
            case "append":
              order.append(step.word);
              if (!words.includes(step.word)) words = [...words, step.word];
              break;
            case "delete":
              expect(order.delete(step.word)).toBe(words.includes(step.word));
              words = others;
              break;
            case "first":
            case "last":
              order.place(step.word, step.kind);
              words = place(others, step.word, step.kind === "first" ? 0 : others.length);
              break;
            default: {
              const known = words.includes(step.neighbour);
              expect(order.place(step.word, step.kind, step.neighbour)).toBe(known);
              if (!known || step.neighbour === step.word) break;
              const at = others.indexOf(step.neighbour) + (step.kind === "after" ? 1 : 0);
              words = place(others, step.word, at);
            }
          }
          expect([...order]).toEqual(words);
          expect(order.size).toBe(words.length);
        }
      }),
    );
  });
});
