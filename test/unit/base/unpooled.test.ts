import { expect, test } from "vitest";
import { unpooled } from "../../../src/base/index.ts";

const memoryOf = (bytes: Buffer): number => bytes.buffer.byteLength;

test("a small buffer made inside has memory of its own, and one made afterwards is of the pool again", () => {
  const [text, joined] = unpooled(() => [
    Buffer.from("host key"),
    Buffer.concat([Buffer.from("a"), Buffer.from("b")]),
  ]);
  expect([text, joined].map(memoryOf)).toEqual([8, 2]);
  expect(memoryOf(Buffer.from("host key"))).toBe(Buffer.poolSize);
});

test("the pool is there again after a fault", () => {
  const size = Buffer.poolSize;
  expect(() =>
    unpooled(() => {
      throw new Error("at work");
    }),
  ).toThrow("at work");
  expect(Buffer.poolSize).toBe(size);
});
