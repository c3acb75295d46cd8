import { expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { AttemptJournal } from "../../../src/callhome/attempt-journal.ts";
import type { AttemptRecord } from "../../../src/callhome/attempt-record.ts";

function record(sequence: number, origin: AttemptRecord["origin"] = "dialled"): AttemptRecord {
  return {
    device: "mx",
    origin,
    client: "nms",
    server: { host: "192.0.2.1", port: 4334 },
    sequence,
    startedAt: 0,
    phase: "tcp",
    reason: "connection-refused",
    milliseconds: {},
    bytes: { sent: 0, received: 0 },
  };
}

it("keeps the newest records, oldest first", () => {
  const journal = new AttemptJournal(3);
  const seen = [1, 2, 3, 4, 5].map((sequence) => {
    journal.append(record(sequence));
    return journal.records.map((kept) => kept.sequence);
  });
  expect(seen).toEqual([[1], [1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5]]);
});

it("holds no more than its limit, and hands out copies", () => {
  const journal = new AttemptJournal();
  const before = journal.records;
  for (let n = 1; n <= limits.attemptRecords + 1; n++) journal.append(record(n));
  expect(before).toEqual([]);
  expect(journal.records).toHaveLength(limits.attemptRecords);
  expect(journal.records[0]?.sequence).toBe(2);
});

it("keeps dials however many connections came in, each in its place", () => {
  const journal = new AttemptJournal(2);
  journal.append(record(1));
  for (let n = 1; n <= 100; n++) journal.append(record(n, "accepted"));
  journal.append(record(2));
  journal.append(record(101, "accepted"));
  expect(journal.records.map(({ origin, sequence }) => `${origin} ${sequence}`)).toEqual([
    "dialled 1",
    "accepted 100",
    "dialled 2",
    "accepted 101",
  ]);
});
