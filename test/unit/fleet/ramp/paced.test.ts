import { expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import { paced, turnOfLoop, Waits } from "../../../../src/fleet/ramp/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

function stage() {
  const clock = new ManualClock();
  const waits = new Waits(clock);
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses += 1;
  };
  return { clock, waits, pause, pauses: () => pauses };
}

it("does each thing at its time", async () => {
  const { clock, waits, pause } = stage();
  const done: number[] = [];
  const all = paced([{ atMs: 0 }, { atMs: 100 }, { atMs: 250 }], { clock, waits, pause }, (thing) =>
    done.push(thing.atMs),
  );
  expect(done).toEqual([0]);
  clock.advance(100);
  await turnOfLoop();
  expect(done).toEqual([0, 100]);
  clock.advance(149);
  await turnOfLoop();
  expect(done).toHaveLength(2);
  clock.advance(1);
  await all;
  expect(done).toEqual([0, 100, 250]);
});

it("turns to everything else between two slices of what is due together", async () => {
  const { clock, waits, pause, pauses } = stage();
  const things = Array.from({ length: 2 * limits.startSlice + 1 }, () => ({ atMs: 0 }));
  let done = 0;
  await paced(things, { clock, waits, pause }, () => (done += 1));
  expect(done).toBe(things.length);
  expect(pauses()).toBe(2);
});

it("leaves the rest when its waits are ended, and no timer", async () => {
  const { clock, waits, pause } = stage();
  let done = 0;
  const all = paced([{ atMs: 0 }, { atMs: 10 }], { clock, waits, pause }, () => (done += 1));
  waits.end();
  await all;
  expect(done).toBe(1);
  expect(clock.waiting).toEqual([]);
  expect(await waits.wait(5)).toBe(false);
});
