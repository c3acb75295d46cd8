import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import { callhome } from "../../../src/cli/index.ts";
import { type RecordedWorld, recordedWorld } from "../../support/recorded-world.ts";

type Line = Readonly<Record<string, unknown>>;

function start(
  ...words: readonly string[]
): RecordedWorld & { readonly ended: Promise<number>; readonly lines: readonly Line[] } {
  const world = recordedWorld({ clock: systemClock });
  const ended = callhome(words, world, "1.2.3");
  return Object.defineProperty({ ...world, ended, lines: [] }, "lines", {
    get: () =>
      world.out.text
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Line),
  });
}

/** Looks again whenever the event loop comes round. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("callhome run", () => {
  it("manages every device of the lab and ends with 0", async () => {
    const run = start(
      "run",
      "fixtures/lab.yaml",
      "--embedded-nms",
      "--exit-when-connected",
      "--json",
    );
    expect(await run.ended).toBe(0);
    const toured = run.lines.filter(({ event }) => event === "nms-tour-ended");
    expect(toured.map(({ device, ok }) => `${String(device)} ${String(ok)}`).sort()).toEqual([
      "branch-utr-7 true",
      "edge-ams-1 true",
      "leaf-ams-11 true",
    ]);
    const admitted = run.lines.filter(({ event }) => event === "nms-connected");
    expect(admitted.map(({ device, hmac }) => `${String(device)} ${String(hmac)}`).sort()).toEqual([
      "branch-utr-7 absent",
      "edge-ams-1 verified",
      "leaf-ams-11 verified",
    ]);
    expect(run.err.text).toBe("");
  });

  it("ends with 1 and the reasons when nobody answers in time", async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const run = start(
      "run",
      "--nms",
      `127.0.0.1:${port}`,
      "--exit-when-connected",
      "--timeout",
      "0.5",
    );
    expect(await run.ended).toBe(1);
    expect(run.err.text).toBe(`callhome: 1 of 1 devices did not finish within 0.5 s
  device: its last dial to 127.0.0.1:${port} ended in tcp: connection-refused\n`);
  });

  it("says how far the dial to a silent NMS came, not how it was taken down", async () => {
    const server = createServer((socket) => void socket.resume().on("error", () => undefined));
    const port = await listening(server);
    const nms = ["--nms", `127.0.0.1:${port}`];
    const run = start("run", ...nms, "--exit-when-connected", "--timeout", "0.5");
    expect(await run.ended).toBe(1);
    expect(run.err.text).toContain("device: its first dial stands in identification\n");
    await new Promise((resolve) => server.close(resolve));
  });

  it("runs until it is stopped, and then ends its sessions", async () => {
    const run = start("run", "--embedded-nms", "--json");
    await until(() => run.lines.find(({ event }) => event === "nms-tour-ended"));
    run.interrupt();
    expect(await run.ended).toBe(0);
    expect(run.lines.map(({ event }) => event)).toContain("session-closed");
  });

  it("names at its end the devices that did not start, and no others", async () => {
    const folder = await mkdtemp(join(tmpdir(), "run-"));
    const fleet = join(folder, "fleet.yaml");
    await writeFile(join(folder, "edge.conf"), "system { host-name edge; }");
    const devices = "  - name: one\n  - name: two\n    host-key-files: [none]\n";
    await writeFile(fleet, `defaults: { configuration: edge.conf }\ndevices:\n${devices}`);
    const run = start("run", fleet, "--json");
    await until(() => run.lines.find(({ event }) => event === "device-failed"));
    run.interrupt();
    expect(await run.ended).toBe(1);
    expect(run.err.text).toBe(
      `callhome: 1 of 2 devices did not start\n  two: cannot read the host key ${join(folder, "none")}: there is no such file\n`,
    );
    await rm(folder, { recursive: true });
  });

  it("starts nothing when one of its files is wrong, and ends with 2", async () => {
    const folder = await mkdtemp(join(tmpdir(), "run-"));
    const fleet = join(folder, "fleet.yaml");
    await writeFile(join(folder, "bad.conf"), "system {\n    host-name edge;\n}}\n");
    await writeFile(fleet, "devices:\n  - configuration: bad.conf\n  - nmae: x\n");
    const run = start("run", fleet, "--embedded-nms");
    expect(await run.ended).toBe(2);
    expect(run.out.text).toBe("");
    expect(run.err.text).toContain(`${join(folder, "bad.conf")}:3:2: `);
    expect(run.err.text).toContain(`${fleet}:3:5: unknown key "nmae"; did you mean name?`);
    await rm(folder, { recursive: true });
  });
});

describe("callhome receive", () => {
  it("logs in to a device that calls, sends its requests and prints the replies", async () => {
    const receive = start(
      "receive",
      "--listen",
      "127.0.0.1:0",
      "--user",
      "ops",
      "--password",
      "secret word",
      "--rpc",
      "<get-system-information/>",
      "--once",
      "--json",
    );
    const listens = await until(() => receive.lines.find(({ event }) => event === "nms-listening"));
    const run = start(
      "run",
      "--nms",
      String(listens["address"]),
      "--user",
      "ops",
      "--password",
      "secret word",
      "--device-id",
      "router-7",
      "--model",
      "srx345",
    );
    expect(await receive.ended).toBe(0);
    run.interrupt();
    expect(await run.ended).toBe(0);
    const replied = receive.lines.find(({ event }) => event === "nms-replied");
    expect(replied).toMatchObject({
      device: "router-7",
      operation: "get-system-information",
      ok: true,
      reply: expect.stringContaining("<hardware-model>srx345</hardware-model>"),
    });
    expect(`${receive.out.text}${run.out.text}`).not.toContain("secret word");
  });

  it("ends with 1 when the device answers with an error", async () => {
    const receive = start(
      "receive",
      "--listen",
      "127.0.0.1:0",
      "--user",
      "ops",
      "--password",
      "p",
      "--json",
      "--rpc",
      "<no-such-operation/>",
      "--once",
    );
    const listens = await until(() => receive.lines.find(({ event }) => event === "nms-listening"));
    const run = start(
      "run",
      "--nms",
      String(listens["address"]),
      "--user",
      "ops",
      "--password",
      "p",
      "--device-id",
      "router-7",
    );
    expect(await receive.ended).toBe(1);
    run.interrupt();
    await run.ended;
    expect(receive.lines).toContainEqual(
      expect.objectContaining({ event: "nms-replied", ok: false }),
    );
  });

  it("ends with 1 when its address is taken, and names it", async () => {
    const server = createServer();
    const address = `127.0.0.1:${await listening(server)}`;
    const receive = start("receive", "--listen", address, "--user", "ops", "--password", "p");
    expect(await receive.ended).toBe(1);
    expect(receive.err.text).toContain(`cannot listen on ${address}`);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("callhome", () => {
  it("prints what a fleet file would start", async () => {
    const check = start("check", "fixtures/lab.yaml");
    expect(await check.ended).toBe(0);
    expect(check.out.text).toContain("3 devices, no problems");
  });

  it("explains itself on standard output and complains on standard error", async () => {
    const help = start("--help");
    expect(await help.ended).toBe(0);
    expect(help.out.text).toContain("callhome run [fleet]");
    const wrong = start("run", "--bogus");
    expect(await wrong.ended).toBe(2);
    expect(wrong.out.text).toBe("");
    expect(wrong.err.text).toContain("bogus");
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
