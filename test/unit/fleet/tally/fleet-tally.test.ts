import { beforeEach, describe, expect, it } from "vitest";
import type { ConnectorStatus, ReasonCode } from "../../../../src/callhome/index.ts";
import type { FleetEvent } from "../../../../src/fleet/fleet.ts";
import { FleetTally } from "../../../../src/fleet/tally/fleet-tally.ts";
import { devicesIn, freshTally, mergeTallies, pastOf } from "../../../../src/fleet/tally/tally.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const server = { host: "192.0.2.1", port: 4334 };

let clock: ManualClock;
let tally: FleetTally;

beforeEach(() => {
  clock = new ManualClock();
  tally = new FleetTally(3, clock);
});

function started(device: string): FleetEvent {
  return { at: 0, name: "device-started", data: { device, model: "mx204", serialNumber: "SN" } };
}

function turns(state: ConnectorStatus["state"], device = "d", client = "nms"): FleetEvent {
  const status = { client, state, server, attempts: 1 };
  return { at: 0, name: "connector-changed", data: { device, status } };
}

function hello(device = "d"): FleetEvent {
  const about = { origin: "dialled", client: "nms", sequence: 1, phase: "established" } as const;
  return { at: 0, name: "attempt-advanced", data: { device, ...about } };
}

function ended(reason: ReasonCode, milliseconds: { established?: number } = {}): FleetEvent {
  return {
    at: 0,
    name: "attempt-ended",
    data: {
      device: "d",
      origin: "dialled",
      client: "nms",
      server,
      sequence: 1,
      startedAt: 0,
      phase: "tcp",
      reason,
      milliseconds,
      bytes: { sent: 0, received: 0 },
    },
  };
}

describe("the tally of a fleet", () => {
  it("has every device in exactly one standing", () => {
    const seen = [started("d"), turns("dialing"), turns("connected"), turns("waiting")].map(
      (event) => {
        tally.apply(event);
        expect(devicesIn(tally.data)).toBe(3);
        const { standing } = tally.data;
        return Object.entries(standing).flatMap(([name, count]) => (count === 1 ? name : []));
      },
    );
    expect(seen).toEqual([["idle"], ["dialing"], ["connected"], ["waiting"]]);
    expect(tally.data.standing.starting).toBe(2);
  });

  it("takes a device for connected when one of its clients is", () => {
    tally.apply(turns("connected", "d", "one"));
    tally.apply(turns("dialing", "d", "two"));
    expect(tally.data.standing).toMatchObject({ connected: 1, dialing: 0 });
    tally.apply(turns("stopped", "d", "one"));
    expect(tally.data.standing).toMatchObject({ connected: 0, dialing: 1 });
  });

  it("takes a device that stopped over its state for failed, whatever its connectors do then", () => {
    tally.apply(turns("connected"));
    tally.apply({ at: 0, name: "state-failed", data: { device: "d", message: "disk full" } });
    tally.apply(turns("stopped"));
    expect(tally.data.standing).toMatchObject({ failed: 1, connected: 0 });
    tally.apply(started("d"));
    expect(tally.data.standing).toMatchObject({ failed: 0, idle: 1 });
  });

  it("measures from the first dial to the hello, and anew after a loss", () => {
    tally.apply(turns("dialing"));
    clock.advance(100);
    tally.apply(turns("waiting"));
    clock.advance(100);
    tally.apply(turns("dialing"));
    clock.advance(50);
    tally.apply(hello());
    expect(tally.data.connects).toMatchObject({ count: 1, min: 250, max: 250 });
    clock.advance(10_000);
    tally.apply(turns("dialing"));
    clock.advance(7);
    tally.apply(hello());
    expect(tally.data.connects).toMatchObject({ count: 2, min: 7, max: 250 });
    expect(tally.data.attempts).toBe(3);
  });

  it("counts dials that came to nothing by their reason, and no session that ended", () => {
    tally.apply(ended("connection-refused"));
    tally.apply(ended("connection-refused"));
    tally.apply(ended("device-closed", { established: 12 }));
    expect(tally.data.failures).toEqual({ "connection-refused": 2 });
  });

  it("tells whether its numbers changed", () => {
    expect(tally.apply(turns("dialing"))).toBe(true);
    expect(tally.apply(turns("waiting"))).toBe(true);
    expect(tally.apply(turns("waiting"))).toBe(false);
    expect(tally.apply({ at: 0, name: "booted", data: { device: "d" } })).toBe(false);
  });
});

describe("two tallies", () => {
  it("are one when they are added, and what is over counts no devices", () => {
    tally.apply(turns("dialing"));
    tally.apply(ended("connection-refused"));
    clock.advance(20);
    tally.apply(hello());
    const both = mergeTallies(tally.data, tally.data);
    expect(both).toMatchObject({
      standing: { dialing: 2, starting: 4 },
      attempts: 2,
      failures: { "connection-refused": 2 },
      connects: { count: 2, min: 20 },
    });
    expect(devicesIn(pastOf(both))).toBe(0);
    expect(mergeTallies(pastOf(both), freshTally(3))).toMatchObject({
      standing: { starting: 3, dialing: 0 },
      attempts: 2,
    });
  });

  it("follows devices that join and leave", () => {
    for (const device of ["d", "e", "f"]) tally.apply(started(device));
    tally.apply({ at: 0, name: "device-added", data: { device: "g" } });
    expect(tally.data.standing).toMatchObject({ idle: 3, starting: 1 });
    tally.apply(started("g"));
    tally.apply(turns("connected", "g"));
    tally.apply({ at: 0, name: "device-removed", data: { device: "g" } });
    tally.apply({ at: 0, name: "device-removed", data: { device: "d" } });
    expect(tally.data.standing).toMatchObject({ idle: 2, starting: 0, connected: 0 });
    expect(devicesIn(tally.data)).toBe(2);
  });
});
