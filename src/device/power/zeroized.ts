import { deriveHostKey } from "../../security/index.ts";
import type { DeviceParts } from "../device-parts.ts";

/**
 * The parts of a device that was zeroized for the `count`th time: derived host keys are new ones.
 * Keys that the device was given stay, and so do all keys with a state directory, because the next
 * start derives them from the seed that is kept there.
 */
export function zeroized(parts: DeviceParts, count: number): DeviceParts {
  const { identity, options, random } = parts;
  const { hostKeys = [], hostKeyTypes = ["ed25519"], stateDirectory } = options;
  if (hostKeys.length > 0 || stateDirectory !== undefined) return parts;
  const keys = random.derive(`host-key ${count}`);
  const types = hostKeyTypes.length === 0 ? (["ed25519"] as const) : hostKeyTypes;
  return {
    ...parts,
    identity: { ...identity, hostKeys: types.map((type) => deriveHostKey(type, keys)) },
  };
}
