import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { Admission } from "../../../../src/transport/listen/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const none = { all: 0, strangers: 0 };

describe("the admission to a service", () => {
  it("ends at connection-limit and goes on when a connection is over", () => {
    const admission = new Admission(new ManualClock());
    const most = { connections: 2, perMinute: 150 };
    expect(admission.admit(most, { all: 1, strangers: 0 })).toBe("admitted");
    expect(admission.admit(most, { all: 2, strangers: 0 })).toEqual({
      reason: "connection-limit",
      detail: "2 are open",
    });
    expect(admission.admit(most, { all: 1, strangers: 0 })).toBe("admitted");
  });

  it("keeps room for those who log in, whatever connection-limit says", () => {
    const admission = new Admission(new ManualClock());
    const most = { connections: 250, perMinute: 250 };
    const full = { all: limits.strangersPerService, strangers: limits.strangersPerService };
    expect(admission.admit(most, full)).toMatchObject({ reason: "connection-limit" });
    expect(admission.admit(most, { ...full, strangers: full.strangers - 1 })).toBe("admitted");
  });

  it("takes rate-limit connections in any minute, and counts none that it refused", () => {
    const clock = new ManualClock();
    const admission = new Admission(clock);
    const most = { connections: 75, perMinute: 2 };
    const verdicts = [0, 20_000, 20_000, 19_999, 1, 1].map((wait) => {
      clock.advance(wait);
      const verdict = admission.admit(most, none);
      return verdict === "admitted" ? verdict : verdict.reason;
    });
    // At 0 s, 20 s, 40 s, 59.999 s, 60 s and 60.001 s: the first leaves the minute at 60 s, the second at 80 s.
    expect(verdicts).toEqual([
      "admitted",
      "admitted",
      "rate-limit",
      "rate-limit",
      "admitted",
      "rate-limit",
    ]);
  });
});
