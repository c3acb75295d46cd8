import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { seededRandom } from "../../src/base/index.ts";
import { crashRepeatedly } from "../support/crash-run.ts";
import { story } from "../support/crash-story.ts";

/** Processes side by side, and how often each of them is killed. */
const processes = 2;
const kills = 25;

it("devices killed 200 times come back with their last acknowledged commit and all before it", async () => {
  const directories = await Promise.all(
    Array.from({ length: processes }, () => mkdtemp(join(tmpdir(), "callhome-crash-"))),
  );
  try {
    const reports = await Promise.all(
      directories.map((directory, index) =>
        crashRepeatedly(directory, kills, seededRandom(`kill ${index}`)),
      ),
    );
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    const restarts = kills * story.devices.length;
    for (const report of reports) {
      expect(report.restarts).toBe(restarts);
      expect(report.commits).toBeGreaterThan(restarts);
    }
  } finally {
    await Promise.all(directories.map((path) => rm(path, { recursive: true, force: true })));
  }
});
