import { writeSync } from "node:fs";
import { systemClock } from "../../src/base/index.ts";
import { ConfigurationDatabase } from "../../src/junos/database/index.ts";
import { openDeviceState } from "../../src/persistence/index.ts";
import { story } from "./crash-story.ts";

/** Commits without end and prints device and sequence of each commit that is durable. */
async function commitOn(directory: string, name: string, seed: string): Promise<void> {
  const state = await openDeviceState({ directory, name, seed, template: story.start });
  const session = { id: 1, user: "netops" };
  const database = new ConfigurationDatabase({
    tree: story.start,
    restored: state.database,
    clock: systemClock,
  });
  for (;;) {
    await state.save(database.state);
    const sequence = database.commits[0]?.sequence ?? 0;
    writeSync(1, `${name} ${sequence}\n`);
    if (story.isRescue(sequence)) {
      database.saveRescue(session);
      await state.save(database.state);
    }
    const tree = story.treeOf(sequence + 1);
    database.edit(session, () => ({ tree, problems: [] }));
    database.commit(session, { comment: `change ${sequence + 1}` });
  }
}

const [directory = "", seed = ""] = process.argv.slice(2);
await Promise.all(story.devices.map((name) => commitOn(directory, name, seed)));
