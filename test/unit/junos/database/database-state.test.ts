import { expect, it } from "vitest";
import { applyEdit, emptyTree, leafValue } from "../../../../src/junos/config/index.ts";
import {
  ConfigurationDatabase,
  type DatabaseSession,
} from "../../../../src/junos/database/index.ts";
import { labSchema, setLeaf } from "../../../support/edit-builder.ts";
import { ManualClock } from "../../../support/manual-clock.ts";

const alice: DatabaseSession = { id: 50_198, user: "alice" };
const clock = new ManualClock();
const tree = emptyTree(labSchema);

function commit(
  database: ConfigurationDatabase,
  name: string,
  confirmWithinMinutes?: number,
): void {
  database.edit(alice, (candidate) => applyEdit(candidate, setLeaf(["system", "host-name"], name)));
  const confirmed = confirmWithinMinutes === undefined ? {} : { confirmWithinMinutes };
  expect(database.commit(alice, { comment: name, ...confirmed })).toMatchObject({ ok: true });
}

/** Another database in the place of one that is gone. */
function successor(database: ConfigurationDatabase): ConfigurationDatabase {
  return new ConfigurationDatabase({ tree, restored: database.state, clock });
}

const nameOf = (database: ConfigurationDatabase): string | undefined =>
  leafValue(database.running, "system", "host-name");

it("goes on where another database stood", () => {
  const first = new ConfigurationDatabase({ tree, clock });
  commit(first, "r1");
  first.saveRescue(alice);
  commit(first, "r2");
  const second = successor(first);
  expect(second.running).toBe(first.running);
  expect(second.isModified).toBe(false);
  expect(second.commits).toEqual(first.commits);
  expect(second.stored({ kind: "rollback", number: 2 })).toBe(tree);
  expect(second.stored({ kind: "rescue" })).toBe(first.stored({ kind: "rescue" }));
  expect(second.rescueRecord).toEqual({ at: clock.now(), user: "alice", client: "netconf" });
  commit(second, "r3");
  expect(second.commits[0]).toMatchObject({ sequence: 4, comment: "r3" });
  expect(first.commits).toHaveLength(3);
});

it("leaves a state unchanged when it is asked twice and nothing happened", () => {
  const database = new ConfigurationDatabase({ tree, clock });
  commit(database, "r1", 10);
  const { unconfirmed } = database.state;
  expect(unconfirmed).toBe(tree);
  expect(database.state.unconfirmed).toBe(unconfirmed);
  expect(database.check(alice)).toMatchObject({ ok: true });
  expect(database.state.unconfirmed).toBeUndefined();
});

it("rolls back at the restart what nobody confirmed (RFC 6241 8.4.1)", () => {
  const first = new ConfigurationDatabase({ tree, clock });
  commit(first, "sure");
  commit(first, "perhaps", 10);
  commit(first, "still", 10);
  const second = successor(first);
  expect(nameOf(second)).toBe("sure");
  expect(second.confirmUntil).toBeUndefined();
  expect(second.commits[0]).toMatchObject({
    sequence: 5,
    user: "root",
    client: "other",
    comment: "Commit was not confirmed; automatic rollback",
  });
  expect(
    leafValue(second.stored({ kind: "rollback", number: 1 }) ?? tree, "system", "host-name"),
  ).toBe("still");
});

it("restarts without candidates, locks and copies, and rolls back what nobody confirmed", () => {
  const bob: DatabaseSession = { id: 50_199, user: "bob" };
  const database = new ConfigurationDatabase({ tree, clock });
  commit(database, "sure");
  commit(database, "perhaps", 10);
  database.open(bob, { kind: "private" });
  database.lock(alice);
  database.edit(alice, (candidate) => applyEdit(candidate, setLeaf(["system", "host-name"], "x")));
  database.restart();
  expect(nameOf(database)).toBe("sure");
  expect(database.candidate).toBe(database.running);
  expect(database.editors).toEqual([]);
  expect(database.confirmUntil).toBeUndefined();
  expect(database.lock(bob)).toEqual({ ok: true });
});

it.each([true, false])("is made new, forgetting what was before: %s", (forgets) => {
  const database = new ConfigurationDatabase({ tree, clock });
  commit(database, "old");
  database.saveRescue(alice);
  commit(database, "perhaps", 10);
  commit(database, "later", 10);
  database.reset(tree, { forgets, comment: "new" });
  expect(database.running).toBe(tree);
  expect(database.candidate).toBe(tree);
  expect(database.stored({ kind: "rescue" })).toBeUndefined();
  expect(database.confirmUntil).toBeUndefined();
  expect(database.commits).toHaveLength(forgets ? 1 : 5);
  expect(database.commits[0]).toMatchObject({
    sequence: forgets ? 1 : 5,
    user: "root",
    comment: "new",
  });
});
