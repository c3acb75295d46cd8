import { describe, expect, it } from "vitest";
import type { BootstrapReason, BootstrapStep } from "../../../src/bootstrap/index.ts";
import type { ConnectorStatus, ListenerStatus, SessionSummary } from "../../../src/device/index.ts";
import { FleetTable, type LogEvent, printTable } from "../../../src/telemetry/index.ts";

const server = { host: "192.0.2.20", port: 4334 };

function status(
  device: string,
  state: ConnectorStatus["state"],
  attempts = 1,
  client = "nms",
): LogEvent {
  return {
    at: 0,
    name: "connector-changed",
    data: { device, status: { client, state, server, attempts } },
  };
}

function started(device: string): LogEvent {
  return { at: 0, name: "device-started", data: { device, model: "mx204", serialNumber: "SN" } };
}

function sessionOf(sessionId: number, client: string): SessionSummary {
  return {
    sessionId,
    user: "ops",
    class: "super-user",
    origin: "dialled",
    client,
    openedAt: 0,
    rpcs: 0,
    lastRpc: undefined,
  };
}

function opened(device: string, sessionId: number, client = "nms"): LogEvent {
  return { at: 0, name: "session-opened", data: { device, session: sessionOf(sessionId, client) } };
}

function listener(device: string, state: ListenerStatus["state"], problem?: string): LogEvent {
  const where = { service: "netconf-ssh", address: "127.0.0.1", port: 8830, state } as const;
  const data = { device, listener: problem === undefined ? where : { ...where, problem } };
  return { at: 0, name: "listener-changed", data };
}

function replied(device: string, sessionId: number, errors: readonly string[] = []): LogEvent {
  return {
    at: 0,
    name: "rpc-replied",
    data: { device, sessionId, user: "ops", operation: "get-config", milliseconds: 2, errors },
  };
}

