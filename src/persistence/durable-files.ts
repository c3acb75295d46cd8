import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";

/**
 * What is asked of the file system, in steps small enough to tell what a loss of power leaves:
 * contents last from `sync` of the file on, names from `sync` of its folder on, and a rename puts
 * either the old file or the new one under the name.
 */
export interface DurableFiles {
  /** Names of what lies in the folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Creates or replaces a file that only its owner may read. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Waits until a file's contents, or a folder's names, outlive a loss of power. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Without effect when there is no such file. */
  remove(path: string): Promise<void>;
}

/** The machine's file system. */
export const machineFiles: DurableFiles = {
  list: (folder) => readdir(folder),
  async read(path) {
    try {
      return await readFile(path);
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
  },
  write: (path, bytes) => writeFile(path, bytes, { mode: 0o600 }),
  async sync(path) {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
};

/** Makes a folder, and those above it, for its owner alone. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Whether a call to the file system failed because nothing has that name. */
export function isMissing(cause: unknown): boolean {
  return hasCode(cause, "ENOENT");
}

export function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
