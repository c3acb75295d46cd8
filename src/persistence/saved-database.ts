import { join } from "node:path";
import { CallHomeError, messageOf } from "../base/index.ts";
import type { ConfigTree } from "../junos/config/index.ts";
import type { DatabaseState, StoredCommit, StoredRescue } from "../junos/database/index.ts";
import { commitFileName, sealCommit, sealRescue, sealUnconfirmed } from "./commit-files.ts";
import type { DurableFiles } from "./durable-files.ts";
import { oldestKept, rescueFile, unconfirmedFile, unfinished } from "./recover-state.ts";

/** What the folder shall hold after one step; the steps of a device are taken one after the other. */
interface Step {
  readonly commit: StoredCommit | undefined;
  /** The newest commit with this step. */
  readonly sequence: number;
  readonly unconfirmed: ConfigTree | undefined;
  readonly rescue: StoredRescue | undefined;
}

/** Keeps the files of one device in step with its configuration database. */
export class SavedDatabase {
  readonly #files: DurableFiles;
  readonly #folder: string;
  readonly #steps: Step[] = [];
  /** The last step that was asked for. */
  #wanted: Omit<Step, "commit">;
  #saved: Omit<Step, "commit">;
  #writing: Promise<void> | undefined;
  #failure: CallHomeError | undefined;

  /** `saved`: what the folder holds already. */
  constructor(files: DurableFiles, folder: string, saved: DatabaseState | undefined) {
    this.#files = files;
    this.#folder = folder;
    this.#saved = {
      sequence: saved?.commits[0]?.record.sequence ?? 0,
      unconfirmed: saved?.unconfirmed,
      rescue: saved?.rescue,
    };
    this.#wanted = this.#saved;
  }

  /**
   * Brings the folder up to `state`. Answers undefined when it is already, else a promise that
   * resolves once everything asked for so far is durable. It rejects with `ERR_STATE` when that
   * failed: what the folder holds is unknown then, so every later call rejects too. After `close`
   * it rejects with `ERR_CLOSED`.
   */
  save(state: DatabaseState): Promise<void> | undefined {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#note(state);
    if (this.#steps.length > 0) this.#writing ??= this.#writeSteps();
    return this.#writing;
  }

  /** Ends once nothing is being written any more, whether that went well or not. */
  async close(): Promise<void> {
    await this.#writing?.catch(() => {});
    this.#failure ??= new CallHomeError("ERR_CLOSED", `the state in ${this.#folder} is closed`);
  }

  #note({ commits, unconfirmed, rescue }: DatabaseState): void {
    const wanted = this.#wanted;
    const fresh = commits.filter(({ record }) => record.sequence > wanted.sequence).reverse();
    for (const commit of fresh)
      this.#steps.push({ commit, sequence: commit.record.sequence, unconfirmed, rescue });
    const { sequence } = fresh.at(-1)?.record ?? wanted;
    if (fresh.length === 0 && (wanted.unconfirmed !== unconfirmed || wanted.rescue !== rescue))
      this.#steps.push({ commit: undefined, sequence, unconfirmed, rescue });
    this.#wanted = { sequence, unconfirmed, rescue };
  }

  /** Steps that are added meanwhile are taken too: each is waited for by somebody who waits anyway. */
  async #writeSteps(): Promise<void> {
    try {
      for (let step = this.#steps.shift(); step !== undefined; step = this.#steps.shift()) {
        await this.#write(step);
        this.#saved = step;
      }
    } catch (cause) {
      this.#steps.length = 0;
      this.#failure = cannotWrite(this.#folder, cause);
      throw this.#failure;
    } finally {
      this.#writing = undefined;
    }
  }

  /** In an order that leaves, wherever it is cut, the state before or the state after. */
  async #write({ commit, sequence, unconfirmed, rescue }: Step): Promise<void> {
    const saved = this.#saved;
    if (
      unconfirmed !== undefined &&
      (sequence !== saved.sequence || unconfirmed !== saved.unconfirmed)
    )
      await this.#put(unconfirmedFile, sealUnconfirmed({ sequence, tree: unconfirmed }));
    if (commit !== undefined) await this.#put(commitFileName(sequence), sealCommit(commit));
    if (unconfirmed === undefined && saved.unconfirmed !== undefined)
      await this.#drop(unconfirmedFile);
    if (rescue !== saved.rescue)
      await (rescue === undefined
        ? this.#drop(rescueFile)
        : this.#put(rescueFile, sealRescue(rescue)));
    // A file that a crash brings back is removed at the next start: this needs no sync.
    for (let old = oldestKept(saved.sequence); old < oldestKept(sequence); old++)
      await this.#files.remove(join(this.#folder, commitFileName(old)));
  }

  #put(name: string, bytes: Uint8Array): Promise<void> {
    return putDurably(this.#files, this.#folder, name, bytes);
  }

  async #drop(name: string): Promise<void> {
    await this.#files.remove(join(this.#folder, name));
    await this.#files.sync(this.#folder);
  }
}

/** Puts a file under its name, whole and for good: until then the name keeps what it had. */
export async function putDurably(
  files: DurableFiles,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const path = join(folder, name);
  await files.write(path + unfinished, bytes);
  await files.sync(path + unfinished);
  await files.rename(path + unfinished, path);
  await files.sync(folder);
}

function cannotWrite(folder: string, cause: unknown): CallHomeError {
  return new CallHomeError("ERR_STATE", `cannot keep the state in ${folder}: ${messageOf(cause)}`, {
    cause,
  });
}
