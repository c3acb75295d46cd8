import { describe, expect, it } from "vitest";
import { readCommandLine, usage } from "../../../bench/command-line.ts";

describe("the command line of the benchmarks", () => {
  it.each([
    [["session"], { quick: false, json: false }],
    [["session", "--quick"], { quick: true, json: false }],
    [["--json", "session", "--quick"], { quick: true, json: true }],
  ])("takes %j", (words, options) => {
    expect(readCommandLine(words)).toEqual({ kind: "run", name: "session", options });
  });

  it("takes the seed of a soak", () => {
    expect(readCommandLine(["soak", "--seed", "7"])).toEqual({
      kind: "run",
      name: "soak",
      options: { quick: false, json: false, seed: "7" },
    });
  });

  it("takes the extent of a fleet", () => {
    const words = ["fleet", "--devices", "5000", "--scenario", "hold", "--hold-minutes", "0.5"];
    expect(readCommandLine(words)).toEqual({
      kind: "run",
      name: "fleet",
      options: { quick: false, json: false, devices: 5_000, scenario: "hold", holdMinutes: 0.5 },
    });
  });

  it.each([
    [["session", "--devices", "5"], "only 'fleet' takes --devices"],
    [["fleet", "--devices", "many"], "--devices takes a number above 0, not 'many'"],
    [["fleet", "--shards", "1.5"], "--shards takes a number above 0, not '1.5'"],
    [["fleet", "--scenario", "party"], "--scenario is one of connect, idle, storm, tls, hold"],
  ])("refuses %j", (words, message) => {
    expect(readCommandLine(words)).toEqual({ kind: "wrong", message });
  });

  it.each([
    [[], "name a benchmark"],
    [["warp"], "there is no benchmark 'warp'"],
    [["toString"], "there is no benchmark 'toString'"],
    [["session", "rpc"], "'rpc' is one word too many"],
    [["session", "--seed", "1"], "only 'soak' takes --seed"],
  ])("says what is wrong with %j", (words, message) => {
    expect(readCommandLine(words)).toEqual({ kind: "wrong", message });
  });

  it("refuses options that it does not know", () => {
    expect(readCommandLine(["session", "--fast"])).toMatchObject({
      kind: "wrong",
      message: expect.stringContaining("--fast") as string,
    });
  });

  it("lists the benchmarks in its usage", () => {
    expect(usage()).toMatch(/--quick[^]*\n\n {2}session {2}/);
  });
});
