import { beforeEach, describe, expect, it } from "vitest";
import { applyEdit, emptyTree, leafValue } from "../../../../src/junos/config/index.ts";
import {
  type CommitCheck,
  ConfigurationDatabase,
  type DatabaseEditor,
  type DatabaseSession,
} from "../../../../src/junos/database/index.ts";
import { editAt, labSchema, setLeaf } from "../../../support/edit-builder.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const alice: DatabaseSession = { id: 50_198, user: "alice" };
const bob: DatabaseSession = { id: 50_203, user: "bob", terminal: "p0" };
const start = applyEdit(emptyTree(labSchema), setLeaf(["system", "host-name"], "r0")).tree;
const start2026 = Date.UTC(2026, 2, 2, 9, 50, 0);

/** A rule for these tests: the host must be called something. */
const hostNameCheck: CommitCheck = (candidate) =>
  leafValue(candidate, "system", "host-name") === undefined
    ? [{ severity: "error", message: "Missing mandatory statement: 'host-name'" }]
    : [];
const longNameCheck: CommitCheck = (candidate) =>
  (leafValue(candidate, "system", "host-name") ?? "").length > 8
    ? [{ severity: "warning", message: "long name" }]
    : [];

let clock: ManualClock;
let database: ConfigurationDatabase;

beforeEach(() => {
  clock = new ManualClock(start2026);
  database = new ConfigurationDatabase({
    tree: start,
    clock,
    checks: [hostNameCheck, longNameCheck],
  });
});

function rename(session: DatabaseSession, name: string): ReturnType<typeof database.edit> {
  return database.edit(session, (candidate) =>
    applyEdit(candidate, setLeaf(["system", "host-name"], name)),
  );
}

function deleteName(session: DatabaseSession): void {
  database.edit(session, (candidate) =>
    applyEdit(candidate, editAt(["system", "host-name"], { operation: "delete" })),
  );
}

const lockHolder = (): DatabaseEditor | undefined =>
  database.editors.find(({ exclusive }) => exclusive);
const runningName = (): string | undefined => leafValue(database.running, "system", "host-name");
const candidateName = (): string | undefined =>
  leafValue(database.candidate, "system", "host-name");

describe("the shared candidate", () => {
  it("begins as the running configuration", () => {
    expect(database.candidate).toBe(database.running);
    expect(database.isModified).toBe(false);
    expect(database.commits).toEqual([
      {
        sequence: 1,
        at: start2026,
        user: "root",
        client: "other",
        comment: undefined,
        revision: "re0-1772445000-1",
      },
    ]);
  });

  it("takes edits of every session and keeps running as it is", () => {
    rename(alice, "r1");
    expect(candidateName()).toBe("r1");
    rename(bob, "r2");
    expect([candidateName(), runningName()]).toEqual(["r2", "r0"]);
  });

  it("tells the problems of an edit and keeps what was accepted", () => {
    const outcome = database.edit(alice, (candidate) =>
      applyEdit(candidate, editAt(["system", "domain-name"], { operation: "delete" })),
    );
    expect(outcome).toMatchObject({ ok: true, problems: [{ message: "statement not found" }] });
  });

  it("is discarded on request", () => {
    rename(alice, "r1");
    expect(database.discard(bob)).toEqual({ ok: true });
    expect(database.candidate).toBe(database.running);
  });

  it("counts as unmodified when it says again what running says", () => {
    rename(alice, "r1");
    rename(alice, "r0");
    expect(database.isModified).toBe(false);
  });

  it("remembers when it changed", () => {
    clock.advance(5_000);
    rename(alice, "r0");
    expect(database.candidateOf(alice).changedAt).toBe(start2026);
    rename(alice, "r1");
    expect(database.candidateOf(alice).changedAt).toBe(start2026 + 5_000);
  });

  it("keeps shared changes when the session that made them ends", () => {
    rename(alice, "r1");
    database.leave(alice);
    expect(candidateName()).toBe("r1");
    expect(database.editors).toEqual([]);
  });
});

