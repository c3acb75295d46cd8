import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DeviceOptions, emulateDevice, fileRetrySeconds } from "../../../src/device/index.ts";
import { startFleet } from "../../../src/fleet/index.ts";
import { printOpenSshPrivateKey } from "../../../src/security/index.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { testKey } from "../../support/ssh-pair.ts";

const configuration = "system { host-name r1; }";
const building = "/var/tmp/building.conf";

let folder = "";
const place = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "device-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("a file of the device that stands on this machine", () => {
  const options = (clock = new ManualClock()): DeviceOptions => ({
    configuration,
    clock,
    files: { [building]: { path: place("building.conf") } },
  });

  it("is there when the device starts", async () => {
    await writeFile(place("building.conf"), "x");
    await using device = await emulateDevice(options());
    expect(device.fileProblems).toEqual([]);
  });

  it("does not keep the device from running when it is missing, and is read as soon as it can be", async () => {
    const clock = new ManualClock();
    await using device = await emulateDevice(options(clock));
    const about = { path: building, source: place("building.conf") };
    expect(device.fileProblems).toEqual([{ ...about, reason: "there is no such file" }]);

    const failed = device.events.next("file-failed");
    await rm(place("building.conf"), { force: true });
    await mkdir(place("building.conf"));
    clock.advance(fileRetrySeconds * 1_000);
    expect(await failed).toEqual({ device: "r1", ...about, reason: "it is a directory" });

    await rm(place("building.conf"), { recursive: true });
    await writeFile(place("building.conf"), "x");
    const read = device.events.next("file-read");
    await expect.poll(() => clock.waiting.length).toBe(1);
    clock.advance(fileRetrySeconds * 1_000);
    expect(await read).toEqual({ device: "r1", ...about });
    expect(device.fileProblems).toEqual([]);
  });

  it("is not tried again when the state of the device cannot be opened", async () => {
    const clock = new ManualClock();
    await writeFile(place("state"), "a file where a folder should be");
    const starting = emulateDevice({ ...options(clock), stateDirectory: place("state") });
    await expect(starting).rejects.toThrow(/state/);
    expect(clock.waiting).toEqual([]);
  });
});

describe("a host key file", () => {
  const keyText = printOpenSshPrivateKey(testKey("from a file"), "");

  it("gives the device its key", async () => {
    await writeFile(place("key"), keyText);
    await using device = await emulateDevice({
      configuration,
      hostKeys: [{ path: place("key") }],
    });
    expect(device.identity.hostKeys).toEqual([testKey("from a file").publicKeyText]);
  });

  it.each([
    ["is missing", undefined, "there is no such file"],
    ["is malformed", "no key", "could not read the private key"],
  ])("is named when it %s", async (_, text, reason) => {
    if (text !== undefined) await writeFile(place("key"), text);
    const starting = emulateDevice({ configuration, hostKeys: [{ path: place("key") }] });
    await expect(starting).rejects.toMatchObject({ code: "ERR_FILE" });
    await expect(starting).rejects.toThrow(place("key"));
    await expect(starting).rejects.toThrow(reason);
  });

  it("that is bad keeps one device of a fleet back until it is good; the others run", async () => {
    const clock = new ManualClock();
    const told: string[] = [];
    await using fleet = await startFleet(
      [
        { configuration, name: "one", hostKeys: [{ path: place("key") }] },
        { configuration, name: "two" },
      ],
      {
        clock,
        onEvent: ({ name, data }) => "device" in data && told.push(`${name} ${data.device}`),
      },
    );
    expect(fleet.devices.map(({ name }) => name)).toEqual(["two"]);
    expect(fleet.failures).toMatchObject([{ device: "one", code: "ERR_FILE" }]);

    // The same problem is told once.
    await expect.poll(() => clock.waiting.length).toBe(1);
    clock.advance(fileRetrySeconds * 1_000);
    await expect.poll(() => clock.waiting.length).toBe(1);
    expect(told).toEqual(["device-started two", "device-failed one"]);

    await writeFile(place("key"), keyText);
    clock.advance(fileRetrySeconds * 1_000);
    await expect.poll(() => fleet.devices.map(({ name }) => name)).toEqual(["one", "two"]);
    expect(fleet.failures).toEqual([]);
    expect(told).toEqual(["device-started two", "device-failed one", "device-started one"]);
  });
});
