import { newFileStore, type SystemPort } from "../../operations/index.ts";
import { deriveHostKey } from "../../security/index.ts";
import type { DeviceParts } from "../device-parts.ts";

/**
 * Takes from a device what was done to it: files, certificates, commits. Answers with its parts after
 * that: derived host keys are new ones. Keys that the device was given stay, and so do all keys with a
 * state directory, because the next start derives them from the seed that is kept there.
 */
export function zeroize(parts: DeviceParts, disk: SystemPort["disk"]): DeviceParts {
  const { database, pki, factory, identity, options, random } = parts;
  const { hostKeys = [], hostKeyTypes = ["ed25519"], stateDirectory } = options;
  const forgets = stateDirectory === undefined;
  const zeroizedCount = parts.zeroizedCount + 1;
  disk.changes = newFileStore().changes;
  pki.reset();
  database.reset(factory(), { forgets, comment: "zeroize" });
  if (hostKeys.length > 0 || !forgets) return { ...parts, zeroizedCount };
  const keys = random.derive(`host-key ${zeroizedCount}`);
  const types = hostKeyTypes.length === 0 ? (["ed25519"] as const) : hostKeyTypes;
  return {
    ...parts,
    zeroizedCount,
    identity: { ...identity, hostKeys: types.map((type) => deriveHostKey(type, keys)) },
  };
}
