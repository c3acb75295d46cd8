import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { limits, Secret, systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { type CallHomeReceiver, receiveCallHome } from "../../../src/nms/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";

type Line = Readonly<Record<string, unknown>>;

let folder: string;
let nms: CallHomeReceiver;
/** How often each device connected. */
let connects: Map<string, number>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }\n");
  const credentials = [{ kind: "password", password: new Secret("lab-only") }] as const;
  nms = await receiveCallHome({ credentials: { username: "ops", credentials } });
  connects = new Map();
  nms.events.on("connected", ({ deviceId }) =>
    connects.set(deviceId, (connects.get(deviceId) ?? 0) + 1),
  );
});

afterEach(async () => {
  await nms.close();
  await rm(folder, { recursive: true });
});

async function fleet(
  names: readonly string[],
  more = "",
  own: Readonly<Record<string, string>> = {},
): Promise<string> {
  const file = join(folder, "fleet.yaml");
  const entries = names.map(
    (name) => `  - { name: ${name}, device-id: ${name}, ${own[name] ?? "model: mx204"} }\n`,
  );
  const defaults = "defaults: { configuration: edge.conf, seed: lab, reboot-seconds: 1 }";
  await writeFile(file, `${more}${defaults}\ndevices:\n${entries.join("")}`);
  return file;
}

function start(
  file: string,
  ...more: readonly string[]
): RecordedWorld & { readonly ended: Promise<number>; events(name: string): readonly Line[] } {
  const world = recordedWorld({ clock: systemClock });
  const login = ["--user", "ops", "--password", "lab-only", "--retry-scale", "0.1", "--json"];
  const server = more.includes("--nms") ? [] : ["--nms", `127.0.0.1:${nms.port}`];
  const words = ["run", file, ...server, ...login, ...more];
  const ended = callhome(words, world, "1.2.3");
  const events = (name: string): readonly Line[] =>
    world.out.text
      .split("\n")
      .filter((line) => line.startsWith("{") && line.endsWith("}"))
      .map((line) => JSON.parse(line) as Line)
      .filter(({ event }) => event === name);
  return { ...world, ended, events };
}

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => systemClock.after(20, () => resolve(undefined)));
}

const devicesOf = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ device }) => String(device)).sort();

test("a run gives memory back once its devices have been still for a while", async () => {
  const clock = new ManualClock();
  let rests = 0;
  const world = recordedWorld({ clock, rest: () => rests++ });
  const login = ["--user", "ops", "--password", "lab-only", "--nms", `127.0.0.1:${nms.port}`];
  const ended = callhome(["run", await fleet(["r1", "r2"]), "--json", ...login], world, "1.2.3");
  await until(() => world.out.text.split('"event":"session-opened"').length === 3);
  clock.advance(limits.runQuietMs - 1);
  expect(rests).toBe(0);
  clock.advance(1);
  expect(rests).toBe(1);
  clock.advance(limits.runQuietMs * 3);
  expect(rests).toBe(1);
  world.interrupt();
  expect(await ended).toBe(0);
});

describe("a running fleet", { timeout: 120_000 }, () => {
  it.each([["0"], ["2"]])(
    "becomes what its file says at SIGHUP, in %s shards, and keeps the sessions of what is as it was",
    async (shards) => {
      const file = await fleet(["r1", "r2", "r3", "r4"]);
      const run = start(file, "--shards", shards);
      await until(() => run.events("session-opened").length === 4);

      await fleet(["r1"], "", { r1: "model: unheard-of" });
      run.hangUp();
      await until(() => run.err.text.includes("before SIGHUP"));
      expect(run.err.text).toContain("fleet.yaml:3:");
      expect(run.err.text).toContain("unheard-of");

      await fleet(["r1", "r2", "r5"], "", { r2: "model: mx480" });
      run.hangUp();
      await until(() => run.events("fleet-reloaded").length === 1);
      expect(run.events("fleet-reloaded")).toMatchObject([
        { added: 1, removed: 2, changed: 1, unchanged: 1 },
      ]);
      await until(() => connects.get("r5") === 1 && connects.get("r2") === 2);
      await until(() => run.events("session-opened").length === 6);
      // Events of another shard may come later than its answer.
      await until(() => run.events("device-removed").length === 2);
      expect(devicesOf(run.events("device-removed"))).toEqual(["r3", "r4"]);
      await until(() => run.events("session-closed").length >= 3);
      const closed = devicesOf(run.events("session-closed"));
      expect([...new Set(closed)]).toEqual(["r2", "r3", "r4"]);
      expect(connects.get("r1")).toBe(1);
      run.interrupt();
      expect(await run.ended).toBe(0);
      expect(run.events("run-summary")).toMatchObject([{ devices: 3, connected: 3, failed: 0 }]);
    },
  );

  it("reboots as a whole in two shards, and every device comes back", async () => {
    const names = ["r1", "r2", "r3", "r4", "r5"];
    const file = await fleet(names, 'ramp: linear:200ms\nstorms: ["flap:all@30m"]\n');
    const run = start(file, "--shards", "2", "--storm", "reboot:all@4s/500ms");
    await until(() => run.events("booted").length === names.length);
    await until(() => names.every((name) => connects.get(name) === 2));
    expect(run.events("storm-began")).toMatchObject([{ storm: "reboot:all@4s/500ms" }]);
    expect(devicesOf(run.events("rebooting"))).toEqual(names);
    run.interrupt();
    expect(await run.ended).toBe(0);
  });

  it("has no more handshakes on their way than it may", async () => {
    let open = 0;
    let most = 0;
    let taken = 0;
    // An NMS that takes connections and says nothing for a while, and then leaves.
    const sockets = new Set<Socket>();
    const slow = createServer((socket) => {
      open += 1;
      taken += 1;
      most = Math.max(most, open);
      sockets.add(socket.resume());
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
      systemClock.after(60, () => {
        open -= 1;
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
    const { port } = slow.address() as { port: number };
    const names = Array.from({ length: 12 }, (_, at) => `r${at}`);
    const file = await fleet(names);
    const run = start(file, "--max-handshakes", "3", "--nms", `127.0.0.1:${port}`);
    await until(() => taken >= 2 * names.length);
    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(new Set(devicesOf(run.events("attempt-ended"))).size).toBe(names.length);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => slow.close(resolve));
    expect(most).toBeLessThanOrEqual(3);
    expect(most).toBeGreaterThan(1);
  });

  it("is stopped in the middle of its ramp, before the rest has started", async () => {
    const run = start(await fleet(["r1", "r2", "r3"]), "--ramp", "linear:1h");
    await until(() => run.events("session-opened").length === 1);
    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(run.events("device-started")).toHaveLength(1);
  });
});
