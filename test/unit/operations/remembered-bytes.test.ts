import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { remembered } from "../../../src/operations/remembered-bytes.ts";

describe("remembered", () => {
  it("prints a tree once for what is said about it", () => {
    const tree = {};
    let printed = 0;
    const print = (): Uint8Array => Buffer.from(`print ${++printed}`);
    expect(Buffer.from(remembered(tree, "commit 1", print)).toString()).toBe("print 1");
    expect(Buffer.from(remembered(tree, "commit 1", print)).toString()).toBe("print 1");
    expect(Buffer.from(remembered(tree, "commit 2", print)).toString()).toBe("print 2");
    expect(Buffer.from(remembered({}, "commit 2", print)).toString()).toBe("print 3");
  });

  it("forgets what was not asked for longest when there is too much", () => {
    const third = Math.ceil(limits.rememberedConfigurationBytes / 3);
    const trees = [{}, {}, {}, {}];
    let printed = 0;
    const ask = (tree: object): number => {
      const before = printed;
      remembered(tree, "x", () => {
        printed++;
        return new Uint8Array(third);
      });
      return printed - before;
    };
    const [one = {}, two = {}, three = {}] = trees;
    expect([ask(one), ask(two), ask(one), ask(three)]).toEqual([1, 1, 0, 1]);
    expect(ask(one), "was asked for lately").toBe(0);
    expect(ask(two), "had to make room").toBe(1);
  });
});
