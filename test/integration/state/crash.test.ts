import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { seededRandom } from "../../../src/base/index.ts";
import { crashRepeatedly } from "../../support/crash-run.ts";

it("devices killed 20 times come back with their last acknowledged commit and all before it", async () => {
  const directory = await mkdtemp(join(tmpdir(), "callhome-crash-"));
  try {
    const report = await crashRepeatedly(directory, 5, seededRandom("five kills of four devices"));
    expect(report.problems).toEqual([]);
    expect(report.restarts).toBe(20);
    expect(report.commits).toBeGreaterThan(20);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
