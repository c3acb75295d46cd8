import { describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import {
  initialSupervisor,
  type SupervisorEffect,
  type SupervisorEvent,
  type SupervisorState,
  supervise,
} from "../../../../src/fleet/shards/supervisor-state.ts";

const { first, most, healthy } = limits.shardRestartMs;

/** The state after some events, and the effects of the last one. */
function after(
  begin: SupervisorState,
  ...events: readonly SupervisorEvent[]
): { readonly state: SupervisorState; readonly effects: readonly SupervisorEffect[] } {
  return events.reduce<{ state: SupervisorState; effects: readonly SupervisorEffect[] }>(
    ({ state }, event) => supervise(state, event),
    { state: begin, effects: [] },
  );
}

const fresh = (count = 2, strict = false): SupervisorState =>
  initialSupervisor(count, strict).state;
const planned = (shard: number): SupervisorEvent => ({ kind: "planned", shard, devices: 5 });
const started = (shard: number, at = 0): SupervisorEvent => ({ kind: "started", shard, at });
const exited = (shard: number, at = 0): SupervisorEvent => ({ kind: "exited", shard, at });
const over = (shard: number): SupervisorEvent => ({ kind: "pause-over", shard });
const start: SupervisorEvent = { kind: "start" };

/** Two shards whose devices run. */
function running(strict = false): SupervisorState {
  const holding = after(fresh(2, strict), planned(0), planned(1), start).state;
  const calling = strict ? after(holding, { kind: "call" }).state : holding;
  return after(calling, started(0), started(1)).state;
}

/** A crash at `at` of a shard that is started again at once; its effects. */
function crash(state: SupervisorState, at: number): ReturnType<typeof after> {
  const down = after(state, exited(0, at));
  const up = after(down.state, over(0), planned(0), started(0, at));
  return { state: up.state, effects: down.effects };
}

describe("shards that begin", () => {
  it("are all spawned, and started when each knows its devices", () => {
    expect(initialSupervisor(2, false).effects).toEqual([
      { kind: "spawn", shard: 0 },
      { kind: "spawn", shard: 1 },
    ]);
    expect(after(fresh(), planned(0)).effects).toEqual([]);
    const all = after(fresh(), planned(0), planned(1));
    expect(all.effects).toEqual([{ kind: "reached", phase: "planned" }]);
    expect(after(all.state, start).effects).toEqual([
      { kind: "send-start", shard: 0, hold: false },
      { kind: "send-start", shard: 1, hold: false },
    ]);
  });

  it("fail together when one ends before the fleet runs, but not before all were heard", () => {
    expect(after(fresh(), exited(0)).effects).toEqual([]);
    for (const order of [
      [exited(0), planned(1)],
      [planned(1), exited(0)],
      [exited(0), exited(1)],
    ])
      expect(after(fresh(), ...order).effects).toEqual([{ kind: "reached", phase: "failed" }]);
    expect(after(fresh(), planned(0), planned(1), exited(1), start).effects).toEqual([]);
  });

  it("hold their devices in a strict run until all are prepared", () => {
    const holding = after(fresh(2, true), planned(0), planned(1), start);
    expect(holding.effects).toContainEqual({ kind: "send-start", shard: 1, hold: true });
    const one = after(holding.state, { kind: "prepared", shard: 1 });
    expect(one.effects).toEqual([]);
    const both = after(one.state, { kind: "prepared", shard: 0 });
    expect(both.effects).toEqual([{ kind: "reached", phase: "holding" }]);
    expect(after(both.state, { kind: "call" }).effects).toEqual([
      { kind: "send-call", shard: 0 },
      { kind: "send-call", shard: 1 },
    ]);
    expect(after(one.state, exited(0)).effects).toEqual([{ kind: "reached", phase: "failed" }]);
  });
});

describe("a shard that crashes", () => {
  it("is started again after a pause, and told of when its devices run", () => {
    const down = after(running(), exited(0, 10));
    expect(down.effects).toEqual([{ kind: "pause", shard: 0, ms: first }]);
    const spawned = after(down.state, over(0));
    expect(spawned.effects).toEqual([{ kind: "spawn", shard: 0 }]);
    const ready = after(spawned.state, planned(0));
    expect(ready.effects).toEqual([{ kind: "send-start", shard: 0, hold: false }]);
    expect(after(ready.state, started(0, 20)).effects).toEqual([
      { kind: "tell-started", shard: 0, restarts: 1 },
    ]);
  });

  it("waits twice as long each time, up to a limit, until it ran well for a minute", () => {
    let { state } = { state: running() };
    const pauses: number[] = [];
    for (let at = 0; at < 7; at++) {
      const step = crash(state, at);
      state = step.state;
      pauses.push(...step.effects.flatMap((effect) => (effect.kind === "pause" ? effect.ms : [])));
    }
    expect(pauses).toEqual([first, 2_000, 4_000, 8_000, 16_000, most, most]);
    expect(crash(state, 6 + healthy - 1).effects).toEqual([{ kind: "pause", shard: 0, ms: most }]);
    expect(crash(state, 6 + healthy).effects).toEqual([{ kind: "pause", shard: 0, ms: first }]);
  });

  it("is given up in a strict run when it crashes too often within a minute", () => {
    let state = running(true);
    for (let at = 1; at < limits.shardCrashes; at++) state = crash(state, at).state;
    const last = after(state, exited(0, limits.shardCrashes));
    expect(last.effects).toEqual([{ kind: "give-up", shard: 0 }]);
    const later = after(state, exited(0, 1 + healthy));
    expect(later.effects).toMatchObject([{ kind: "pause" }]);
  });

  it("goes on being tried when it ends before its devices run", () => {
    const again = after(running(), exited(0, 0), over(0), exited(0, 1));
    expect(again.effects).toEqual([{ kind: "pause", shard: 0, ms: 2 * first }]);
  });
});

describe("shards that are closed", () => {
  it("are asked to end, and over when the last is gone", () => {
    const closing = after(running(), { kind: "close" });
    expect(closing.effects).toEqual([
      { kind: "send-close", shard: 0 },
      { kind: "send-close", shard: 1 },
    ]);
    const one = after(closing.state, exited(1));
    expect(one.effects).toEqual([]);
    expect(after(one.state, exited(0)).effects).toEqual([{ kind: "reached", phase: "closed" }]);
  });

  it("are killed when they do not end in time, those that are gone excepted", () => {
    const { state } = after(running(), { kind: "close" }, exited(1));
    expect(supervise(state, { kind: "close-limit" }).effects).toEqual([{ kind: "kill", shard: 0 }]);
  });

  it("are not started again, nor waited for, while they are down", () => {
    const down = after(running(), exited(0), { kind: "close" });
    expect(down.effects).toEqual([
      { kind: "cancel-pause", shard: 0 },
      { kind: "send-close", shard: 1 },
    ]);
    expect(after(down.state, over(0)).effects).toEqual([]);
    expect(after(down.state, exited(1)).effects).toEqual([{ kind: "reached", phase: "closed" }]);
  });

  it("are over at once when none is left", () => {
    const { state } = after(fresh(1), exited(0));
    expect(after(state, { kind: "close" }).effects).toContainEqual({
      kind: "reached",
      phase: "closed",
    });
  });
});
