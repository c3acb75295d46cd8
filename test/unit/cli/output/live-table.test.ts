import { describe, expect, it } from "vitest";
import { openEventOutput } from "../../../../src/cli/output/event-output.ts";
import { freshTally, type Tally } from "../../../../src/fleet/index.ts";
import type { LogEvent } from "../../../../src/telemetry/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";
import { recordedWorld } from "../../../support/recorded-world.ts";

const tally = (): Tally => freshTally(3);

function started(device: string): LogEvent {
  return { at: 0, name: "device-started", data: { device, model: "mx204", serialNumber: "SN" } };
}

function dialing(device: string): LogEvent {
  const server = { host: "192.0.2.1", port: 4334 };
  const status = { client: "nms", state: "dialing", server, attempts: 1 } as const;
  return { at: 0, name: "connector-changed", data: { device, status } };
}

describe("the output of events", () => {
  it("is a table on a terminal, redrawn in place and not for every event", () => {
    const clock = new ManualClock();
    const world = recordedWorld({ clock, terminal: { columns: 80, lines: 24 } });
    const output = openEventOutput(false, 3, world, tally);
    for (let at = 0; at < 50; at++) output.show(started(`d${at % 3}`));
    expect(world.out.text).toBe("");
    clock.advance(100);
    expect(world.out.text.match(/DEVICE/g)).toHaveLength(1);
    output.show(dialing("d1"));
    clock.advance(100);
    expect(world.out.text.split("\u001b[5A\r\u001b[J")).toHaveLength(2);
    output.close();
    expect(clock.waiting).toEqual([]);
  });

  it("stays as it is once it is closed", () => {
    const world = recordedWorld({ terminal: { columns: 80, lines: 24 } });
    const output = openEventOutput(false, 3, world, tally);
    output.show(started("edge"));
    output.close();
    const drawn = world.out.text;
    output.show(dialing("edge"));
    output.close();
    expect(drawn).toContain("edge");
    expect(world.out.text).toBe(drawn);
  });

  it("has colours only where they are wanted", () => {
    for (const colours of [true, false]) {
      const world = recordedWorld({ terminal: { columns: 80, lines: 24 }, colours });
      const output = openEventOutput(false, 3, world, tally);
      output.show(dialing("edge"));
      output.close();
      expect(world.out.text.includes("\u001b[33mdialing")).toBe(colours);
    }
  });

  it("is plain lines elsewhere, and JSON lines when asked for, on a terminal too", () => {
    const plain = recordedWorld();
    openEventOutput(false, 3, plain, tally).show(started("edge"));
    expect(plain.out.text).toBe(
      "00:00:00.000  edge              started as mx204, serial number SN\n",
    );
    const json = recordedWorld({ terminal: { columns: 80, lines: 24 } });
    openEventOutput(true, 3, json, tally).show(started("edge"));
    expect(JSON.parse(json.out.text)).toMatchObject({ event: "device-started", device: "edge" });
  });
});
