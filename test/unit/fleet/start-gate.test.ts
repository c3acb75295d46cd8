import { describe, expect, it } from "vitest";
import type { DeviceOptions } from "../../../src/device/index.ts";
import { type FleetEvent, startFleet } from "../../../src/fleet/index.ts";

const sound: DeviceOptions = { name: "sound", configuration: "system { host-name sound; }" };
const broken: DeviceOptions = { name: "broken", configuration: "system {" };

describe("a fleet behind a gate", () => {
  it("runs no device when one cannot start and the gate stays shut", async () => {
    const events: FleetEvent[] = [];
    const asked: string[][] = [];
    await using fleet = await startFleet([sound, broken, { ...sound, name: "other" }], {
      onEvent: (event) => events.push(event),
      gate: async (failures) => {
        asked.push(failures.map(({ device }) => device));
        return failures.length === 0;
      },
    });
    expect(asked).toEqual([["broken"]]);
    expect(fleet.devices).toEqual([]);
    expect(fleet.failures.map(({ device }) => device)).toEqual(["broken"]);
    expect(events.map(({ name }) => name)).toEqual(["device-failed"]);
  });

  it("starts those that can, once the gate opens", async () => {
    let open: (mayCall: boolean) => void = () => {};
    const gate = (): Promise<boolean> => new Promise((resolve) => (open = resolve));
    const names: string[] = [];
    const starting = startFleet([sound, broken], {
      gate,
      onDevice: ({ name }) => names.push(name),
    });
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(names).toEqual([]);
    open(true);
    await using fleet = await starting;
    expect(names).toEqual(["sound"]);
    expect(fleet.devices).toHaveLength(1);
  });

  it("is asked even when there is no device", async () => {
    let asked = 0;
    await using fleet = await startFleet([], {
      gate: async (failures) => {
        asked += 1;
        return failures.length === 0;
      },
    });
    // Nobody waits for the answer.
    await Promise.resolve();
    expect([asked, fleet.devices.length]).toEqual([1, 0]);
  });
});
