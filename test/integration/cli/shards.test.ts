import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Secret, systemClock } from "../../../src/base/index.ts";
import { callhome, type Machine } from "../../../src/cli/index.ts";
import { holds, whole } from "../../../src/fleet/index.ts";
import {
  type CallHomeReceiver,
  type ManagedDevice,
  receiveCallHome,
} from "../../../src/nms/index.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";

type Line = Readonly<Record<string, unknown>>;

const names = ["r1", "r2", "r3", "r4", "r5", "r6"];
const shards = 3;

let folder: string;
let nms: CallHomeReceiver;
/** The last connection of each device. */
let devices: Map<string, ManagedDevice>;
let connects: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shards-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }\n");
  nms = await receiveCallHome({
    credentials: {
      username: "ops",
      credentials: [{ kind: "password", password: new Secret("lab-only") }],
    },
  });
  devices = new Map();
  connects = 0;
  nms.events.on("connected", (device) => {
    devices.set(device.deviceId, device);
    connects += 1;
  });
});

afterEach(async () => {
  await nms.close();
  await rm(folder, { recursive: true });
});

/** A fleet file; `more` are lines for one device. */
async function fleet(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = join(folder, "fleet.yaml");
  const entries = names.map(
    (name) => `  - { name: ${name}, device-id: ${name}, ${more[name] ?? "seed: lab"} }\n`,
  );
  await writeFile(file, `defaults: { configuration: edge.conf }\ndevices:\n${entries.join("")}`);
  return file;
}

function words(file: string, ...more: readonly string[]): readonly string[] {
  const login = ["--user", "ops", "--password", "lab-only", "--retry-scale", "0.1"];
  return ["run", file, "--nms", `127.0.0.1:${nms.port}`, ...login, ...more];
}

function linesOf(text: string): readonly Line[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line) as Line);
}

function start(
  given: readonly string[],
  machine: Partial<Machine> = {},
): RecordedWorld & { readonly ended: Promise<number>; events(name: string): readonly Line[] } {
  const world = recordedWorld({ clock: systemClock, machine });
  const ended = callhome(given, world, "1.2.3");
  const events = (name: string): readonly Line[] =>
    linesOf(world.out.text).filter(({ event }) => event === name);
  return { ...world, ended, events };
}

/** Looks again and again, and leaves the processor to the processes that it looks at. */
async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => systemClock.after(20, () => resolve(undefined)));
}

function isAlive(pid: unknown): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

function pidsIn(lines: readonly Line[]): readonly unknown[] {
  return lines.filter(({ event }) => event === "shard-started").map(({ pid }) => pid);
}

