import { expect, it } from "vitest";
import { Slots } from "../../../src/base/slots.ts";

it("runs no more tasks at once than it has slots, in order of arrival", async () => {
  const slots = new Slots(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const tasks = [1, 2, 3, 4].map((task) =>
    slots.run(async () => {
      started.push(task);
      await new Promise<void>((resolve) => finish.push(resolve));
      return task;
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toEqual([1, 2]);
  finish[1]?.();
  await tasks[1];
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toEqual([1, 2, 3]);
  finish[0]?.();
  finish[2]?.();
  await new Promise((resolve) => setImmediate(resolve));
  finish[3]?.();
  expect(await Promise.all(tasks)).toEqual([1, 2, 3, 4]);
});

it("frees the slot of a task that fails", async () => {
  const slots = new Slots(1);
  await expect(slots.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await slots.run(async () => "next")).toBe("next");
});

it("lets go of a task that no longer waits, and takes a slot that is given back twice once", async () => {
  const slots = new Slots(1);
  const giveBack = await slots.take();
  const leaving = new AbortController();
  const left = slots.take(leaving.signal);
  const next = slots.take();
  leaving.abort();
  (await left)();
  expect(slots.waiting).toBe(1);
  giveBack();
  giveBack();
  (await next)();
  const last = await slots.take();
  let isTaken = false;
  void slots.take().then(() => (isTaken = true));
  await Promise.resolve();
  expect(isTaken).toBe(false);
  last();
});
