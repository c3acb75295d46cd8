import { describe, expect, it } from "vitest";
import { CallHomeError, Events } from "../../../src/base/index.ts";
import type { DeviceEvents, DeviceOptions, EmulatedDevice } from "../../../src/device/index.ts";
import { type FleetEvent, startFleet } from "../../../src/fleet/fleet.ts";
import { ManualClock } from "../../support/manual-clock.ts";

interface Double extends EmulatedDevice {
  readonly closes: number;
}

const wrongReply = { file: "get-x.xml", line: 3, column: 7, message: "no end tag" };

/** A device that only tells what it is asked to tell. */
function double(options: DeviceOptions, onClose: () => Promise<void> = async () => {}): Double {
  let closes = 0;
  const close = (): Promise<void> => {
    closes += 1;
    return onClose();
  };
  return {
    name: options.name ?? "",
    identity: {
      hostName: "h",
      model: "mx204",
      serialNumber: "SN1",
      junosVersion: "23.4R1",
      hostKeys: [],
    },
    events: new Events<DeviceEvents>(),
    startUpProblems: [],
    fileProblems: [],
    hostCertificateProblems: [],
    replyProblems: options.replies === undefined ? [] : [wrongReply],
    bootstrap: undefined,
    connectors: [
      { client: "nms", state: "dialing", server: { host: "192.0.2.1", port: 4334 }, attempts: 1 },
    ],
    listeners: [],
    sessions: [],
    journal: [],
    configuration: () => "",
    configure: async () => {},
    setLink: () => {},
    setPart: () => {},
    onRpc: () => () => {},
    power: "on",
    reboot: async () => {},
    halt: async () => {},
    zeroize: async () => {},
    powerOn: async () => {},
    dropConnections: () => {},
    notify: () => 0,
    close,
    [Symbol.asyncDispose]: close,
    get closes() {
      return closes;
    },
  };
}

const describeDevice = (name: string): DeviceOptions => ({ name, configuration: "system;" });

describe("a fleet", () => {
  it("tells once what is wrong in a directory of replies that many devices read", async () => {
    const events: FleetEvent[] = [];
    const names = ["one", "two", "three"];
    await using _fleet = await startFleet(
      names.map((name) => ({ ...describeDevice(name), replies: name === "three" ? "b" : "a" })),
      { start: async (options) => double(options), onEvent: (event) => events.push(event) },
    );
    const warned = events.flatMap(({ name, data }) => (name === "replies-warned" ? [data] : []));
    expect(warned).toEqual([
      { device: "one", problems: ["a/get-x.xml:3:7: no end tag"] },
      { device: "three", problems: ["b/get-x.xml:3:7: no end tag"] },
    ]);
  });

  it("starts every device and tells where its connectors stand", async () => {
    const events: FleetEvent[] = [];
    const clock = new ManualClock(1_000);
    await using fleet = await startFleet([describeDevice("one"), describeDevice("two")], {
      start: async (options) => double(options),
      onEvent: (event) => events.push(event),
      clock,
    });
    expect(fleet.devices.map((device) => device.name)).toEqual(["one", "two"]);
    expect(events.filter((event) => event.data.device === "two")).toEqual([
      {
        at: 1_000,
        name: "device-started",
        data: { device: "two", model: "mx204", serialNumber: "SN1" },
      },
      {
        at: 1_000,
        name: "connector-changed",
        data: { device: "two", status: fleet.devices[1]?.connectors[0] },
      },
    ]);
  });

  it("tells what the commit checks have against a device that runs all the same", async () => {
    const events: FleetEvent[] = [];
    const startUpProblems = ["[edit]: something is missing"];
    await using _fleet = await startFleet([describeDevice("one")], {
      start: async (options) => ({ ...double(options), startUpProblems }),
      onEvent: (event) => events.push(event),
    });
    expect(events.find(({ name }) => name === "configuration-warned")?.data).toEqual({
      device: "one",
      problems: startUpProblems,
    });
  });

  it("passes on what its devices tell", async () => {
    const events: FleetEvent[] = [];
    await using fleet = await startFleet([describeDevice("one")], {
      start: async (options) => double(options),
      onEvent: (event) => events.push(event),
    });
    const data = { device: "one", user: "ops", sequence: 1, comment: undefined };
    fleet.devices[0]?.events.emit("committed", data);
    expect(events.at(-1)).toMatchObject({ name: "committed", data });
  });

  it("hands over each device before any of its events", async () => {
    const order: string[] = [];
    await using _fleet = await startFleet([describeDevice("one")], {
      start: async (options) => double(options),
      onDevice: (device) => order.push(device.name),
      onEvent: (event) => order.push(event.name),
    });
    expect(order).toEqual(["one", "device-started", "connector-changed"]);
  });

  it("runs on when a device does not start, and says which and why", async () => {
    const events: FleetEvent[] = [];
    await using fleet = await startFleet(
      [describeDevice("one"), { configuration: "x" }, describeDevice("three")],
      {
        start: async (options) => {
          if (options.name === undefined)
            throw new CallHomeError("ERR_CONFIG_PARSE", "edge.conf:1:1: syntax error");
          return double(options);
        },
        onEvent: (event) => events.push(event),
      },
    );
    const failure = {
      device: "device 2",
      code: "ERR_CONFIG_PARSE",
      message: "edge.conf:1:1: syntax error",
    };
    expect(fleet.devices.map((device) => device.name)).toEqual(["one", "three"]);
    expect(fleet.failures).toEqual([failure]);
    expect(events).toContainEqual({ at: expect.any(Number), name: "device-failed", data: failure });
  });

  it("closes each device once, and reports all that fail to close together", async () => {
    const doubles: Double[] = [];
    const fleet = await startFleet([describeDevice("one"), describeDevice("two")], {
      start: async (options) => {
        const device = double(options, async () => {
          if (options.name === "one") throw new Error("stuck");
        });
        doubles.push(device);
        return device;
      },
    });
    await expect(fleet.close()).rejects.toThrow("1 of 2 devices failed to close");
    await expect(fleet.close()).rejects.toThrow(AggregateError);
    expect(doubles.map((device) => device.closes)).toEqual([1, 1]);
  });
});
