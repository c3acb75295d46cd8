import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulateDevice } from "../../../src/device/index.ts";

let stateDirectory: string;
beforeEach(async () => {
  stateDirectory = await mkdtemp(join(tmpdir(), "callhome-state-"));
});
afterEach(() => rm(stateDirectory, { recursive: true, force: true }));

const configuration = "system { host-name edge1; }";
const start = (more: object = {}): ReturnType<typeof emulateDevice> =>
  emulateDevice({ configuration, stateDirectory, ...more });
const inFolder = (name: string): string => join(stateDirectory, "edge1", name);

describe("a device with a state directory", () => {
  it("comes back with its configuration, whatever the start-up configuration says", async () => {
    const first = await start({ users: [{ name: "netops" }] });
    await first.configure('system { location { building "north"; } }', { comment: "building" });
    const running = first.configuration("running");
    expect(running).toContain("netops");
    await first.close();
    await using second = await start({ users: [{ name: "somebody-else" }] });
    expect(second.configuration("running")).toBe(running);
    expect(second.configuration("candidate")).toBe(running);
  });

  it("keeps its host keys and serial number without being given a seed", async () => {
    const first = await start();
    const { hostKeys, serialNumber } = first.identity;
    await first.close();
    await using second = await start();
    expect(second.identity).toMatchObject({ hostKeys, serialNumber });
  });

  it("numbers its commits on", async () => {
    const first = await start();
    await first.configure("system { domain-name one.example; }");
    await first.close();
    await using second = await start();
    const committed = second.events.next("committed");
    await second.configure("system { domain-name two.example; }");
    expect(await committed).toMatchObject({ sequence: 3 });
  });

  it("has the commit on disk when it is acknowledged", async () => {
    await using device = await start();
    await device.configure("system { domain-name one.example; }");
    expect(await readFile(inFolder("commit-2.conf"), "utf8")).toContain("domain-name one.example;");
  });

  it("lets nobody else read what it keeps", async () => {
    await using device = await start();
    await device.configure("system { domain-name one.example; }");
    expect((await stat(inFolder("."))).mode & 0o777).toBe(0o700);
    for (const name of await readdir(inFolder(".")))
      expect((await stat(inFolder(name))).mode & 0o777).toBe(0o600);
  });

  it("is the only one to use its folder, in this process and among others", async () => {
    const device = await start();
    await expect(start()).rejects.toMatchObject({ code: "ERR_STATE" });
    const parent = { pid: process.ppid, start: "", process: "another" };
    await device.close();
    await writeFile(inFolder("lock"), JSON.stringify(parent));
    await expect(start()).rejects.toThrow(`is in use by process ${process.ppid}`);
  });

  it.each([
    ["a process that is gone", { pid: 4_194_305, start: "", process: "gone" }],
    ["an earlier process of the same number", { pid: process.pid, start: "", process: "earlier" }],
  ])("takes over the lock of %s", async (_who, holder) => {
    await (await start()).close();
    await writeFile(inFolder("lock"), JSON.stringify(holder));
    await using device = await start();
    expect(device.name).toBe("edge1");
  });

  it.runIf(process.platform === "linux")(
    "takes over the lock of a process whose number another one has now",
    async () => {
      await (await start()).close();
      const holder = { pid: process.ppid, start: "1", process: "earlier" };
      await writeFile(inFolder("lock"), JSON.stringify(holder));
      await using device = await start();
      expect(device.name).toBe("edge1");
    },
  );

  it("takes over a lock that was never written whole", async () => {
    await (await start()).close();
    await writeFile(inFolder("lock"), "");
    await using device = await start();
    expect(device.name).toBe("edge1");
  });

  it("leaves nothing but its files behind", async () => {
    await (await start()).close();
    expect((await readdir(inFolder("."))).sort()).toEqual(["commit-1.conf", "device"]);
  });

  it("does not start when a commit was changed, and gives the folder back", async () => {
    await (await start()).close();
    const text = await readFile(inFolder("commit-1.conf"), "utf8");
    await writeFile(inFolder("commit-1.conf"), text.replace("edge1", "edge2"));
    await expect(start()).rejects.toThrow(/commit-1\.conf does not have the checksum/);
    expect(await readdir(inFolder("."))).not.toContain("lock");
  });

  it("refuses a commit that it could not read again, and goes on", async () => {
    await using device = await start();
    const long = `<configuration><system><odd>${"x".repeat(300_000)}</odd></system></configuration>`;
    await expect(device.configure(long)).rejects.toThrow(
      "configuration cannot be saved: a string of more than",
    );
    await device.configure("system { domain-name one.example; }", { action: "override" });
    expect(await readFile(inFolder("commit-2.conf"), "utf8")).toContain("one.example");
  });

  it("does not start with a configuration that it could not read again", async () => {
    const long = `<configuration><system><odd>${"x".repeat(300_000)}</odd></system></configuration>`;
    await expect(start({ name: "edge1", configuration: long })).rejects.toMatchObject({
      code: "ERR_STATE",
    });
  });

  it("stops, and says so, when it cannot keep a commit", async () => {
    await using device = await start();
    await rm(inFolder("."), { recursive: true });
    const failed = device.events.next("state-failed");
    const change = device.configure("system { domain-name one.example; }");
    await expect(change).rejects.toMatchObject({ code: "ERR_STATE" });
    expect(await failed).toMatchObject({ device: "edge1" });
  });

  it("cannot be made below a file", async () => {
    await writeFile(join(stateDirectory, "taken"), "");
    const inside = start({ stateDirectory: join(stateDirectory, "taken") });
    await expect(inside).rejects.toMatchObject({ code: "ERR_STATE" });
  });
});
