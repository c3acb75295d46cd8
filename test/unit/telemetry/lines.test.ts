import { describe, expect, it } from "vitest";
import { eventLine, type LogEvent, plainLine } from "../../../src/telemetry/index.ts";

const at = Date.UTC(2026, 2, 2, 9, 50, 0, 7);
const server = { host: "192.0.2.20", port: 4334 };
const session = {
  sessionId: 3,
  user: "ops",
  class: "super-user",
  origin: "dialled",
  client: "nms",
  openedAt: at,
  rpcs: 12,
  lastRpc: "commit",
} as const;
const listener = {
  service: "netconf-ssh",
  address: "127.0.0.1",
  port: 830,
  state: "listening",
} as const;
const attempt = {
  device: "edge",
  origin: "dialled",
  client: "nms",
  server,
  sequence: 4,
  startedAt: at,
  phase: "tcp",
  reason: "connection-refused",
  milliseconds: { tcp: 1 },
  bytes: { sent: 0, received: 0 },
} as const;

describe("a line for a person", () => {
  it.each<[string, Omit<LogEvent, "at">]>([
    [
      "started as mx204, serial number SN1",
      {
        name: "device-started",
        data: { device: "edge", model: "mx204", serialNumber: "SN1" },
      },
    ],
    [
      "the next commit would fail: one; two",
      { name: "configuration-warned", data: { device: "edge", problems: ["one", "two"] } },
    ],
    [
      "did not start: syntax error",
      {
        name: "device-failed",
        data: { device: "edge", code: "ERR_CONFIG_PARSE", message: "syntax error" },
      },
    ],
    [
      "bootstrap from https://192.0.2.9:443: asked",
      {
        name: "bootstrap-advanced",
        data: { device: "edge", source: "https://192.0.2.9:443", step: "asked" },
      },
    ],
    [
      "bootstrap from first.conf: failed: file-unreadable (there is no such file)",
      {
        name: "bootstrap-advanced",
        data: {
          device: "edge",
          source: "first.conf",
          step: "failed",
          reason: "file-unreadable",
          detail: "there is no such file",
        },
      },
    ],
    [
      "nms: dials 192.0.2.20:4334, attempt 2",
      {
        name: "connector-changed",
        data: { device: "edge", status: { client: "nms", state: "dialing", server, attempts: 2 } },
      },
    ],
    [
      "nms: attempt 4 at 192.0.2.20:4334 ended in tcp: connection-refused",
      { name: "attempt-ended", data: attempt },
    ],
    [
      "nms: attempt 4 at 192.0.2.20:4334 ended in tcp: connection-refused (ECONNREFUSED)",
      { name: "attempt-ended", data: { ...attempt, detail: "ECONNREFUSED" } },
    ],
    [
      "netconf-ssh: connection 4 from 192.0.2.20:4334 ended in tcp: rate-limit",
      {
        name: "attempt-ended",
        data: { ...attempt, origin: "accepted", client: "netconf-ssh", reason: "rate-limit" },
      },
    ],
    [
      "netconf-ssh: listens on 127.0.0.1:830",
      { name: "listener-changed", data: { device: "edge", listener } },
    ],
    [
      "netconf-ssh: cannot listen on 127.0.0.1:830, tries again (EACCES)",
      {
        name: "listener-changed",
        data: { device: "edge", listener: { ...listener, state: "waiting", problem: "EACCES" } },
      },
    ],
    [
      "netconf-ssh: no longer listens on 127.0.0.1:830",
      {
        name: "listener-changed",
        data: { device: "edge", listener: { ...listener, state: "closed" } },
      },
    ],
    [
      "session 3 opened by ops (super-user) on netconf-ssh",
      {
        name: "session-opened",
        data: {
          device: "edge",
          session: { ...session, origin: "accepted", client: "netconf-ssh" },
        },
      },
    ],
    [
      "session 3 opened by ops (super-user)",
      { name: "session-opened", data: { device: "edge", session } },
    ],
    [
      "session 3 of ops closed after 12 RPCs",
      { name: "session-closed", data: { device: "edge", session, reason: "session-closed" } },
    ],
    [
      "session 3 of ops closed after 12 RPCs: session-idle-timeout",
      {
        name: "session-closed",
        data: { device: "edge", session, reason: "session-idle-timeout" },
      },
    ],
    [
      "session 3: commit answered in 1.3 ms: locked; and more",
      {
        name: "rpc-replied",
        data: {
          device: "edge",
          sessionId: 3,
          user: "ops",
          operation: "commit",
          milliseconds: 1.25,
          errors: ["locked", "and more"],
        },
      },
    ],
    [
      "ops ran 'show version'",
      {
        name: "command-run",
        data: { device: "edge", sessionId: 4, user: "ops", command: "show version", errors: [] },
      },
    ],
    [
      "ops ran 'an unknown command': syntax error",
      {
        name: "command-run",
        data: {
          device: "edge",
          sessionId: 4,
          user: "ops",
          command: undefined,
          errors: ["syntax error"],
        },
      },
    ],
    [
      "commit 7 by ops: new banner",
      {
        name: "committed",
        data: { device: "edge", user: "ops", sequence: 7, comment: "new banner" },
      },
    ],
    [
      "NMS failed: read the configuration back (5 ms)",
      {
        name: "nms-step",
        data: {
          device: "edge",
          ok: false,
          step: "read the configuration back",
          milliseconds: 5.2,
        },
      },
    ],
  ])("tells %j", (sentence, event) => {
    expect(plainLine({ at, ...event } as LogEvent)).toBe(
      `09:50:00.007  edge              ${sentence}`,
    );
  });

  it("is not written for the steps of a dial", () => {
    const data = {
      device: "edge",
      origin: "dialled",
      client: "nms",
      sequence: 1,
      phase: "preamble",
    } as const;
    expect(plainLine({ at, name: "attempt-advanced", data })).toBeUndefined();
  });

  it("cannot be forged by what a peer says", () => {
    const data = { ...attempt, detail: "\u001b[2Jgone\nsecond line" };
    expect(plainLine({ at, name: "attempt-ended", data })).toContain(
      String.raw`(\u{1b}[2Jgone\nsecond line)`,
    );
  });
});

describe("a line for a script", () => {
  it("is one JSON object with time, event and the event's own members", () => {
    const line = eventLine({ at, name: "attempt-ended", data: attempt });
    expect(JSON.parse(line)).toEqual({
      time: "2026-03-02T09:50:00.007Z",
      event: "attempt-ended",
      ...attempt,
    });
    expect(line).not.toContain("\n");
  });

  it("stays one line whatever a peer says", () => {
    const line = eventLine({
      at,
      name: "attempt-ended",
      data: { ...attempt, detail: "a\nb\u2028c" },
    });
    expect(line).not.toMatch(/[\n\r]/);
  });
});
