import { expect, it } from "vitest";
import {
  ntpAssociations,
  ntpStatus,
} from "../../../../src/operations/operational/management/ntp.ts";
import { factsOf } from "../../../support/facts-of.ts";

const configuration =
  'system { ntp { server 192.0.2.1; server "2001:db8:0:1::123:4567" prefer; server time.example.net; } }';
/** The columns of `ntpq -p`, as clients take them apart. */
const row =
  /^([ *+])(\S+) +(\S+) +(\d+) ([-u]) +(-|\d+) +(\d+) +([0-7]+) +(\d+\.\d{3}) +(-?\d+\.\d{3}) +(\d+\.\d{3})$/;

it.each([0, 100, 100_000])(
  "lists time servers as ntpq does, %d seconds after the start",
  (upSeconds) => {
    const lines = ntpAssociations(factsOf({ configuration, upSeconds })).text().split("\n");
    expect(lines).toHaveLength(5);
    for (const line of lines.slice(2)) expect(line).toMatch(row);
    // The columns end below each other.
    const widths = lines.slice(2).map((line) => line.length);
    expect(new Set(widths).size).toBe(1);
  },
);

it("fills the lines of the status up to 80 columns", () => {
  const lines = ntpStatus(factsOf({ configuration })).text().split("\n");
  expect(lines[0]).toMatch(/^associd=0 status=0615 .*sync_ntp.*,$/);
  for (const line of lines) expect(line.length).toBeLessThan(81);
  expect(lines.join(" ")).toContain("refid=2001:db8:0:1::123:4567, ");
});
