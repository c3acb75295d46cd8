import { describe, expect, it } from "vitest";
import { pssBytes } from "../../../bench/process-cost.ts";

describe("pssBytes", () => {
  it("reads the Pss line and none of those that begin like it", () => {
    const text =
      "00400000-7fff0000 ---p 00000000 00:00 0 [rollup]\nRss: 900 kB\nPss:   512 kB\nPss_Anon: 3 kB\n";
    expect(pssBytes(text)).toBe(524_288);
  });

  it("knows nothing without one", () => {
    expect(pssBytes("Rss: 900 kB\nSwapPss: 1 kB\n")).toBeUndefined();
  });
});
