import { describe, expect, it } from "vitest";
import { accountFor, type Dialled } from "../../../bench/soak/account.ts";
import { failedChecks } from "../../../bench/soak/soak-checks.ts";

function dialled(changes: Partial<Dialled> = {}): Dialled {
  return {
    device: "one",
    sequence: 1,
    startedAt: 1_000,
    milliseconds: { tcp: 1, established: 500 },
    reason: "connection-lost",
    localPort: 40_001,
    ...changes,
  };
}

const well = {
  unrecorded: 0,
  untaken: 0,
  invented: 0,
  missequenced: 0,
  overlapping: 0,
};

describe("the account of a soak", () => {
  it("finds the record of every connection, also where a port was used again", () => {
    const records = [
      dialled(),
      dialled({ sequence: 2, startedAt: 2_000 }),
      dialled({ device: "two", localPort: 40_002 }),
    ];
    const seen = [{ port: 40_001 }, { port: 40_002 }, { port: 40_001 }];
    expect(accountFor(records, seen)).toEqual({ dials: 3, seen: 3, ...well });
  });

  it("asks for no connection where a dial was refused", () => {
    const { localPort: _, ...refused } = dialled({ reason: "connection-refused" });
    expect(accountFor([refused], [])).toEqual({ dials: 1, seen: 0, ...well });
  });

  it("counts connections without a record", () => {
    expect(accountFor([dialled()], [{ port: 40_001 }, { port: 40_001 }])).toMatchObject({
      unrecorded: 1,
      untaken: 0,
    });
  });

  it("lets the peer close what it never took, and nothing else", () => {
    const early = dialled({ reason: "peer-closed-early" });
    expect(accountFor([early], [])).toMatchObject({ untaken: 1, invented: 0 });
    expect(accountFor([dialled()], [])).toMatchObject({ untaken: 1, invented: 1 });
  });

  it.each([
    ["missing", [1, 3]],
    ["there twice", [1, 1]],
  ])("sees by the sequence numbers that a record is %s", (_, sequences) => {
    const records = sequences.map((sequence) =>
      dialled({ sequence, startedAt: sequence * 1_000, milliseconds: {} }),
    );
    expect(accountFor(records, []).missequenced).toBe(1);
  });

  it("sees a dial that began while the last one was open, in whatever order they are told", () => {
    const second = dialled({ sequence: 2, startedAt: 1_400 });
    expect(accountFor([second, dialled()], []).overlapping).toBe(1);
    expect(accountFor([dialled({ ...second, startedAt: 1_501 }), dialled()], []).overlapping).toBe(
      0,
    );
  });
});

describe("the checks at the end of a soak", () => {
  const end = {
    devices: 2,
    connected: 2,
    sessions: 2,
    managed: ["one", "two"],
    open: 2,
    account: { dials: 2, seen: 2, ...well },
    leftOver: [],
  };

  it("have nothing to say when all is well", () => {
    expect(failedChecks(end)).toEqual([]);
  });

  it.each([
    [{ connected: 1 }, ["1 of 2 devices are connected"]],
    [{ sessions: 3 }, ["2 devices have 3 sessions"]],
    [{ managed: ["one"] }, ["the NMS manages 1 of 2 devices"]],
    [{ managed: ["one", "two", "one"] }, ["the NMS has 3 sessions of 2 devices"]],
    [{ open: 3 }, ["2 devices have 3 connections"]],
    [
      { leftOver: ["Timeout", "TCPSocketWrap"] },
      ["the devices left behind: Timeout, TCPSocketWrap"],
    ],
    [{ account: { ...end.account, unrecorded: 4 } }, ["4 connections have no record"]],
    [
      { account: { ...end.account, invented: 1, missequenced: 2, overlapping: 3 } },
      [
        "1 records tell of connections that never were",
        "2 records are missing or there twice",
        "3 dials began before the last one was over",
      ],
    ],
  ])("say what is wrong with %j", (change, lines) => {
    expect(failedChecks({ ...end, ...change })).toEqual(lines);
  });
});
