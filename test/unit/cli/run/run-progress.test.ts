import { describe, expect, it } from "vitest";
import type { BootstrapReason, BootstrapStep } from "../../../../src/bootstrap/index.ts";
import type { Phase } from "../../../../src/callhome/index.ts";
import { RunProgress } from "../../../../src/cli/run/run-progress.ts";
import type { LogEvent } from "../../../../src/telemetry/index.ts";

const server = { host: "192.0.2.1", port: 4334 };
const started: LogEvent = {
  at: 0,
  name: "device-started",
  data: { device: "edge", model: "mx204", serialNumber: "SN" },
};
const dialing: LogEvent = {
  at: 0,
  name: "connector-changed",
  data: { device: "edge", status: { client: "nms", state: "dialing", server, attempts: 1 } },
};
const redialing: LogEvent = {
  at: 0,
  name: "connector-changed",
  data: { device: "edge", status: { client: "nms", state: "dialing", server, attempts: 2 } },
};
const advanced = (sequence: number, phase: Phase): LogEvent => ({
  at: 0,
  name: "attempt-advanced",
  data: { device: "edge", origin: "dialled", client: "nms", sequence, phase },
});
const refused: LogEvent = {
  at: 0,
  name: "attempt-ended",
  data: {
    device: "edge",
    origin: "dialled",
    client: "nms",
    server,
    sequence: 1,
    startedAt: 0,
    phase: "tcp",
    reason: "connection-refused",
    milliseconds: {},
    bytes: { sent: 0, received: 0 },
  },
};
const stopped: LogEvent = {
  at: 0,
  name: "state-failed",
  data: { device: "edge", message: "disk full" },
};
const opened: LogEvent = {
  at: 0,
  name: "session-opened",
  data: {
    device: "edge",
    session: {
      sessionId: 1,
      user: "ops",
      class: "super-user",
      origin: "dialled",
      client: "nms",
      openedAt: 0,
      rpcs: 0,
      lastRpc: undefined,
    },
  },
};
const step = (ok: boolean): LogEvent => ({
  at: 0,
  name: "nms-step",
  data: { device: "edge", ok, step: "committed", milliseconds: 1 },
});
const ended = (ok: boolean): LogEvent => ({
  at: 0,
  name: "nms-tour-ended",
  data: { device: "edge", ok },
});

function reasonsAfter(withTour: boolean, ...events: readonly LogEvent[]): readonly string[] {
  const progress = new RunProgress(["edge"], { withTour });
  for (const event of events) progress.apply(event);
  expect(progress.done).toBe(progress.reasons.length === 0);
  return progress.reasons;
}

const bootstrap = (at: BootstrapStep, reason?: BootstrapReason): LogEvent => ({
  at: 0,
  name: "bootstrap-advanced",
  data: { device: "edge", source: "first.conf", step: at, ...(reason && { reason }) },
});

describe("the progress of a run", () => {
  it.each<[string, readonly LogEvent[]]>([
    ["edge: its bootstrap from first.conf stands at asked", [started, bootstrap("asked")]],
    [
      "edge: its bootstrap from first.conf stands at file-unreadable",
      [started, bootstrap("asked"), bootstrap("failed", "file-unreadable"), bootstrap("waiting")],
    ],
    [
      "edge: it has no outbound-ssh client that can dial",
      [started, bootstrap("asked"), bootstrap("completed")],
    ],
    ["edge: it did not start", []],
    ["edge: it has no outbound-ssh client that can dial", [started]],
    ["edge: it is still dialing 192.0.2.1:4334", [started, dialing]],
    [
      "edge: its last dial to 192.0.2.1:4334 ended in tcp: connection-refused",
      [started, dialing, refused],
    ],
    [
      "edge: its first dial stands in identification",
      [started, dialing, advanced(1, "tcp"), advanced(1, "identification")],
    ],
    [
      "edge: its last dial to 192.0.2.1:4334 ended in tcp: connection-refused",
      [started, dialing, refused, redialing, advanced(2, "tcp")],
    ],
    [
      "edge: the NMS has not finished its tour",
      [started, dialing, opened, advanced(1, "established")],
    ],
    ["edge: it stopped: disk full", [started, stopped]],
    ["edge: the NMS has not finished its tour", [started, dialing, opened, step(true)]],
    ["edge: the NMS failed: committed", [started, dialing, opened, step(false), ended(false)]],
  ])("says %j", (reason, events) => {
    expect(reasonsAfter(true, ...events)).toEqual([reason]);
  });

  it("is complete with the tour, or without one with the first session", () => {
    expect(reasonsAfter(true, started, dialing, opened, step(true), ended(true))).toEqual([]);
    expect(reasonsAfter(false, started, dialing, opened)).toEqual([]);
  });

  it("minds nothing that came in by a service", () => {
    const origin = "accepted";
    const cameIn = [advanced(1, "hello"), refused, opened].map(
      ({ name, data }) =>
        ({
          at: 0,
          name,
          data:
            "session" in data
              ? { ...data, session: { ...data.session, origin } }
              : { ...data, origin },
        }) as LogEvent,
    );
    expect(reasonsAfter(false, started, dialing, ...cameIn)).toEqual([
      "edge: it is still dialing 192.0.2.1:4334",
    ]);
  });

  it("stays complete when a device that was done loses its connection", () => {
    expect(reasonsAfter(false, opened, refused)).toEqual([]);
  });

  it("waits for every device and minds no others", () => {
    const progress = new RunProgress(["edge", "leaf"], { withTour: false });
    progress.apply(opened);
    progress.apply({ ...opened, data: { ...opened.data, device: "stranger" } });
    expect(progress.reasons).toEqual(["leaf: it did not start"]);
  });
});

describe("the progress of a run that changes", () => {
  it("waits for devices that join, and no longer for those that left", () => {
    const progress = new RunProgress(["edge"], { withTour: false });
    progress.apply({ at: 0, name: "device-added", data: { device: "new" } });
    progress.apply({ at: 0, name: "device-removed", data: { device: "edge" } });
    expect(progress.size).toBe(1);
    expect(progress.reasons).toEqual(["new: it did not start"]);
    progress.apply({ at: 0, name: "device-removed", data: { device: "new" } });
    expect(progress.done).toBe(true);
  });
});
