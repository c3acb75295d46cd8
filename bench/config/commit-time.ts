import { systemClock } from "../../src/base/index.ts";
import { ConfigurationDatabase } from "../../src/junos/database/index.ts";
import { median } from "../report.ts";
import { edited, treeOf } from "./loading.ts";
import { addRoute, describeInterface, interfaceCount, template } from "./template.ts";

/** Milliseconds from the text of one set command to the commit that it is in. */
export interface CommitTimes {
  readonly median: number;
  readonly p99: number;
}

/** Commits that change one leaf each, here and there, and commits that add an entry to a long list. */
export function commitTimes(
  lines: number,
  commits: number,
): { readonly leaf: CommitTimes; readonly entry: CommitTimes } {
  const tree = treeOf(template(lines));
  const database = new ConfigurationDatabase({ tree, clock: systemClock });
  const interfaces = interfaceCount(lines);
  const times = (commandOf: (number: number) => string): CommitTimes => {
    const all = Array.from({ length: commits }, (_, number) => timed(database, commandOf(number)));
    const sorted = all.sort((one, other) => one - other);
    return { median: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
  };
  const describe = (text: string) => (number: number) =>
    describeInterface(1 + ((number * 7_919) % interfaces), `${text} ${number}`);
  times(describe("warm-up"));
  const leaf = times(describe("changed"));
  const entry = times(addRoute);
  database.close();
  return { leaf, entry };
}

const session = { id: 1, user: "bench" };

function timed(database: ConfigurationDatabase, command: string): number {
  const start = performance.now();
  const edit = database.edit(session, (tree) => ({ tree: edited(tree, command), problems: [] }));
  const commit = database.commit(session);
  const elapsed = performance.now() - start;
  if (!edit.ok || !commit.ok) throw new Error(`${command}was refused`);
  return elapsed;
}
