import { describe, expect, it } from "vitest";
import { limits, type Random, seededRandom } from "../../../src/base/index.ts";
import { emptyTree } from "../../../src/junos/config/index.ts";
import type { DatabaseState } from "../../../src/junos/database/index.ts";
import { coreSchema } from "../../../src/junos/schema/index.ts";
import { openFolder } from "../../../src/persistence/open-device-state.ts";
import { namedTree, noCommits, plainState, withCommit } from "../../support/saved-states.ts";
import { VolatileFiles } from "../../support/volatile-files.ts";

const folder = "/state/edge1";
const about = { name: "edge1", seed: "first", template: emptyTree(coreSchema()) };
const rescue = {
  tree: namedTree("rescue"),
  saved: { at: 1_772_445_000_000, user: "netops", client: "netconf" },
};

/** Each with the state after it: what a device does between two replies. */
const deeds: readonly ((state: DatabaseState, random: Random) => DatabaseState)[] = [
  (state, random) => withCommit(state, `plain${random.integer(1_000)}`),
  (state, random) =>
    withCommit(
      state,
      `confirmed${random.integer(1_000)}`,
      state.unconfirmed ?? state.commits[0]?.tree,
    ),
  (state) => ({ ...state, unconfirmed: undefined }),
  (state) => ({ ...state, rescue }),
  (state) => ({ ...state, rescue: undefined }),
];

/** The states of a device over some deeds; the first stand for what it did long before. */
function history(random: Random): readonly DatabaseState[] {
  let state = withCommit(noCommits, "first");
  const past = random.integer(limits.storedCommits + 5);
  for (let count = 0; count < past; count++) state = withCommit(state, `past${count}`);
  const states = [state];
  for (let count = 0; count < 5; count++) {
    const deed = deeds[random.integer(deeds.length)];
    if (deed !== undefined) state = deed(state, random);
    states.push(state);
  }
  return states;
}

async function filesWith(random: Random, state: DatabaseState): Promise<VolatileFiles> {
  const files = new VolatileFiles(random);
  const opened = await openFolder(files, folder, about);
  await opened.save(state);
  return files;
}

/** Saves the states one after the other until the power fails; answers the last acknowledged one. */
async function saveUntilFailure(
  files: VolatileFiles,
  states: readonly DatabaseState[],
): Promise<number> {
  let acknowledged = 0;
  try {
    const opened = await openFolder(files, folder, about);
    for (const [index, state] of states.entries()) {
      await opened.save(state);
      acknowledged = index;
    }
  } catch {
    return acknowledged;
  }
  return acknowledged;
}

describe("after a loss of power", () => {
  it("the acknowledged state is there, or one that came after it, whichever call was cut", async () => {
    for (let seed = 0; seed < 12; seed++) {
      const random = seededRandom(`power ${seed}`);
      const states = history(random);
      const [first = noCommits] = states;
      const whole = await filesWith(random, first);
      whole.calls = 0;
      await saveUntilFailure(whole, states);
      for (let call = 0; call < whole.calls; call++) {
        const files = await filesWith(random, first);
        files.failAt(call);
        const acknowledged = await saveUntilFailure(files, states);
        files.restart();
        const { database = noCommits, seed: kept } = await openFolder(files, folder, about);
        const possible = states.slice(acknowledged, acknowledged + 2).map(plainState);
        expect(possible, `seed ${seed}, call ${call}`).toContainEqual(plainState(database));
        expect(kept).toBe("first");
      }
    }
  });

  it("the acknowledged certificates are there, or those that came after them", async () => {
    const texts = ["", "one", "two", "three"];
    for (let call = 0; call < 14; call++) {
      const files = await filesWith(
        seededRandom(`certificates ${call}`),
        withCommit(noCommits, "a"),
      );
      const opened = await openFolder(files, folder, about);
      files.failAt(call);
      let acknowledged = 0;
      try {
        for (const [index, text] of texts.entries()) {
          await opened.saveCertificates(text);
          acknowledged = index;
        }
      } catch {
        // The power failed.
      }
      files.restart();
      const { certificates } = await openFolder(files, folder, about);
      expect(texts.slice(acknowledged, acknowledged + 2), `call ${call}`).toContain(certificates);
    }
  });

  it("the first start is as if it never was, or whole", async () => {
    const random = seededRandom("first start");
    const state = withCommit(noCommits, "first");
    for (let call = 0; call < 12; call++) {
      const files = new VolatileFiles(random);
      files.failAt(call);
      await saveUntilFailure(files, [state]);
      files.restart();
      const { database } = await openFolder(files, folder, about);
      expect([undefined, plainState(state)]).toContainEqual(database && plainState(database));
    }
  });
});

