import { type FileChanges, noChanges } from "./file-system.ts";

/** Holds what peers changed on the disk of one device, until it is zeroized or its process ends. */
export interface FileStore {
  changes: FileChanges;
}

export function newFileStore(): FileStore {
  return { changes: noChanges };
}
