import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CallHomeError, messageOf } from "../../base/index.ts";
import type { PkiFile } from "./pki-file.ts";

/** How many files were written and how many were there already. */
export interface StoreCount {
  readonly made: number;
  readonly kept: number;
}

/** Files are whole or absent, so a run that was cut short is completed by the next. */
const unfinished = ".unfinished";

/**
 * Writes the files that `folder` does not have yet; private keys with mode 0600. Throws `ERR_CERTS`
 * when the folder cannot be written. Synchronous: hand it a device at a time.
 */
export function storeFiles(folder: string, files: readonly PkiFile[]): StoreCount {
  const missing = files.filter(({ path }) => !existsSync(join(folder, path)));
  for (const file of missing) storeFile(folder, file);
  return { made: missing.length, kept: files.length - missing.length };
}

/** Writes one file anew. Throws `ERR_CERTS`. */
export function storeFile(
  folder: string,
  file: Pick<PkiFile, "path" | "secret" | "contents">,
): void {
  const path = join(folder, file.path);
  const contents = file.contents();
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}${unfinished}`, contents, { mode: file.secret ? 0o600 : 0o644 });
    renameSync(`${path}${unfinished}`, path);
  } catch (cause) {
    throw new CallHomeError("ERR_CERTS", `could not write ${path}: ${messageOf(cause)}`, { cause });
  }
}
