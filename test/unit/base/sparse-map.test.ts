import { expect, test } from "vitest";
import { SparseMap } from "../../../src/base/index.ts";

test("a sparse map answers as a map does, through being filled and emptied", () => {
  const sparse = new SparseMap<string, number>();
  const plain = new Map<string, number>();
  const steps: readonly ((map: {
    set(key: string, value: number): unknown;
    delete(key: string): boolean;
    clear(): void;
  }) => unknown)[] = [
    (map) => map.delete("a"),
    (map) => void map.set("a", 1),
    (map) => void map.set("b", 2),
    (map) => void map.set("a", 3),
    (map) => map.delete("a"),
    (map) => map.delete("b"),
    (map) => map.delete("b"),
    (map) => void map.set("c", 4),
    (map) => map.clear(),
    (map) => void map.set("d", 5),
  ];
  for (const step of steps) {
    expect(step(sparse)).toEqual(step(plain));
    expect(sparse.size).toBe(plain.size);
    expect([...sparse]).toEqual([...plain]);
    expect([...sparse.keys()]).toEqual([...plain.keys()]);
    expect([...sparse.values()]).toEqual([...plain.values()]);
    const seen: unknown[] = [];
    sparse.forEach((value, key) => seen.push([key, value]));
    expect(seen).toEqual([...plain]);
    for (const key of ["a", "b", "c", "d"]) {
      expect(sparse.has(key)).toBe(plain.has(key));
      expect(sparse.get(key)).toBe(plain.get(key));
    }
  }
});

test("what one sparse map holds, no other does", () => {
  const [one, other] = [new SparseMap<string, number>(), new SparseMap<string, number>()];
  one.set("a", 1);
  expect(other.size).toBe(0);
  expect(new SparseMap().size).toBe(0);
});

test("entries may be deleted while they are gone through", () => {
  const map = new SparseMap<number, boolean>();
  for (const number of [1, 2, 3]) map.set(number, number !== 2);
  for (const [number, goes] of map) if (goes) map.delete(number);
  expect([...map.keys()]).toEqual([2]);
});
