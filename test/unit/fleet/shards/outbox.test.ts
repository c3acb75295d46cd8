import { beforeEach, describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import type { FleetEvent } from "../../../../src/fleet/fleet.ts";
import type { EventWish, FromShard } from "../../../../src/fleet/shards/messages.ts";
import { Outbox } from "../../../../src/fleet/shards/outbox.ts";
import { freshTally } from "../../../../src/fleet/tally/tally.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

let clock: ManualClock;
let sent: FromShard[];
/** What the channel has not taken yet. */
let waiting: (() => void)[];
let done: number;

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  waiting = [];
  done = 0;
});

function outbox(wish: EventWish = "all"): Outbox {
  return new Outbox({
    wish,
    send: (message, taken) => {
      sent.push(message);
      waiting.push(taken);
    },
    numbers: () => ({ tally: freshTally(1), done }),
    clock,
  });
}

/** The channel takes one message. */
function take(): void {
  waiting.shift()?.();
}

function takeAll(): void {
  while (waiting.length > 0) take();
}

const failed = (device: string): FleetEvent => ({
  at: 0,
  name: "device-failed",
  data: { device, code: undefined, message: "no key" },
});
const booted: FleetEvent = { at: 0, name: "booted", data: { device: "d" } };
const started: FromShard = { kind: "started", running: 1, retried: 0 };

describe("the outbox of a shard", () => {
  it("sends one message at a time, and merges tallies that the parent had no time for", () => {
    const box = outbox();
    box.changed();
    for (done = 1; done < 5; done++) box.changed();
    expect(sent.map((message) => message.kind)).toEqual(["tally"]);
    take();
    expect(sent).toHaveLength(1);
    clock.advance(limits.shardTallyMs);
    expect(sent.slice(1)).toMatchObject([{ kind: "tally", done: 5 }]);
    clock.advance(limits.shardTallyMs);
    expect(sent).toHaveLength(2);
  });

  it("sends no second tally before the pace allows it, however fast the parent is", () => {
    const box = outbox();
    for (let at = 0; at < limits.shardTallyMs; at++) {
      box.changed();
      takeAll();
      clock.advance(1);
    }
    takeAll();
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it("puts events together, keeps their order, and loses none that fits", () => {
    const box = outbox();
    const names = Array.from({ length: 2_500 }, (_, at) => `d${at}`);
    for (const name of names) box.event(failed(name));
    takeAll();
    clock.advance(limits.shardTallyMs);
    takeAll();
    const devices = sent.flatMap((message) =>
      message.kind === "events"
        ? message.events.map(({ data }) => "device" in data && data.device)
        : [],
    );
    expect(devices).toEqual(names);
    expect(sent.length).toBeLessThan(6);
  });

  it("drops the oldest events, counted, when the parent does not read for long", () => {
    const box = outbox();
    const many = limits.shardEvents + 10;
    for (let at = 0; at < many; at++) box.event(failed(`d${at}`));
    let drained = false;
    void box.drained().then(() => (drained = true));
    takeAll();
    const batches = sent.flatMap((message) => (message.kind === "events" ? [message] : []));
    const kept = batches.reduce((sum, { events }) => sum + events.length, 0);
    const lost = batches.reduce((sum, batch) => sum + batch.lost, 0);
    expect(lost).toBeGreaterThan(0);
    expect(kept + lost).toBe(many);
    expect(batches.at(-1)?.events.at(-1)).toEqual(failed(`d${many - 1}`));
    expect(drained).toBe(false);
  });

  it("lets words go before everything that waits", () => {
    const box = outbox();
    box.event(booted);
    box.event(booted);
    box.say(started);
    take();
    expect(sent[1]).toEqual(started);
  });

  it("sends no tally once it is frozen, and is drained when the channel took all", async () => {
    const box = outbox();
    box.event(booted);
    box.event(booted);
    box.freeze();
    box.changed();
    const drained = box.drained();
    takeAll();
    await drained;
    expect(sent.map(({ kind }) => kind)).toEqual(["events", "events"]);
  });

  it.each([
    ["all", ["booted", "device-failed"]],
    ["attempts", ["device-failed"]],
    ["problems", ["device-failed"]],
  ] as const)("passes on what a parent that wishes %s is to see", (wish, expected) => {
    const box = outbox(wish);
    box.event(booted);
    box.event(failed("d"));
    void box.drained();
    takeAll();
    const names = sent.flatMap((message) =>
      message.kind === "events" ? message.events.map(({ name }) => name) : [],
    );
    expect(names).toEqual(expected);
  });
});
