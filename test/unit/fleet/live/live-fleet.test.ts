import { beforeEach, describe, expect, it } from "vitest";
import { CallHomeError, Events } from "../../../../src/base/index.ts";
import type { DeviceEvents, DeviceOptions, EmulatedDevice } from "../../../../src/device/index.ts";
import { beginFleet, type FleetEvent, type FleetOptions } from "../../../../src/fleet/index.ts";
import { turnOfLoop } from "../../../../src/fleet/ramp/index.ts";
import { parseStorm, type Storm } from "../../../../src/fleet/storms/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

let clock: ManualClock;
let events: FleetEvent[];
/** What happened to devices, in order. */
let happened: string[];

beforeEach(() => {
  clock = new ManualClock();
  events = [];
  happened = [];
});

/** A device that only notes what it is asked for. */
async function double(options: DeviceOptions): Promise<EmulatedDevice> {
  const { name = "" } = options;
  if (options.model === "bad") throw new CallHomeError("ERR_OPTION", "no such model");
  happened.push(`start ${name}`);
  const note = (what: string) => async (): Promise<void> => void happened.push(`${what} ${name}`);
  return {
    name,
    identity: {
      hostName: name,
      model: "mx204",
      serialNumber: "S",
      junosVersion: "1",
      hostKeys: [],
    },
    events: new Events<DeviceEvents>(),
    startUpProblems: [],
    fileProblems: [],
    replyProblems: [],
    hostCertificateProblems: [],
    connectors: [],
    listeners: [],
    close: note("close"),
    reboot: note("reboot"),
    dropConnections: note("cut"),
    async configure(text: string) {
      if (text === `refuse ${name}`) throw new CallHomeError("ERR_COMMIT", "commit failed");
      happened.push(`configure ${name}`);
    },
  } as unknown as EmulatedDevice;
}

const device = (name: string, more: Partial<DeviceOptions> = {}): DeviceOptions => ({
  name,
  configuration: "system;",
  ...more,
});

function begin(names: readonly string[], more: Partial<FleetOptions> = {}) {
  const onEvent = (event: FleetEvent): void => void events.push(event);
  const given = names.map((name) => device(name));
  return beginFleet(given, { clock, start: double, onEvent, ...more });
}

function told(name: FleetEvent["name"]): readonly unknown[] {
  return events.filter((event) => event.name === name).map(({ data }) => data.device);
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await turnOfLoop();
}

