import {
  type Clock,
  limits,
  readTextFile,
  SparseMap,
  type TextSource,
  type Timer,
} from "../../base/index.ts";

/** Files of the emulated device by absolute path, as they are at one moment. */
export type DeviceFiles = ReadonlyMap<string, string>;

/** A file of the device that cannot be had. */
export interface DeviceFileProblem {
  /** Its path on the device. */
  readonly path: string;
  /** The file of this machine that it is read from. */
  readonly source: string;
  /** Ends the sentence "cannot read it: ...". */
  readonly reason: string;
}

/** Seconds after which a file that could not be read is tried again. */
export const fileRetrySeconds = 15;

/** Whom a device's files tell. */
interface FileObserver {
  /** A file is there at last; `current` holds it. */
  readonly loaded: (file: Pick<DeviceFileProblem, "path" | "source">) => void;
  /** A file cannot be read, or now for another reason. */
  readonly failed: (problem: DeviceFileProblem) => void;
}

/**
 * The files of one device. Those that stand on this machine are read once; one that cannot be read
 * is tried again every `fileRetrySeconds`, and meanwhile the device is without it.
 */
export class DeviceFileStore {
  readonly #problems = new SparseMap<string, DeviceFileProblem>();
  readonly #clock: Clock;
  #current: DeviceFiles;
  #observer: FileObserver | undefined;
  #timer: Timer | undefined;
  #isClosed = false;

  private constructor(texts: DeviceFiles, clock: Clock) {
    this.#current = texts;
    this.#clock = clock;
  }

  /** Resolves when each file was tried once; at once, without a promise, when none stands on this machine. */
  static open(
    sources: Readonly<Record<string, TextSource>>,
    clock: Clock,
  ): DeviceFileStore | Promise<DeviceFileStore> {
    const texts = new SparseMap<string, string>();
    const named: [path: string, source: string][] = [];
    for (const [path, source] of Object.entries(sources)) {
      if (typeof source === "string") texts.set(path, source);
      else named.push([path, source.path]);
    }
    const store = new DeviceFileStore(texts, clock);
    return named.length === 0 ? store : store.#read(named).then(() => store);
  }

  /** A new map whenever a file was read, so that what was worked out from it can be kept with it. */
  get current(): DeviceFiles {
    return this.#current;
  }

  /** The files that cannot be read right now. */
  get problems(): readonly DeviceFileProblem[] {
    return [...this.#problems.values()];
  }

  /** Tells `observer` what changes from now on, and begins to try again. */
  watch(observer: FileObserver): void {
    this.#observer = observer;
    this.#arm();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #arm(): void {
    if (this.#isClosed || this.#problems.size === 0) return;
    this.#timer = this.#clock.after(fileRetrySeconds * 1_000, () => void this.#readAgain());
  }

  async #readAgain(): Promise<void> {
    await this.#read(this.problems.map(({ path, source }) => [path, source]));
    this.#arm();
  }

  async #read(named: readonly (readonly [path: string, source: string])[]): Promise<void> {
    const found = await Promise.all(
      named.map(async ([path, source]) => ({
        path,
        source,
        file: await readTextFile(source, limits.deviceFileBytes),
      })),
    );
    if (this.#isClosed) return;
    for (const { path, source, file } of found) {
      if (file.ok) this.#take(path, source, file.text);
      else this.#note({ path, source, reason: file.reason });
    }
  }

  #take(path: string, source: string, text: string): void {
    this.#problems.delete(path);
    this.#current = new Map([...this.#current, [path, text]]);
    this.#observer?.loaded({ path, source });
  }

  #note(problem: DeviceFileProblem): void {
    const before = this.#problems.get(problem.path);
    this.#problems.set(problem.path, problem);
    if (before?.reason !== problem.reason) this.#observer?.failed(problem);
  }
}
