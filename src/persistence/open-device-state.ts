import { dirname, join } from "node:path";
import { CallHomeError, messageOf } from "../base/index.ts";
import type { ConfigTree } from "../junos/config/index.ts";
import type { CommitCheck, DatabaseState } from "../junos/database/index.ts";
import { type DurableFiles, machineFiles, makePrivateFolder } from "./durable-files.ts";
import { lockFolder } from "./folder-lock.ts";
import { folderName } from "./folder-name.ts";
import { readsBack } from "./read-back.ts";
import {
  certificatesFile,
  deviceFile,
  type RecoveredState,
  recoverState,
} from "./recover-state.ts";
import { putDurably, SavedDatabase } from "./saved-database.ts";
import { SavedText } from "./saved-text.ts";
import { damaged, sealStateFile } from "./state-file.ts";

export interface DeviceStateOptions {
  /** Has one folder per device; made when it is not there. */
  readonly directory: string;
  /** The device's name, which names its folder. */
  readonly name: string;
  /** What the device's keys are derived from, kept at the first start. */
  readonly seed: string;
  /** The start-up configuration: what is read uses its nodes again where both say the same. */
  readonly template: ConfigTree;
}

/** What one device keeps on disk. Close it, or another process finds the folder locked. */
export interface DeviceState {
  /** The seed of the first start. */
  readonly seed: string;
  /** The database as it was acknowledged last; undefined at the first start. */
  readonly database: DatabaseState | undefined;
  /** What a commit must pass to be kept. */
  readonly checks: readonly CommitCheck[];
  /** What was loaded into the device's store of certificates, as it was acknowledged last; empty at the first start. */
  readonly certificates: string;
  /** See `SavedDatabase.save`. */
  save(state: DatabaseState): Promise<void> | undefined;
  /** See `SavedText.save`. */
  saveCertificates(text: string): Promise<void> | undefined;
  /** Gives the folder back once what was asked for is written. */
  close(): Promise<void>;
}

/**
 * Opens what a device left in its folder, or makes the folder. Throws `ERR_STATE` when another
 * process uses it, when it cannot be used, or when something durable is not as it was written.
 */
export async function openDeviceState(options: DeviceStateOptions): Promise<DeviceState> {
  const folder = join(options.directory, folderName(options.name));
  try {
    await makePrivateFolder(folder);
    for (const above of [folder, options.directory, dirname(options.directory)])
      await machineFiles.sync(above);
    const unlock = await lockFolder(folder);
    try {
      return await openFolder(machineFiles, folder, options, unlock);
    } catch (cause) {
      await unlock();
      throw cause;
    }
  } catch (cause) {
    if (cause instanceof CallHomeError) throw cause;
    throw new CallHomeError("ERR_STATE", `cannot use ${folder}: ${messageOf(cause)}`, { cause });
  }
}

/** The same in a folder that is there and locked. */
export async function openFolder(
  files: DurableFiles,
  folder: string,
  { name, seed, template }: Omit<DeviceStateOptions, "directory">,
  unlock: () => Promise<void> = () => Promise.resolve(),
): Promise<DeviceState> {
  const recovered = await recoverState(files, folder, template);
  const identity = await identityIn(files, folder, recovered, { name, seed });
  const saved = new SavedDatabase(files, folder, recovered.database);
  const certificates = new SavedText(recovered.certificates, (text) =>
    putDurably(files, folder, certificatesFile, sealStateFile("certificates", { facts: {}, text })),
  );
  return {
    seed: identity.seed,
    database: recovered.database,
    certificates: recovered.certificates,
    checks: [readsBack],
    save: (state) => saved.save(state),
    saveCertificates: (text) => certificates.save(text),
    async close() {
      await Promise.all([saved.close(), certificates.close()]);
      await unlock();
    },
  };
}

async function identityIn(
  files: DurableFiles,
  folder: string,
  { identity }: RecoveredState,
  own: { readonly name: string; readonly seed: string },
): Promise<{ readonly seed: string }> {
  if (identity === undefined) {
    await putDurably(files, folder, deviceFile, sealStateFile("device", { facts: own, text: "" }));
    return own;
  }
  if (identity.name !== own.name)
    throw damaged(join(folder, deviceFile), `belongs to the device '${identity.name}'`);
  return identity;
}