function storm(text: string): Storm {
  const parsed = parseStorm(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

describe("the start of a fleet", () => {
  it("lets each device start at its time", async () => {
    const fleet = begin(["a", "b", "c"], { startAt: (_, place) => [0, 500, 200][place] ?? 0 });
    await settle();
    expect(happened).toEqual(["start a"]);
    clock.advance(200);
    await settle();
    expect(happened).toEqual(["start a", "start c"]);
    clock.advance(300);
    await fleet.started;
    expect(fleet.devices.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    await fleet.close();
  });

  it("can be broken off: what has not started never does", async () => {
    const fleet = begin(["a", "b"], { startAt: (_, place) => place * 1_000 });
    await settle();
    await fleet.close();
    await fleet.started;
    expect(happened).toEqual(["start a", "close a"]);
    expect(clock.waiting).toEqual([]);
  });
});

describe("a running fleet", () => {
  it("takes further devices, and lets others go", async () => {
    const fleet = begin(["a", "b"]);
    await fleet.started;
    await fleet.add([device("c")]);
    await fleet.remove(["a"]);
    expect(fleet.devices.map(({ name }) => name)).toEqual(["b", "c"]);
    expect(happened).toEqual(["start a", "start b", "start c", "close a"]);
    expect([told("device-added"), told("device-removed")]).toEqual([["c"], ["a"]]);
    await fleet.close();
  });

  it("starts anew what has another description, and leaves the rest alone", async () => {
    const fleet = begin(["a", "b", "c"]);
    await fleet.started;
    happened = [];
    await fleet.change([device("a"), device("b", { model: "mx480" })]);
    expect(happened).toEqual(["close b", "start b"]);
    expect(told("device-changed")).toEqual(["b"]);
    await fleet.close();
  });

  it("becomes another fleet by name", async () => {
    const fleet = begin(["a", "b", "c"]);
    await fleet.started;
    happened = [];
    const changes = await fleet.apply([
      device("d"),
      device("b"),
      device("c", { users: [{ name: "ops" }] }),
    ]);
    expect(changes).toEqual({ added: ["d"], removed: ["a"], changed: ["c"], unchanged: ["b"] });
    expect(happened).toEqual(["close a", "close c", "start c", "start d"]);
    await fleet.close();
  });

  it("compares configurations of templates by text and values", async () => {
    const made = (value: string): DeviceOptions =>
      device("a", { configuration: { skeleton: { text: "x", places: [] }, values: [value] } });
    const fleet = beginFleet([made("1")], { clock, start: double });
    await fleet.started;
    expect(await fleet.apply([made("1")])).toMatchObject({ unchanged: ["a"] });
    expect(await fleet.apply([made("2")])).toMatchObject({ changed: ["a"] });
    await fleet.close();
  });

  it("changes nothing for names that are taken, unknown, missing or there twice", async () => {
    const fleet = begin(["a"]);
    await fleet.started;
    const refused = { code: "ERR_OPTION" };
    await expect(fleet.add([device("b"), device("a")])).rejects.toMatchObject(refused);
    await expect(fleet.add([device("b"), device("b")])).rejects.toMatchObject(refused);
    await expect(fleet.add([{ configuration: "" }])).rejects.toMatchObject(refused);
    await expect(fleet.remove(["a", "x"])).rejects.toMatchObject(refused);
    await expect(fleet.change([device("x")])).rejects.toMatchObject(refused);
    expect(happened).toEqual(["start a"]);
    await fleet.close();
    await expect(fleet.add([device("b")])).rejects.toThrow("the fleet is closed");
  });

  it("keeps a device that fails to start among those that change", async () => {
    const fleet = begin(["a"]);
    await fleet.started;
    await fleet.apply([device("a", { model: "bad" })]);
    expect(fleet.failures).toMatchObject([{ device: "a", message: "no such model" }]);
    await fleet.apply([device("a")]);
    expect(fleet.failures).toEqual([]);
    expect(fleet.devices).toHaveLength(1);
    await fleet.close();
  });

  it("commits to many, and says of each what came of it", async () => {
    const fleet = begin(["edge-1", "edge-2", "core-1"]);
    await fleet.started;
    expect(await fleet.configure("edge-?", "refuse edge-2")).toEqual([
      { device: "edge-1", ok: true },
      { device: "edge-2", ok: false, error: "commit failed" },
    ]);
    expect(await fleet.configure(["core-1", "gone"], "set")).toEqual([
      { device: "core-1", ok: true },
      { device: "gone", ok: false, error: "no device of this name runs" },
    ]);
    expect(await fleet.reboot(({ name }) => name.endsWith("-1"))).toHaveLength(2);
    expect(happened.slice(3)).toEqual([
      "configure edge-1",
      "configure core-1",
      "reboot edge-1",
      "reboot core-1",
    ]);
    await fleet.close();
  });

  it("carries out a storm, and stops when it is closed", async () => {
    const fleet = begin(["a", "b"]);
    await fleet.started;
    happened = [];
    await fleet.storm(storm("flap:all@1h"), { seed: "1" });
    expect(happened.toSorted()).toEqual(["cut a", "cut b"]);
    const over = fleet.storm(storm("reboot:all@0/10s"), { seed: "1" });
    clock.advance(10_000);
    await settle();
    await over;
    expect(happened.slice(2).toSorted()).toEqual(["reboot a", "reboot b"]);
    const long = fleet.storm(storm("churn:all:60@0/1h"), { seed: "1" });
    await fleet.close();
    await long;
    expect(clock.waiting).toEqual([]);
  });
});