describe("the lock", () => {
  it("keeps others from editing, discarding and committing, and says who holds it", () => {
    database.lock(bob);
    clock.advance(60_000);
    const refusal = {
      kind: "locked",
      holder: { session: bob, since: start2026, idleMs: 60_000, exclusive: true },
    };
    const refused = { ok: false, refusal };
    expect(database.lock(alice)).toEqual(refused);
    expect(database.open(alice)).toEqual(refused);
    expect(rename(alice, "r1")).toEqual(refused);
    expect(database.restore(alice, { kind: "rollback", number: 0 })).toEqual(refused);
    expect(database.discard(alice)).toEqual(refused);
    expect(database.check(alice)).toEqual(refused);
    expect(database.commit(alice)).toEqual(refused);
    expect(candidateName()).toBe("r0");
  });

  it("lets its holder edit and commit, and stays", () => {
    database.lock(alice);
    rename(alice, "r1");
    expect(database.commit(alice)).toMatchObject({ ok: true });
    expect(lockHolder()?.session).toBe(alice);
  });

  it("counts idle time from the last request of the holder", () => {
    database.lock(alice);
    clock.advance(60_000);
    rename(alice, "r1");
    clock.advance(10_000);
    expect(lockHolder()).toMatchObject({ since: start2026, idleMs: 10_000 });
  });

  it("is refused while uncommitted changes stand", () => {
    rename(bob, "r1");
    expect(database.lock(alice)).toEqual({ ok: false, refusal: { kind: "modified" } });
    database.discard(bob);
    expect(database.lock(alice)).toEqual({ ok: true });
  });

  it("cannot be taken twice, nor given back by who does not hold it", () => {
    expect(database.unlock(alice)).toEqual({ ok: false, refusal: { kind: "not-open" } });
    database.lock(alice);
    expect(database.lock(alice)).toEqual({ ok: false, refusal: { kind: "already-open" } });
    expect(database.unlock(bob)).toEqual({ ok: false, refusal: { kind: "not-open" } });
  });

  it.each([
    ["is given back", (): unknown => database.unlock(alice)],
    ["ends with its session", (): unknown => database.leave(alice)],
  ])("takes uncommitted changes with it when it %s", (_, end) => {
    database.lock(alice);
    rename(alice, "r1");
    end();
    expect(database.candidate).toBe(database.running);
    expect(database.lock(bob)).toEqual({ ok: true });
  });
});

describe("editors", () => {
  it("are those who opened, locked or changed the candidate", () => {
    database.open(alice);
    rename(bob, "r1");
    expect(database.editors.map(({ session, exclusive }) => [session.user, exclusive])).toEqual([
      ["alice", false],
      ["bob", false],
    ]);
  });

  it("leave with their changes unless they opened the database", () => {
    database.open(alice);
    rename(bob, "r1");
    database.commit(bob);
    expect(database.editors.map(({ session }) => session.user)).toEqual(["alice"]);
    database.leave(alice);
    expect(database.editors).toEqual([]);
  });
});