describe("a run in shards", { timeout: 120_000 }, () => {
  it("starts a shard that was killed again, with what its devices had committed, and ends politely", async () => {
    const state = join(folder, "state");
    const given = words(await fleet(), "--shards", String(shards), "--json", "--state", state);
    const run = start(given);
    await until(() => run.events("session-opened").length === names.length);
    await until(() => run.events("shard-started").length === shards);

    const changed = devices.get("r1");
    await changed?.rpc(
      '<load-configuration action="set" format="text"><configuration-set>set system location building moved</configuration-set></load-configuration>',
    );
    expect(await changed?.rpc("<commit-configuration/>")).toMatchObject({ ok: true });

    const shard = [0, 1, 2].find((index) =>
      holds({ pod: whole, shard: { index, of: shards } }, "r1"),
    );
    const ofShard = names.filter((name) =>
      holds({ pod: whole, shard: { index: shard ?? 0, of: shards } }, name),
    );
    const [victim] = run.events("shard-started").filter((event) => event["shard"] === shard);
    process.kill(Number(victim?.["pid"]), "SIGKILL");
    await until(() => connects === names.length + ofShard.length);
    const back = devices.get("r1");
    expect(back).not.toBe(changed);
    const reply = await back?.rpc("<get-config><source><running/></source></get-config>");
    expect(reply?.text).toContain("<building>moved</building>");
    await until(() => run.events("session-opened").length === names.length + ofShard.length);
    await until(() => run.events("shard-restarted").length === 1);
    expect(run.events("shard-exited")).toMatchObject([
      { shard, signal: "SIGKILL", devices: ofShard.length, resumesFrom: "last-commit" },
    ]);

    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(run.err.text).toBe("");
    const closed = run.events("session-closed").filter(({ reason }) => reason === "device-closed");
    expect(new Set(closed.map(({ device }) => device))).toEqual(new Set(names));
    const summary = linesOf(run.out.text).at(-1);
    expect(summary).toMatchObject({
      event: "run-summary",
      devices: names.length,
      connected: names.length,
      failed: 0,
      shards,
      restarts: 1,
    });
    // What happened in the last moment before the crash nobody heard of.
    expect(summary?.["dials"]).toBeGreaterThanOrEqual(names.length);
    expect(summary?.["dials"]).toBeLessThanOrEqual(names.length + ofShard.length);
    const restarted = run.events("shard-restarted").map(({ pid }) => pid);
    expect([...pidsIn(linesOf(run.out.text)), ...restarted].filter(isAlive)).toEqual([]);
  });

  it("ends once all are connected, keeps the journal, and shows the numbers", async () => {
    const journal = join(folder, "journal");
    const more = ["--shards", "2", "--exit-when-connected", "--journal", journal];
    const run = start(words(await fleet(), ...more));
    expect(await run.ended).toBe(0);
    expect(run.out.text).toMatch(/^connected +6$/m);
    expect(run.out.text).toMatch(/^ {2}p99 +\d+\.\d ms$/m);
    const told = recordedWorld();
    expect(await callhome(["explain", "--journal", journal, "--json"], told, "1")).toBe(0);
    const records = linesOf(told.out.text).map(
      ({ device, reason }) => `${String(device)} ${String(reason)}`,
    );
    expect(records.sort()).toEqual(names.map((name) => `${name} device-closed`));
  });

  it("lets nobody call when one device cannot start and the run is strict", async () => {
    const file = await fleet({ r4: "host-key-files: [none]" });
    const run = start(words(file, "--shards", "2", "--strict"));
    expect(await run.ended).toBe(1);
    expect(connects).toBe(0);
    expect(run.err.text).toBe(
      `callhome: 1 of 6 devices did not start\n  r4: cannot read the host key ${join(folder, "none")}: there is no such file\n`,
    );
  });

  it("needs no shards to be strict", async () => {
    const run = start(words(await fleet({ r4: "host-key-files: [none]" }), "--strict"));
    expect(await run.ended).toBe(1);
    expect(connects).toBe(0);
    expect(run.err.text).toContain("callhome: 1 of 6 devices did not start\n  r4: ");
  });

  it("reports every problem that its shards find in the fleet file, each once", async () => {
    const file = await fleet({ r2: "configuration: gone.conf", r5: "model: unheard-of" });
    const run = start(words(file, "--shards", "2"));
    expect(await run.ended).toBe(2);
    expect(run.err.text.match(/gone\.conf/g)).toHaveLength(1);
    expect(run.err.text.match(/unheard-of/g)).toHaveLength(1);
    expect(run.err.text).toContain("callhome: 2 problems in the input\n");
  });

  it("tells before the start that there are too few descriptors", async () => {
    const machine = { descriptorLimit: async () => 66 };
    const run = start(words(await fleet(), "--shards", "1"), machine);
    expect(await run.ended).toBe(1);
    expect(connects).toBe(0);
    expect(run.err.text).toMatch(/^callhome: one shard needs 70 file descriptors for 6 devices/);
  });
});

describe("the process of a run in shards", { timeout: 120_000 }, () => {
  /** The program as the shell runs it, once its devices run. */
  async function running(): Promise<{
    readonly child: ReturnType<typeof spawn>;
    readonly pids: readonly unknown[];
  }> {
    const given = words(await fleet(), "--shards", "2", "--json");
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...given], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    await until(() => pidsIn(linesOf(out)).length === 2 && connects === names.length);
    return { child, pids: pidsIn(linesOf(out)) };
  }

  it("leaves no child behind when it is killed", async () => {
    const { child, pids } = await running();
    expect(pids.every(isAlive)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "close");
    await until(() => !pids.some(isAlive));
  });

  it("ends in good order at SIGTERM, and at once at a second signal", async () => {
    const polite = await running();
    polite.child.kill("SIGTERM");
    expect(await once(polite.child, "exit")).toEqual([0, null]);
    expect(polite.pids.filter(isAlive)).toEqual([]);

    connects = 0;
    const hasty = await running();
    hasty.child.kill("SIGTERM");
    hasty.child.kill("SIGINT");
    const [code] = (await once(hasty.child, "exit")) as [number];
    expect([130, 143]).toContain(code);
    await until(() => !hasty.pids.some(isAlive));
  });
});
