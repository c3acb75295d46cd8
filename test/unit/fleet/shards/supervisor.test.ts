import { beforeEach, describe, expect, it } from "vitest";
import { limits } from "../../../../src/base/index.ts";
import type { FromShard, ToShard } from "../../../../src/fleet/shards/messages.ts";
import { whole } from "../../../../src/fleet/shards/placement.ts";
import type { ShardEvent } from "../../../../src/fleet/shards/shard-events.ts";
import {
  type ShardWatcher,
  Supervisor,
  type SupervisorOptions,
} from "../../../../src/fleet/shards/supervisor.ts";
import { parseStorm, type Storm } from "../../../../src/fleet/storms/index.ts";
import { freshTally, type Tally } from "../../../../src/fleet/tally/tally.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

/** A process that does only what the test says. */
interface Scripted {
  readonly heard: ToShard<string>[];
  readonly watcher: ShardWatcher;
  isKilled: boolean;
}

let clock: ManualClock;
let processes: Scripted[];
let events: ShardEvent[];
let hopeless: number;

beforeEach(() => {
  clock = new ManualClock();
  processes = [];
  events = [];
  hopeless = 0;
});

function supervisor(more: Partial<SupervisorOptions<string>> = {}): Supervisor<string> {
  return new Supervisor<string>({
    shards: 2,
    pod: whole,
    work: "the fleet",
    wish: "problems",
    spawn: (watcher) => {
      const made: Scripted = { heard: [], watcher, isKilled: false };
      processes.push(made);
      return {
        pid: 100 + processes.length,
        send: (message) => made.heard.push(message),
        kill: () => {
          made.isKilled = true;
        },
      };
    },
    clock,
    strict: false,
    keepsState: true,
    onEvent: (event) => events.push(event as ShardEvent),
    onTally: () => {},
    onHopeless: () => {
      hopeless += 1;
    },
    ...more,
  });
}

function say(process: number, message: FromShard): void {
  processes[process]?.watcher.onMessage(message);
}

function exit(process: number, code: number | null, signal: string | null = null): void {
  processes[process]?.watcher.onExit(code, signal);
}

const plan = (devices: number): FromShard => ({
  kind: "planned",
  need: { devices, descriptors: devices, routes: [] },
});
const connected = (count: number, dials: number): Tally => {
  const fresh = freshTally(0);
  return { ...fresh, standing: { ...fresh.standing, connected: count }, attempts: dials };
};

async function running(more: Partial<SupervisorOptions<string>> = {}): Promise<Supervisor<string>> {
  const made = supervisor(more);
  const planned = made.plan();
  say(0, plan(3));
  say(1, plan(4));
  await planned;
  await made.start();
  for (const shard of [0, 1]) say(shard, { kind: "started", running: 3, retried: 0 });
  return made;
}

