import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FleetEvent, startFleet } from "../../../src/fleet/index.ts";
import { emulateDevice } from "../../../src/index.ts";
import { ManualClock } from "../../../src/testing.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bootstrap-file-"));
  file = join(folder, "first.conf");
});
afterEach(() => rm(folder, { recursive: true }));

const configuration = "system { host-name factory; domain-name example.net; }";

describe("a device with a bootstrap file", () => {
  it("has its configuration when it has started", async () => {
    await writeFile(file, "set system host-name edge1\n");
    await using device = await emulateDevice({
      configuration,
      bootstrap: { configuration: { path: file } },
    });
    expect(device.bootstrap).toEqual({
      state: "completed",
      records: ["asked", "configuration-committed", "completed"].map((step) => ({
        device: "factory",
        source: file,
        step,
      })),
    });
    expect(device.configuration("running", "set")).toBe(
      "set system host-name edge1\nset system domain-name example.net\n",
    );
  });

  it("calls whom that configuration says", async () => {
    await using device = await emulateDevice({
      configuration,
      bootstrap: {
        configuration: `system { host-name edge1; services { outbound-ssh { client noc {
          device-id edge1; services netconf; 127.0.0.1 port 1; } } } }`,
        handling: "replace",
      },
    });
    expect(device.connectors).toMatchObject([{ client: "noc" }]);
    expect(device.configuration("running")).not.toContain("domain-name");
  });

  it("reads it again every 15 seconds while it is missing or does not load", async () => {
    const clock = new ManualClock();
    await using device = await emulateDevice({
      configuration,
      bootstrap: { configuration: { path: file } },
      clock,
    });
    const last = async (): Promise<unknown> => {
      const waits = device.bootstrap?.records.filter(({ step }) => step === "waiting").length ?? 0;
      if (waits < 1 || clock.waiting.length === 0)
        await device.events.next("bootstrap-advanced", {
          accept: ({ step }) => step === "waiting",
        });
      return device.bootstrap?.records.at(-2);
    };
    expect(await last()).toMatchObject({
      step: "failed",
      reason: "file-unreadable",
      detail: `${file}: there is no such file`,
    });
    await writeFile(file, "system { host-name }");
    clock.advance(15_000);
    expect(await last()).toMatchObject({
      step: "failed",
      reason: "configuration-refused",
      detail: expect.stringContaining(`${file}:1:`) as string,
    });
    await writeFile(file, " \n");
    clock.advance(15_000);
    expect(await last()).toMatchObject({
      reason: "file-unreadable",
      detail: `${file}: it is empty`,
    });
    expect(device.identity.hostName).toBe("factory");
    await writeFile(file, "system { host-name edge1; }");
    const completed = device.events.next("bootstrap-advanced", {
      accept: ({ step }) => step === "completed",
    });
    clock.advance(15_000);
    await completed;
    expect(device.identity.hostName).toBe("edge1");
  });

  it("does not keep the others of a fleet from running, and its steps are told", async () => {
    const events: FleetEvent[] = [];
    await using fleet = await startFleet(
      [
        { name: "waits", configuration, bootstrap: { configuration: { path: file } } },
        { name: "runs", configuration, nms: [{ host: "127.0.0.1", port: 1 }] },
      ],
      { onEvent: (event) => events.push(event) },
    );
    expect(fleet.failures).toEqual([]);
    const told = events.flatMap(({ name, data }) =>
      name === "bootstrap-advanced" ? [`${data.device} ${data.step} ${data.reason ?? ""}`] : [],
    );
    expect(told.slice(0, 2)).toEqual(["waits asked ", "waits failed file-unreadable"]);
    expect(fleet.devices.map(({ connectors }) => connectors.length)).toEqual([0, 1]);
  });
});
