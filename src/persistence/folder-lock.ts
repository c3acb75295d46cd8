import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CallHomeError, randomSeed } from "../base/index.ts";
import { hasCode, isMissing } from "./durable-files.ts";

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  /** When that process started, in the words of its machine; empty where it cannot be told. */
  readonly start: string;
  /** A word that only that process knows, for machines that give a pid again. */
  readonly process: string;
}

const lockFile = "lock";
const ownWord = randomSeed();
/** Whoever loses a race for a lock that was left behind looks again this many times. */
const rounds = 8;

/**
 * Keeps other processes of this machine, and this one, from using the same folder. Resolves with
 * what gives the lock back. The lock of a process that is gone is taken over. Throws `ERR_STATE`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, lockFile);
  const own: Holder = {
    pid: process.pid,
    start: await startOf(process.pid),
    process: ownWord,
  };
  for (let round = 0; round < rounds; round++) {
    if (await create(path, JSON.stringify(own))) return () => rm(path, { force: true });
    const text = await textOf(path);
    if (text === undefined) continue;
    const holder = holderIn(text);
    if (holder !== undefined && (await isAlive(holder))) throw inUse(folder, holder.pid);
    await removeStale(path, text);
  }
  throw inUse(folder, undefined);
}

/** A link appears under its name with all of its contents, and only when the name is free. */
async function create(path: string, text: string): Promise<boolean> {
  const own = `${path}.${randomSeed()}`;
  await writeFile(own, text, { mode: 0o600, flag: "wx" });
  try {
    await link(own, path);
    return true;
  } catch (cause) {
    if (hasCode(cause, "EEXIST")) return false;
    throw cause;
  } finally {
    await rm(own, { force: true });
  }
}

/** Renaming succeeds for one process only. What turns out to be somebody's new lock is put back. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomSeed()}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, "utf8")) !== text) await link(aside, path);
  } catch (cause) {
    if (!isMissing(cause) && !hasCode(cause, "EEXIST")) throw cause;
  } finally {
    await rm(aside, { force: true });
  }
}

async function isAlive({ pid, start, process: word }: Holder): Promise<boolean> {
  if (pid === process.pid) return word === ownWord;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (hasCode(cause, "ESRCH")) return false;
  }
  const startNow = await startOf(pid);
  return start === "" || startNow === "" || start === startNow;
}

/** Linux tells in field 22 of proc(5) when a process started; a pid alone may be another's by now. */
async function startOf(pid: number): Promise<string> {
  const stat = await textOf(`/proc/${pid}/stat`);
  const afterName = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return afterName?.[22 - 3] ?? "";
}

/** Undefined for what no process of this project wrote whole: a loss of power leaves that. */
function holderIn(text: string): Holder | undefined {
  try {
    const { pid, start, process: word } = JSON.parse(text) as Partial<Holder>;
    if (!Number.isInteger(pid) || typeof start !== "string" || typeof word !== "string")
      return undefined;
    return { pid: Number(pid), start, process: word };
  } catch {
    return undefined;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

function inUse(folder: string, pid: number | undefined): CallHomeError {
  const who = pid === undefined ? "another process" : `process ${pid}`;
  return new CallHomeError(
    "ERR_STATE",
    `${folder} is in use by ${who}; two devices cannot keep their state in one folder`,
  );
}
