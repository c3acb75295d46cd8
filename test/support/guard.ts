import { afterEach, expect } from "vitest";

/** What may stay open between two tests: handles of the test runner itself. */
const watched = new Set(["TCPSocketWrap", "TCPServerWrap", "Timeout"]);
const before = countByKind();

function countByKind(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    if (watched.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Fails the test that leaves a socket, a server or a timer behind. */
afterEach(async () => {
  for (let round = 0; round < 40; round++) {
    if (leftOver().length === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(leftOver(), "sockets, servers or timers left open by this test").toEqual([]);
});

function leftOver(): string[] {
  return [...countByKind()]
    .filter(([kind, count]) => kind !== "Timeout" && count > (before.get(kind) ?? 0))
    .map(([kind, count]) => `${kind}: ${count}`);
}
