import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { limits, type Random } from "../../src/base/index.ts";
import type { DatabaseState } from "../../src/junos/database/index.ts";
import { printText } from "../../src/junos/formats/index.ts";
import { openDeviceState } from "../../src/persistence/index.ts";
import { story } from "./crash-story.ts";

const child = fileURLToPath(new URL("crash-child.ts", import.meta.url));

/** What was wrong after which kill. */
export interface CrashReport {
  /** How often one device or another came back. */
  readonly restarts: number;
  /** All commits of all devices. */
  readonly commits: number;
  readonly problems: readonly string[];
}

/**
 * Starts a process whose devices commit, kills it with SIGKILL at a moment that `random` chooses,
 * looks at what each device left, and starts the next process on that: `kills` times.
 */
export async function crashRepeatedly(
  directory: string,
  kills: number,
  random: Random,
): Promise<CrashReport> {
  const problems: string[] = [];
  const sequences = new Map<string, number>();
  let restarts = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const told = await runUntilKilled(directory, `seed of run ${kill}`, random);
    for (const device of story.devices) {
      const acknowledged = told.get(device) ?? sequences.get(device) ?? 0;
      const found = await lookAfter(directory, device, acknowledged);
      problems.push(...found.problems.map((problem) => `kill ${kill}, ${device}: ${problem}`));
      sequences.set(device, found.sequence);
      restarts += 1;
    }
  }
  const commits = [...sequences.values()].reduce((sum, sequence) => sum + sequence, 0);
  return { restarts, commits, problems };
}

/** Answers the last sequence that each device told before the process was gone. */
async function runUntilKilled(
  directory: string,
  seed: string,
  random: Random,
): Promise<ReadonlyMap<string, number>> {
  const running = spawn(process.execPath, ["--import", "tsx", child, directory, seed], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const untilLines = 1 + random.integer(60);
  const turns = random.integer(400);
  let told = "";
  let shot = false;
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    told += text;
    if (shot || told.split("\n").length <= untilLines) return;
    shot = true;
    afterTurns(turns, () => running.kill("SIGKILL"));
  });
  await once(running, "close");
  const lines = told.split("\n").slice(0, -1);
  return new Map(
    lines.map((line) => [line.split(" ")[0] ?? "", Number(line.split(" ")[1])] as const),
  );
}

/** Some turns of the event loop are a moment too short for a timer. */
function afterTurns(turns: number, action: () => void): void {
  if (turns === 0) action();
  else setImmediate(() => afterTurns(turns - 1, action));
}

async function lookAfter(
  directory: string,
  name: string,
  acknowledged: number,
): Promise<{ readonly sequence: number; readonly problems: readonly string[] }> {
  const template = story.start;
  const state = await openDeviceState({ directory, name, seed: "seed of run 1", template });
  await state.close();
  const sequence = state.database?.commits[0]?.record.sequence ?? 0;
  const problems: string[] = [];
  if (sequence < acknowledged || sequence > acknowledged + 1)
    problems.push(`commit ${acknowledged} was acknowledged, ${sequence} is there`);
  if (state.seed !== "seed of run 1") problems.push(`the device has the seed '${state.seed}'`);
  if (state.database !== undefined) problems.push(...wrongIn(state.database, sequence));
  return { sequence, problems };
}

function wrongIn({ commits, rescue }: DatabaseState, newest: number): readonly string[] {
  const problems: string[] = [];
  if (commits.length !== Math.min(newest, limits.storedCommits))
    problems.push(`${commits.length} commits are there at commit ${newest}`);
  for (const [number, { record, tree }] of commits.entries()) {
    const sequence = newest - number;
    const comment = sequence === 1 ? undefined : `change ${sequence}`;
    if (record.sequence !== sequence || record.comment !== comment)
      problems.push(`rollback ${number} is commit ${record.sequence}, '${record.comment}'`);
    if (printText(tree) !== story.textOf(sequence))
      problems.push(`rollback ${number} is not what was committed`);
  }
  const saved = rescue && printText(rescue.tree);
  if (!rescuesAt(newest).includes(saved)) problems.push("the rescue configuration is another one");
  return problems;
}

/** Between a commit and its rescue configuration, the one before is there still. */
function rescuesAt(newest: number): readonly (string | undefined)[] {
  const latest = rescueUpTo(newest);
  return story.isRescue(newest) ? [latest, rescueUpTo(newest - 1)] : [latest];
}

function rescueUpTo(newest: number): string | undefined {
  for (let sequence = newest; sequence > 0; sequence--)
    if (story.isRescue(sequence)) return story.textOf(sequence);
  return undefined;
}