function ended(device: string): LogEvent {
  return {
    at: 0,
    name: "attempt-ended",
    data: {
      device,
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
}

function table(...events: readonly LogEvent[]): FleetTable {
  const made = new FleetTable();
  for (const event of events) made.apply(event);
  return made;
}

describe("the fleet table", () => {
  it("follows a device from its start to its sessions", () => {
    const { rows } = table(
      started("edge"),
      status("edge", "dialing"),
      status("edge", "connected"),
      opened("edge", 1),
      replied("edge", 1),
      replied("edge", 1, ["locked"]),
    );
    expect(rows).toEqual([
      {
        device: "edge",
        origin: "dialled",
        client: "nms",
        server: "192.0.2.20:4334",
        state: "connected",
        detail: "",
        attempts: 1,
        session: expect.objectContaining({ sessionId: 1, user: "ops", rpcs: 2 }),
        lastRpc: "get-config: locked",
        nms: "",
      },
    ]);
  });

  it("says while a device waits why its last dial ended, and forgets it with the next", () => {
    const waiting = table(status("edge", "dialing"), ended("edge"), status("edge", "waiting"));
    expect(waiting.rows[0]).toMatchObject({ state: "waiting", detail: "connection-refused" });
    waiting.apply(status("edge", "dialing", 2));
    expect(waiting.rows[0]).toMatchObject({ state: "dialing", detail: "", attempts: 2 });
  });

  it("says while a device bootstraps how far it is, and forgets it with the end", () => {
    const fleet = new FleetTable();
    const bootstrap = (step: BootstrapStep, reason?: BootstrapReason): string => {
      const data = { device: "edge", source: "a", step, ...(reason && { reason }) };
      fleet.apply({ at: 0, name: "bootstrap-advanced", data });
      const [row] = fleet.rows;
      return `${row?.state ?? ""}: ${row?.detail ?? ""}`;
    };
    fleet.apply(started("edge"));
    expect(bootstrap("asked")).toBe("bootstrapping: asked");
    expect(bootstrap("failed", "not-found")).toBe("bootstrapping: not-found");
    expect(bootstrap("waiting")).toBe("bootstrapping: not-found");
    expect(bootstrap("completed")).toBe("idle: ");
  });

  it("has one row per outbound-ssh client and finds the row of a session", () => {
    const { rows } = table(
      started("edge"),
      status("edge", "connected", 1, "one"),
      status("edge", "connected", 1, "two"),
      opened("edge", 1, "one"),
      opened("edge", 2, "two"),
      replied("edge", 2),
    );
    expect(rows.map(({ client, lastRpc }) => [client, lastRpc])).toEqual([
      ["one", ""],
      ["two", "get-config: 2.0 ms"],
    ]);
  });

  it("has one row per service that listens, with the last who came in, until a commit closes it", () => {
    const session = { ...sessionOf(7, "netconf-ssh"), origin: "accepted" } as const;
    const gone = { device: "edge", origin: "accepted", client: "netconf-ssh" } as const;
    const made = table(
      status("edge", "connected", 1, "netconf-ssh"),
      listener("edge", "listening"),
      { at: 0, name: "attempt-advanced", data: { ...gone, sequence: 3, phase: "key-exchange" } },
      { at: 0, name: "session-opened", data: { device: "edge", session } },
      replied("edge", 7),
    );
    expect(made.rows).toMatchObject([
      { origin: "dialled", client: "netconf-ssh", session: undefined },
      {
        origin: "accepted",
        server: "netconf-ssh on 127.0.0.1:8830",
        state: "listening",
        attempts: 3,
        session: { sessionId: 7, rpcs: 1 },
        lastRpc: "get-config: 2.0 ms",
      },
    ]);
    made.apply(listener("edge", "closed"));
    made.apply({
      at: 0,
      name: "session-closed",
      data: { device: "edge", session, reason: "session-closed" },
    });
    expect(made.rows).toMatchObject([{ origin: "dialled", client: "netconf-ssh" }]);
  });

  it("says why a service cannot listen", () => {
    const { rows } = table(listener("edge", "waiting", "EACCES"));
    expect(rows).toMatchObject([{ state: "waiting", detail: "EACCES" }]);
  });

  it("drops the row of a removed client and keeps the device", () => {
    const { rows } = table(status("edge", "connected"), status("edge", "stopped"));
    expect(rows).toMatchObject([{ device: "edge", client: "", state: "idle" }]);
  });

  it("shows devices that did not start", () => {
    const failure = { device: "edge", code: undefined, message: "no host-name" };
    const { rows } = table({ at: 0, name: "device-failed", data: failure });
    expect(rows).toMatchObject([{ device: "edge", state: "failed", detail: "no host-name" }]);
  });

  it("adds what the NMS does to the devices it knows, and to no others", () => {
    const step = (device: string): LogEvent => ({
      at: 0,
      name: "nms-step",
      data: { device, ok: true, step: "committed", milliseconds: 1 },
    });
    const { rows } = table(status("edge", "connected"), step("edge"), step("stranger"));
    expect(rows).toMatchObject([{ device: "edge", nms: "committed" }]);
  });
});

describe("the printed table", () => {
  const rows = table(
    status("edge-ams-1", "connected", 12),
    opened("edge-ams-1", 1),
    replied("edge-ams-1", 1),
    status("leaf", "dialing"),
    ended("leaf"),
    status("leaf", "waiting"),
  ).rows;

  it("is aligned, with a summary", () => {
    expect(printTable(rows)).toEqual([
      "DEVICE      SERVER           STATE                        TRIES  SESSION     LAST RPC",
      "edge-ams-1  192.0.2.20:4334  connected                       12  ops, 1 RPC  get-config: 2.0 ms",
      "leaf        192.0.2.20:4334  waiting: connection-refused      1",
      "2 devices: 1 connected, 1 waiting",
    ]);
  });

  it("fits every line into the width there is", () => {
    for (let columns = 60; columns < 120; columns++)
      for (const line of printTable(rows, { columns }))
        expect(line.length).toBeLessThanOrEqual(columns);
  });

  it("shortens what happened before it shortens who it happened to", () => {
    const [, line] = printTable(rows, { columns: 62 });
    expect(line).toMatch(/^edge-ams-1  192\.0\.2\.20:4334  connec… +12  ops, 1… +get-con…$/);
  });

  it("fits into the height there is and says what it leaves out", () => {
    const many = Array.from({ length: 100 }, (_, index) => status(`d${index}`, "connected"));
    const lines = printTable(table(...many).rows, { lines: 10 });
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe("100 devices: 100 connected; 92 more not shown");
  });

  it("hands padded cells to a painter, so that colours cannot shift a column", () => {
    const painted = printTable(rows, {
      paint: (text, role) => (role === "connected" ? `<${text}>` : text),
    });
    expect(painted[1]).toContain("<connected                  >");
  });

  it("shows control characters of names as escapes", () => {
    const [, line] = printTable(table(status("ed\u001bge", "connected")).rows);
    expect(line).toMatch(/^ed\\u\{1b\}ge /);
  });
});
