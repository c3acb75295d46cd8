import { beforeEach, describe, expect, it } from "vitest";
import { emptyTree, leafValue } from "../../../../src/junos/config/index.ts";
import {
  ConfigurationDatabase,
  type DatabaseSession,
  type OpenMode,
} from "../../../../src/junos/database/index.ts";
import { applySet, parseSet, printSet } from "../../../../src/junos/formats/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const alice: DatabaseSession = { id: 50_198, user: "alice" };
const bob: DatabaseSession = { id: 50_203, user: "bob" };
const schema = coreSchema();
const start = applySet(
  emptyTree(schema),
  parseSet(
    "set system host-name r0\nset system configuration-database ephemeral instance telemetry",
    schema,
  ).commands,
).tree;

let clock: ManualClock;
let database: ConfigurationDatabase;

beforeEach(() => {
  clock = new ManualClock();
  database = new ConfigurationDatabase({ tree: start, clock });
});

function load(session: DatabaseSession, line: string): unknown {
  return database.edit(session, (tree) => applySet(tree, parseSet(line, schema).commands));
}
const hostName = (): string | undefined => leafValue(database.running, "system", "host-name");

describe("a private copy", () => {
  it("is what its session sees, and nobody else", () => {
    database.open(alice, { kind: "private" });
    load(alice, "set system host-name r1");
    expect(leafValue(database.candidateOf(alice).tree, "system", "host-name")).toBe("r1");
    expect(database.candidateOf(bob).tree).toBe(start);
    expect(database.isModified).toBe(false);
  });

  it("can go on after its commit", () => {
    database.open(alice, { kind: "private" });
    for (const name of ["r1", "r2"]) {
      load(alice, `set system host-name ${name}`);
      expect(database.commit(alice)).toMatchObject({ ok: true, result: "merged" });
      expect(hostName()).toBe(name);
    }
    expect(database.commits).toHaveLength(3);
    expect(database.candidate).toBe(database.running);
  });

  it("confirms a commit that waits, even when it holds no change", () => {
    load(bob, "set system host-name r1");
    database.commit(bob, { confirmWithinMinutes: 1 });
    database.open(alice, { kind: "private" });
    expect(database.commit(alice)).toMatchObject({ ok: true, result: "unchanged" });
    clock.advance(120_000);
    expect(hostName()).toBe("r1");
  });

  it("is not committed over another session's lock", () => {
    database.open(alice, { kind: "private" });
    load(alice, "set system host-name r1");
    database.lock(bob);
    expect(database.commit(alice)).toMatchObject({ ok: false, refusal: { kind: "locked" } });
    expect(database.check(alice)).toMatchObject({ ok: false, refusal: { kind: "locked" } });
  });

  it("takes edits while another session holds the lock", () => {
    database.open(alice, { kind: "private" });
    database.lock(bob);
    expect(load(alice, "set system host-name r1")).toMatchObject({ ok: true });
  });

  it("leaves no trace when its session ends", () => {
    database.open(alice, { kind: "private" });
    expect(database.editors).toMatchObject([{ session: alice, private: true }]);
    database.leave(alice);
    expect(database.editors).toEqual([]);
    expect(database.open(alice, { kind: "private" })).toEqual({ ok: true });
  });
});

describe("what is open", () => {
  const modes: readonly OpenMode[] = [
    { kind: "shared" },
    { kind: "exclusive" },
    { kind: "private" },
    { kind: "dynamic" },
    { kind: "ephemeral" },
    { kind: "ephemeral", instance: "telemetry" },
  ];

  it.each(modes)("%j is closed once", (mode) => {
    expect(database.open(alice, mode)).toEqual({ ok: true });
    expect(database.closeFor(alice)).toEqual({ ok: true });
    expect(database.closeFor(alice)).toEqual({ ok: false, refusal: { kind: "not-open" } });
  });

  it.each(modes.slice(1))("%j keeps a private copy from being opened", (mode) => {
    database.open(alice, mode);
    expect(database.open(alice, { kind: "private" })).toEqual({
      ok: false,
      refusal: { kind: "already-open" },
    });
  });
});

describe("an ephemeral instance", () => {
  const instance = { kind: "ephemeral", instance: "telemetry" } as const;

  it("needs no lock and leaves running alone", () => {
    database.lock(bob);
    database.open(alice, instance);
    load(alice, "set system host-name other");
    expect(database.commit(alice)).toEqual({ ok: true, result: "committed", problems: [] });
    expect(hostName()).toBe("r0");
    expect(database.commits).toHaveLength(1);
  });

  it("takes the later of two commits to one statement", () => {
    database.open(alice, instance);
    database.open(bob, instance);
    load(alice, "set system host-name a");
    load(bob, "set system host-name b");
    database.commit(alice);
    database.commit(bob);
    expect(printSet(database.candidateOf(bob).tree)).toBe("set system host-name b\n");
  });

  it.each([{ confirmWithinMinutes: 1 }, { at: "reboot" as const }])("knows no %j", (request) => {
    database.open(alice, instance);
    expect(database.commit(alice, request)).toMatchObject({
      ok: false,
      refusal: { kind: "not-supported", mode: "ephemeral" },
    });
  });
});

describe("a scheduled commit", () => {
  it("makes running what was checked, and keeps later changes in the candidate", () => {
    load(alice, "set system host-name r1");
    database.commit(alice, { at: clock.now() + 60_000 });
    load(alice, "set system host-name r2");
    clock.advance(60_000);
    expect(hostName()).toBe("r1");
    expect(leafValue(database.candidate, "system", "host-name")).toBe("r2");
    expect(database.scheduled.pending).toBeUndefined();
  });

  it("at reboot happens when the device restarts", () => {
    load(alice, "set system host-name r1");
    database.commit(alice, { at: "reboot" });
    expect(database.scheduled.pending).toEqual({ at: "reboot", user: "alice", client: "netconf" });
    database.scheduled.restart();
    expect(hostName()).toBe("r1");
  });

  it("waits longer than a timer of the machine can", () => {
    load(alice, "set system host-name r1");
    const days = 86_400_000;
    database.commit(alice, { at: clock.now() + 60 * days });
    clock.advance(59 * days);
    expect(hostName()).toBe("r0");
    clock.advance(days);
    expect(hostName()).toBe("r1");
  });

  it("is dropped when the database closes", () => {
    load(alice, "set system host-name r1");
    database.commit(alice, { at: clock.now() + 1_000 });
    database.close();
    clock.advance(2_000);
    expect(hostName()).toBe("r0");
  });
});

describe("stored configurations", () => {
  it("are found by number, revision and as rescue", () => {
    load(alice, "set system host-name r1");
    database.commit(alice);
    database.saveRescue(alice);
    expect(database.stored({ kind: "rollback", number: 1 })).toBe(start);
    const revision = database.commits[1]?.revision ?? "";
    expect(database.stored({ kind: "revision", revision })).toBe(start);
    expect(database.stored({ kind: "rescue" })).toBe(database.running);
    expect(database.deleteRescue()).toBe(true);
    expect(database.deleteRescue()).toBe(false);
  });
});
