import { CallHomeError, seededRandom } from "../../base/index.ts";
import { leafValue } from "../../junos/config/index.ts";
import type { HostKey } from "../../security/index.ts";
import type { DeviceOptions, HostKeyType } from "../device-options.ts";
import { hostKeyTexts } from "../ssh/host-key-texts.ts";
import { resolveIdentity } from "./identity.ts";
import { startUpTreeOf } from "./start-up-configuration.ts";

/** Who a device will be when it runs, as far as its options say it. */
export interface PlannedIdentity {
  readonly model: string;
  /** Undefined when it is another one in each run. */
  readonly serialNumber: string | undefined;
  /** The key that call home shows and uses. */
  readonly hostKey: HostKey;
}

const keyTypes: Readonly<Record<HostKeyType, string>> = {
  ed25519: "ssh-ed25519",
  ecdsa: "ecdsa-sha2-nistp256",
  rsa: "ssh-rsa",
};

/**
 * The identity of a device with a name before it runs. A state directory may hold another seed; it is not
 * looked at. Rejects with `ERR_OPTION` when its keys follow from nothing that the options say, and with
 * the errors of `emulateDevice`.
 */
export async function plannedIdentity(options: DeviceOptions): Promise<PlannedIdentity> {
  const { seed, name = "device", hostKeys: sources = [], preamble } = options;
  if (seed === undefined && sources.length === 0)
    throw new CallHomeError(
      "ERR_OPTION",
      "its host key is another one in each run; give it a seed",
    );
  const texts = await hostKeyTexts(sources);
  const version = leafValue(startUpTreeOf(options), "version");
  const random = seededRandom(seed ?? "").derive(name);
  const identity = resolveIdentity({ ...options, hostKeys: texts }, version, random);
  const wanted = typeof preamble === "object" ? preamble.hostKey : undefined;
  const [first] = identity.hostKeys;
  const shown = identity.hostKeys.find(
    ({ type }) => wanted !== undefined && type === keyTypes[wanted],
  );
  const hostKey = shown ?? first;
  if (hostKey === undefined) throw new CallHomeError("ERR_OPTION", "it has no host key");
  const isKnown = seed !== undefined || options.serialNumber !== undefined;
  return {
    model: identity.model,
    serialNumber: isKnown ? identity.serialNumber : undefined,
    hostKey,
  };
}
