import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const module = fileURLToPath(new URL("../../../src/cli/run/compact-heap.ts", import.meta.url));

/** Keeps 20 MB of 40 MB; timers go on after the collection, and nothing keeps the process alive. */
const program = `
  import { compactHeap } from ${JSON.stringify(module)};
  let kept = Array.from({ length: 200_000 }, (_, number) => ({ number, name: [number] }));
  kept = kept.filter((_, number) => number % 2 === 0);
  const before = process.memoryUsage().heapTotal;
  compactHeap();
  setTimeout(() => {
    const after = process.memoryUsage().heapTotal;
    console.log(JSON.stringify({ kept: kept.length, before, after }));
  }, 500);
`;

test("a heap is smaller after it was compacted, and the process goes on and ends by itself", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", program],
    { encoding: "utf8", timeout: 60_000 },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const { kept, before, after } = JSON.parse(stdout) as Record<string, number>;
  expect(kept).toBe(100_000);
  expect(after).toBeLessThan((before ?? 0) * 0.8);
});