describe("commit", () => {
  it("makes the candidate running, records it and tells observers", () => {
    const seen: unknown[] = [];
    database.events.on("committed", (event) => seen.push(event));
    rename(alice, "r1");
    clock.advance(1_000);
    const outcome = database.commit(alice, { comment: "new name" });
    const record = {
      sequence: 2,
      at: start2026 + 1_000,
      user: "alice",
      client: "netconf",
      comment: "new name",
      revision: "re0-1772445001-2",
    };
    expect(outcome).toEqual({ ok: true, result: "committed", record, problems: [] });
    expect(runningName()).toBe("r1");
    expect(database.running).toBe(database.candidate);
    expect(seen).toEqual([{ record, previous: start, running: database.running, session: alice }]);
    expect(database.commits[0]).toEqual(record);
  });

  it("that fails a check leaves running and candidate untouched", () => {
    deleteName(alice);
    const failed = {
      ok: false,
      refusal: {
        kind: "check-failed",
        problems: [{ severity: "error", message: "Missing mandatory statement: 'host-name'" }],
      },
    };
    expect(database.check(alice)).toEqual(failed);
    expect(database.commit(alice)).toEqual(failed);
    expect(database.running).toBe(start);
    expect(candidateName()).toBeUndefined();
    expect(database.commits).toHaveLength(1);
  });

  it("passes warnings on", () => {
    rename(alice, "a-long-name");
    expect(database.commit(alice)).toMatchObject({
      ok: true,
      problems: [{ message: "long name" }],
    });
    expect(runningName()).toBe("a-long-name");
  });

  it("of a check alone changes nothing", () => {
    rename(alice, "r1");
    expect(database.check(alice)).toEqual({ ok: true, problems: [] });
    expect(runningName()).toBe("r0");
  });

  it("without changes succeeds and is recorded", () => {
    expect(database.commit(alice)).toMatchObject({ ok: true, record: { sequence: 2 } });
  });
});

describe("rollback", () => {
  it("loads an earlier configuration into the candidate", () => {
    for (const name of ["r1", "r2"]) {
      rename(alice, name);
      database.commit(alice);
    }
    expect(database.restore(alice, { kind: "rollback", number: 2 })).toEqual({
      ok: true,
      problems: [],
    });
    expect([candidateName(), runningName()]).toEqual(["r0", "r2"]);
    database.restore(alice, { kind: "rollback", number: 0 });
    expect(database.isModified).toBe(false);
  });

  it("reaches back 49 commits and no further", () => {
    for (let number = 1; number <= 60; number++) {
      rename(alice, `r${number}`);
      database.commit(alice);
    }
    expect(database.commits).toHaveLength(50);
    database.restore(alice, { kind: "rollback", number: 49 });
    expect(candidateName()).toBe("r11");
    expect(database.restore(alice, { kind: "rollback", number: 50 })).toEqual({
      ok: false,
      refusal: { kind: "not-stored", source: { kind: "rollback", number: 50 } },
    });
  });
});

describe("a confirmed commit", () => {
  beforeEach(() => {
    rename(alice, "r1");
    database.commit(alice, { confirmWithinMinutes: 5 });
  });

  it("is rolled back by root when nobody confirms in time", () => {
    expect(database.confirmUntil).toBe(start2026 + 300_000);
    clock.advance(299_999);
    expect(runningName()).toBe("r1");
    clock.advance(1);
    expect(database.running).toBe(start);
    expect(database.isModified).toBe(false);
    expect(database.commits[0]).toMatchObject({ user: "root", client: "other", sequence: 3 });
    expect(database.confirmUntil).toBeUndefined();
  });

  it.each([
    ["commit", (): unknown => database.commit(bob)],
    ["commit check", (): unknown => database.check(bob)],
  ])("is confirmed by the next %s of any session", (_, confirm) => {
    confirm();
    clock.advance(600_000);
    expect(runningName()).toBe("r1");
    expect(clock.waiting).toEqual([]);
  });

  it("is not confirmed by a commit that fails", () => {
    deleteName(bob);
    database.commit(bob);
    clock.advance(300_000);
    expect(runningName()).toBe("r0");
  });

  it("restarts its time with another one and returns to before the first", () => {
    clock.advance(200_000);
    rename(alice, "r2");
    database.commit(alice, { confirmWithinMinutes: 5 });
    clock.advance(200_000);
    expect(runningName()).toBe("r2");
    clock.advance(100_000);
    expect(runningName()).toBe("r0");
  });

  it("outlives its session and a discard, and keeps uncommitted work when it rolls back", () => {
    database.leave(alice);
    database.discard(bob);
    rename(bob, "r9");
    clock.advance(300_000);
    expect([runningName(), candidateName()]).toEqual(["r0", "r9"]);
  });

  it("waits no longer when the database is closed", () => {
    database.close();
    expect(clock.waiting).toEqual([]);
  });
});
