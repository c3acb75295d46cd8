import { describe, expect, it } from "vitest";
import { remembered, rememberedBytes } from "../../../src/base/index.ts";

describe("remembered", () => {
  it("makes what is asked for again only once, undefined included", () => {
    const made: string[] = [];
    const ask = remembered(2, (key) => {
      made.push(key);
      return key === "none" ? undefined : { key };
    });
    expect(ask("a")).toBe(ask("a"));
    expect([ask("none"), ask("none")]).toEqual([undefined, undefined]);
    expect(made).toEqual(["a", "none"]);
  });

  it("forgets the oldest when there are more", () => {
    const made: string[] = [];
    const ask = remembered(2, (key) => made.push(key));
    for (const key of ["a", "b", "c", "b", "a"]) ask(key);
    expect(made).toEqual(["a", "b", "c", "a"]);
  });

  it("asks again after a failure", () => {
    let tries = 0;
    const ask = remembered(2, () => {
      tries++;
      throw new Error("no");
    });
    expect(() => ask("a")).toThrow("no");
    expect(() => ask("a")).toThrow("no");
    expect(tries).toBe(2);
  });
});

describe("remembered by bytes", () => {
  it("asks once for the same pieces, whoever holds them, and again where they part differently", () => {
    const made: string[] = [];
    const ask = rememberedBytes(8, (one: Buffer, other: Buffer) => {
      made.push(`${one.toString("latin1")}|${other.toString("latin1")}`);
      return made.length;
    });
    const view = Buffer.from("xab").subarray(1);
    expect(ask(Buffer.from("ab"), Buffer.from("c"))).toBe(1);
    expect(ask(view, new Uint8Array([99]))).toBe(1);
    expect(ask(Buffer.from("a"), Buffer.from("bc"))).toBe(2);
    expect(ask(Buffer.alloc(0), Buffer.from("abc"))).toBe(3);
    expect(ask(Buffer.from("c"), Buffer.from("ab"))).toBe(4);
    expect(made).toEqual(["ab|c", "a|bc", "|abc", "c|ab"]);
  });

  it("keeps its own copy of what it was asked", () => {
    const ask = rememberedBytes(8, (bytes: Buffer) => bytes);
    const bytes = Buffer.from("ab");
    const kept = ask(bytes);
    bytes[0] = 0;
    expect(kept.toString()).toBe("ab");
    expect(ask(Buffer.from("ab"))).toBe(kept);
  });
});