describe("a supervisor", () => {
  it("gives each shard its slice, and its start once all are planned", async () => {
    const made = await running();
    expect(processes.map(({ heard }) => heard)).toEqual([
      [
        {
          kind: "plan",
          work: "the fleet",
          slice: { pod: whole, shard: { index: 0, of: 2 } },
          wish: "problems",
        },
        { kind: "start", hold: false, elapsedMs: 0 },
      ],
      [
        {
          kind: "plan",
          work: "the fleet",
          slice: { pod: whole, shard: { index: 1, of: 2 } },
          wish: "problems",
        },
        { kind: "start", hold: false, elapsedMs: 0 },
      ],
    ]);
    expect(made.needs.map(({ devices }) => devices)).toEqual([3, 4]);
    expect(made.tally.standing.starting).toBe(7);
  });

  it("rejects with every problem that its shards found in the input, each once", async () => {
    const made = supervisor();
    const planned = made.plan();
    const at = (line: number): { file: string; line: number; column: number; path: string } => {
      return { file: "fleet.yaml", line, column: 1, path: "" };
    };
    const refused = (...lines: readonly number[]): FromShard => ({
      kind: "refused",
      refusal: {
        code: "ERR_FLEET_INVALID",
        message: "",
        problems: lines.map((line) => ({ ...at(line), message: "wrong" })),
      },
    });
    say(0, refused(7, 9));
    exit(0, 2);
    say(1, refused(3, 7));
    exit(1, 2);
    await expect(planned).rejects.toMatchObject({
      code: "ERR_FLEET_INVALID",
      problems: [at(3), at(7), at(9)],
    });
  });

  it("rejects when a shard ends without a word while it plans", async () => {
    const made = supervisor();
    const planned = made.plan();
    exit(0, null, "SIGKILL");
    say(1, plan(4));
    await expect(planned).rejects.toMatchObject({ code: "ERR_SHARD" });
    await expect(made.start()).rejects.toMatchObject({ code: "ERR_SHARD" });
  });

  it("counts the dials of a shard that is gone, and its devices as not started", async () => {
    const made = await running();
    say(0, { kind: "tally", tally: connected(3, 5), done: 3 });
    say(1, { kind: "tally", tally: connected(4, 4), done: 4 });
    expect(made.done).toBe(7);
    exit(0, null, "SIGKILL");
    expect(made.tally).toMatchObject({ standing: { connected: 4, starting: 3 }, attempts: 9 });
    expect(made.done).toBe(4);
  });

  it("tells how a shard ended, when it starts again and that it did", async () => {
    const made = await running();
    exit(0, null, "SIGKILL");
    clock.advance(limits.shardRestartMs.first);
    say(2, plan(3));
    say(2, { kind: "started", running: 3, retried: 0 });
    expect(made.restarts).toBe(1);
    expect(events.map(({ name, data }) => ({ name, data }))).toEqual([
      { name: "shard-started", data: { shard: 0, pid: 101, devices: 3 } },
      { name: "shard-started", data: { shard: 1, pid: 102, devices: 4 } },
      {
        name: "shard-exited",
        data: {
          shard: 0,
          code: null,
          signal: "SIGKILL",
          devices: 3,
          restartSeconds: 1,
          resumesFrom: "last-commit",
        },
      },
      { name: "shard-restarted", data: { shard: 0, pid: 103, devices: 3, restarts: 1 } },
    ]);
  });

  it("tells a shard that starts again how far the others are", async () => {
    await running();
    clock.advance(7_000);
    exit(1, 1);
    clock.advance(limits.shardRestartMs.first);
    say(2, plan(4));
    expect(processes[2]?.heard.at(-1)).toEqual({
      kind: "start",
      hold: false,
      elapsedMs: 7_000 + limits.shardRestartMs.first,
    });
  });

  it("tells of a storm whom it can reach: no shard that is down", async () => {
    const made = await running();
    exit(0, null, "SIGKILL");
    const storm = parseStorm("flap:all@5s") as Storm;
    made.storm(storm, { seed: "lab 1", devices: 7 });
    const order = { kind: "storm", storm, seed: "lab 1", devices: 7 };
    expect(processes[0]?.heard).not.toContainEqual(order);
    expect(processes[1]?.heard.at(-1)).toEqual(order);
  });

  it("lets no device of a strict run dial before all are prepared", async () => {
    const made = supervisor({ strict: true });
    const planned = made.plan();
    say(0, plan(1));
    say(1, plan(1));
    await planned;
    const started = made.start();
    say(0, { kind: "prepared", failures: ["one: no key"] });
    say(1, { kind: "prepared", failures: [] });
    expect(await started).toEqual(["one: no key"]);
    expect(processes.flatMap(({ heard }) => heard.map(({ kind }) => kind))).not.toContain("call");
    made.call();
    expect(processes[1]?.heard.at(-1)).toEqual({ kind: "call" });
  });

  it("says that there is no hope when no device runs and none is tried again", async () => {
    const made = supervisor();
    const planned = made.plan();
    say(0, plan(1));
    say(1, plan(1));
    await planned;
    await made.start();
    say(0, { kind: "started", running: 0, retried: 0 });
    expect(hopeless).toBe(0);
    say(1, { kind: "started", running: 0, retried: 0 });
    expect(hopeless).toBe(1);
  });

  it("is closed at once when it never began", async () => {
    await supervisor().close();
    expect(processes).toEqual([]);
  });

  it("runs on without any device, as a pod whose slice is empty", async () => {
    const made = supervisor();
    const planned = made.plan();
    say(0, plan(0));
    say(1, plan(0));
    await planned;
    await made.start();
    say(0, { kind: "started", running: 0, retried: 0 });
    say(1, { kind: "started", running: 0, retried: 0 });
    expect(hopeless).toBe(0);
  });

  it("closes politely, keeps the last words, and kills who does not end in time", async () => {
    const made = await running();
    const closed = made.close();
    const report = {
      tally: connected(3, 3),
      failures: [],
      shortfalls: [],
      failed: 0,
      unfinished: 0,
    };
    say(0, { kind: "report", report });
    exit(0, 0);
    clock.advance(limits.shardCloseMs);
    expect(processes.map(({ isKilled }) => isKilled)).toEqual([false, true]);
    exit(1, null, "SIGKILL");
    await closed;
    expect(made.reports).toEqual([report, undefined]);
    expect(events.map(({ name }) => name)).toEqual(["shard-started", "shard-started"]);
    expect(clock.waiting).toEqual([]);
  });
});
