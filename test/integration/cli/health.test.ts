import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Secret, systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { type CallHomeReceiver, receiveCallHome } from "../../../src/nms/index.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";

const names = ["r1", "r2", "r3", "r4"];
const login = ["--user", "ops", "--password", "lab-only"];

let folder: string;
let nms: CallHomeReceiver;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "health-"));
  await writeFile(join(folder, "edge.conf"), "system { host-name edge; }\n");
  const devices = names.map((name) => `  - { name: ${name}, device-id: ${name}, seed: lab }\n`);
  const file = `defaults: { configuration: edge.conf }\ndevices:\n${devices.join("")}`;
  await writeFile(join(folder, "fleet.yaml"), file);
  nms = await receiveCallHome({
    credentials: {
      username: "ops",
      credentials: [{ kind: "password", password: new Secret("lab-only") }],
    },
  });
});

afterEach(async () => {
  await nms.close();
  await rm(folder, { recursive: true });
});

function start(health: string, ...more: readonly string[]): [RecordedWorld, Promise<number>] {
  const world = recordedWorld({ clock: systemClock });
  const file = join(folder, "fleet.yaml");
  const words = ["run", file, "--nms", `127.0.0.1:${nms.port}`, ...login, "--health", health];
  return [world, callhome([...words, "--json", ...more], world, "1.2.3")];
}

/** Asks again and again, and leaves the processor to the processes that it asks about. */
async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look()))
    await new Promise((resolve) => systemClock.after(20, () => resolve(undefined)));
}

function addressIn(text: string): string | undefined {
  return /"event":"health-listening","address":"([^"]+)"/.exec(text)?.[1];
}

describe("callhome run --health", { timeout: 60_000 }, () => {
  it.each([
    ["in one process", 0],
    ["in shards", 2],
  ])("tells of all devices %s", async (_, shards) => {
    const [world, ended] = start("127.0.0.1:0", "--shards", String(shards));
    await until(() => addressIn(world.out.text) !== undefined);
    const base = `http://${addressIn(world.out.text)}`;
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    await until(async () => (await fetch(`${base}/readyz`)).status === 200);
    const metrics = async (): Promise<string> => (await fetch(`${base}/metrics`)).text();
    await until(async () => (await metrics()).includes('{standing="connected"} 4\n'));
    expect(await metrics()).toContain(`\ncallhome_shards ${shards}\n`);
    expect(await metrics()).toContain("\ncallhome_connect_seconds_count 4\n");
    world.interrupt();
    expect(await ended).toBe(0);
    await expect(fetch(`${base}/healthz`)).rejects.toThrow("fetch failed");
  });

  it.each([0, 2])(
    "ends a run of %s shards when its address is taken, before any dial",
    async (shards) => {
      const other = createServer().listen(0, "127.0.0.1");
      await once(other, "listening");
      const { port } = other.address() as AddressInfo;
      const [world, ended] = start(`127.0.0.1:${port}`, "--shards", String(shards));
      expect(await ended).toBe(1);
      expect(world.err.text).toContain(`callhome: cannot listen on 127.0.0.1:${port}: `);
      expect(world.out.text).not.toContain("dialing");
      other.close();
      await once(other, "close");
    },
  );

  it("wants host and port", async () => {
    const [world, ended] = start("9464");
    expect(await ended).toBe(2);
    expect(world.err.text).toContain("--health must be host:port");
  });
});
