import { describe, expect, it } from "vitest";
import { remembered } from "../../../src/base/index.ts";

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