describe("the state of a device", () => {
  it("has the seed of the first start from then on, also before the first commit", async () => {
    const files = new VolatileFiles(seededRandom("seed"));
    await openFolder(files, folder, about);
    files.restart();
    expect(await openFolder(files, folder, { ...about, seed: "second" })).toMatchObject({
      seed: "first",
      database: undefined,
    });
  });

  it("takes no more than 50 commits, a rescue configuration and what it needs to know itself", async () => {
    let state = withCommit(noCommits, "first");
    const files = await filesWith(seededRandom("bounded"), { ...state, rescue });
    const opened = await openFolder(files, folder, about);
    for (let count = 0; count < 120; count++) {
      state = withCommit({ ...state, rescue }, `later${count}`);
      await opened.save(state);
    }
    expect(files.names).toHaveLength(limits.storedCommits + 2);
    const again = await openFolder(files, folder, about);
    expect(again.database && plainState(again.database)).toEqual(plainState(state));
  });

  it("is written in the order of the commits when many are asked for at once", async () => {
    const files = new VolatileFiles(seededRandom("at once"));
    const opened = await openFolder(files, folder, about);
    let state = noCommits;
    for (let count = 0; count < 80; count++) {
      state = withCommit(state, `name${count}`);
      void opened.save(state);
    }
    await opened.save(state);
    expect(opened.save(state)).toBeUndefined();
    const again = await openFolder(files, folder, about);
    expect(again.database && plainState(again.database)).toEqual(plainState(state));
  });

  it("refuses every further step once a write has failed", async () => {
    const state = withCommit(noCommits, "first");
    const files = new VolatileFiles(seededRandom("full"));
    const opened = await openFolder(files, folder, about);
    files.failAt(0);
    await expect(opened.save(state)).rejects.toMatchObject({ code: "ERR_STATE" });
    files.failAt(100);
    await expect(opened.save(state)).rejects.toThrow(/cannot keep the state in .*power has failed/);
  });

  it.each(["commit-3.conf", "commit-1.conf"])("is refused without %s", async (name) => {
    const files = await filesWith(seededRandom("gap"), threeCommits());
    await files.remove(`${folder}/${name === "commit-3.conf" ? "commit-2.conf" : name}`);
    await expect(openFolder(files, folder, about)).rejects.toMatchObject({ code: "ERR_STATE" });
  });

  it("is refused when a file of it was changed, moved or lost", async () => {
    const spoil: readonly ((files: VolatileFiles) => Promise<void>)[] = [
      async (files) => {
        const commit = files.contents(folder, "commit-2.conf");
        if (commit !== undefined) commit.bytes = commit.bytes.slice(0, -1);
      },
      (files) => files.rename(`${folder}/commit-3.conf`, `${folder}/commit-4.conf`),
      (files) => files.rename(`${folder}/commit-1.conf`, `${folder}/commit-3.conf`),
      (files) => files.remove(`${folder}/device`),
      (files) => files.write(`${folder}/rescue.conf`, Buffer.from("system { }")),
    ];
    for (const deed of spoil) {
      const files = await filesWith(seededRandom("spoilt"), threeCommits());
      await deed(files);
      await expect(openFolder(files, folder, about)).rejects.toMatchObject({ code: "ERR_STATE" });
    }
  });

  it("costs no second tree for what is equal in two commits, or in the start-up configuration", async () => {
    const first = withCommit(noCommits, "one");
    const files = await filesWith(seededRandom("shared"), withCommit(first, "one"));
    const template = namedTree("one");
    const { database } = await openFolder(files, folder, { ...about, template });
    expect(database?.commits.map(({ tree }) => tree === template)).toEqual([true, true]);
  });

  it("is refused to a device of another name", async () => {
    const files = await filesWith(seededRandom("other"), threeCommits());
    const other = openFolder(files, folder, { ...about, name: "EDGE1" });
    await expect(other).rejects.toThrow("belongs to the device 'edge1'");
  });
});

function threeCommits(): DatabaseState {
  return withCommit(withCommit(withCommit(noCommits, "one"), "two"), "three");
}
