import { describe, expect, it } from "vitest";
import { median, printReport, reportJson } from "../../../bench/report.ts";

const report = {
  title: "session: 2 devices",
  figures: [
    { name: "CPU", value: 3, unit: "ms", floor: { name: "bare", value: 1.5 }, aim: "1 ms at most" },
    { name: "memory", value: 126.4, unit: "kB" },
    { name: "dials", value: 7, unit: "" },
  ],
  notes: ["Ratio: measured / floor."],
};

describe("a report", () => {
  it("shows each figure beside its floor and their ratio", () => {
    expect(printReport(report).split("\n")).toEqual([
      "session: 2 devices",
      "",
      "figure  measured  floor in this run  ratio   aim",
      "------  --------  -----------------  ------  ------------",
      "CPU     3.000 ms  1.500 ms (bare)    2.00 x  1 ms at most",
      "memory  126 kB",
      "dials   7",
      "",
      "Ratio: measured / floor.",
    ]);
  });

  it("holds the ratios as JSON too", () => {
    const read = JSON.parse(reportJson(report)) as { figures: { ratio?: number }[] };
    expect(read.figures.map(({ ratio }) => ratio)).toEqual([2, undefined, undefined]);
  });
});

describe("median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2],
    [[5], 5],
  ])("of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it("of nothing is no number", () => {
    expect(median([])).toBeNaN();
  });
});
