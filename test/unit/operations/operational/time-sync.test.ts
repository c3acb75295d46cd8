import { describe, expect, it } from "vitest";
import {
  isSynchronized,
  timeAssociations,
} from "../../../../src/operations/operational/state/time-sync.ts";
import { factsOf } from "../../../support/facts-of.ts";

const configuration = "system { ntp { server 192.0.2.1; server 192.0.2.2 prefer; } }";
const after = (upSeconds: number) => factsOf({ configuration, upSeconds });
const tallies = (upSeconds: number): string =>
  timeAssociations(after(upSeconds))
    .map(({ tally }) => tally)
    .join("");

describe("time servers", () => {
  it("have not answered when the device starts", () => {
    for (const one of timeAssociations(after(0)))
      expect(one).toMatchObject({ referenceId: ".INIT.", stratum: 16, reach: 0, when: undefined });
  });

  it("are reached poll by poll", () => {
    const reach = (seconds: number): number => timeAssociations(after(seconds))[0]?.reach ?? -1;
    const seen = new Set(Array.from({ length: 90 }, (_, ten) => reach(ten * 10)));
    expect([...seen]).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255]);
  });

  it("are followed after four answers, the preferred one before the others", () => {
    expect(tallies(60)).toBe("  ");
    expect(tallies(600)).toBe("+*");
    expect(isSynchronized(after(60))).toBe(false);
    expect(isSynchronized(after(600))).toBe(true);
  });

  it("are polled less often once all is well", () => {
    expect(timeAssociations(after(600))[0]?.poll).toBe(64);
    expect(timeAssociations(after(86_400))[0]?.poll).toBe(1_024);
  });

  it("were heard of within one poll", () => {
    for (let seconds = 200; seconds < 10_000; seconds += 321)
      for (const { when, poll } of timeAssociations(after(seconds)))
        expect(when).toBeLessThan(poll);
  });

  it("are none without a statement", () => {
    expect(timeAssociations(factsOf())).toEqual([]);
    expect(isSynchronized(factsOf())).toBe(false);
  });
});
