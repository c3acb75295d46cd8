import { CallHomeError, type Random, seededRandom } from "../../base/index.ts";
import { type ConfigTree, effectiveTree, leafValue } from "../../junos/config/index.ts";
import {
  type JunosVersion,
  type Platform,
  parseJunosVersion,
  platformModels,
  platformOf,
} from "../../operations/index.ts";
import { deriveHostKey, type HostKey, importPrivateKey } from "../../security/index.ts";
import type { DeviceOptions } from "../device-options.ts";
import type { DeviceIdentity } from "../emulated-device.ts";

/** Who a device is, apart from what its configuration says. */
export interface ResolvedIdentity {
  readonly model: string;
  readonly platform: Platform;
  readonly serialNumber: string;
  readonly version: JunosVersion;
  /** Call home offers the first. */
  readonly hostKeys: readonly HostKey[];
}

/** The options by which a device says who it is, host keys as texts. */
export type IdentityOptions = Omit<DeviceOptions, "hostKeys"> & {
  readonly hostKeys?: readonly string[];
};

const defaultModel = "mx204";
const defaultVersion = "23.4R2-S3.9";

/**
 * Takes what the options say and derives the rest from `random`, so that the same seed always gives
 * the same keys and serial number. Throws `ERR_OPTION` for an unknown model or release, `ERR_KEY`
 * for a host key that cannot be used.
 */
export function resolveIdentity(
  options: IdentityOptions,
  configuredVersion: string | undefined,
  random: Random,
): ResolvedIdentity {
  const platform = platformFor(options.model ?? defaultModel);
  return {
    model: platform.model,
    platform,
    serialNumber: options.serialNumber ?? serialNumber(platform, random.derive("serial-number")),
    version: versionFrom(options.junosVersion ?? configuredVersion ?? defaultVersion),
    hostKeys: hostKeysFor(options, random.derive("host-key")),
  };
}

/** What the users of the library see of it, with the host name that the device is configured with. */
export function shownIdentity(identity: ResolvedIdentity, running: ConfigTree): DeviceIdentity {
  const { model, version, hostKeys } = identity;
  return {
    hostName: leafValue(effectiveTree(running), "system", "host-name") ?? "",
    model,
    serialNumber: identity.serialNumber,
    junosVersion: version.text,
    hostKeys: hostKeys.map((key) => key.publicKeyText),
  };
}

/** The serial number of a device whose options name none. Throws `ERR_OPTION` for an unknown model. */
export function derivedSerialNumber({
  model = defaultModel,
  seed,
  name,
}: {
  readonly model?: string | undefined;
  readonly seed: string;
  readonly name: string;
}): string {
  const random = seededRandom(seed).derive(name);
  return serialNumber(platformFor(model), random.derive("serial-number"));
}

function platformFor(model: string): Platform {
  const platform = platformOf(model);
  if (platform === undefined)
    throw new CallHomeError(
      "ERR_OPTION",
      `there is no data for model '${model}'; known models: ${platformModels.join(", ")}`,
    );
  return platform;
}

function versionFrom(text: string): JunosVersion {
  const version = parseJunosVersion(text);
  if (version === undefined)
    throw new CallHomeError(
      "ERR_OPTION",
      `'${text}' is no Junos release such as ${defaultVersion}`,
    );
  return version;
}

function hostKeysFor(options: IdentityOptions, random: Random): readonly HostKey[] {
  if (options.hostKeys !== undefined && options.hostKeys.length > 0)
    return options.hostKeys.map((text) => importPrivateKey(text));
  const types = options.hostKeyTypes?.length ? options.hostKeyTypes : (["ed25519"] as const);
  return types.map((type) => deriveHostKey(type, random));
}

/** The family's two letters, four digits, two letters, four digits: the pattern of chassis labels. */
function serialNumber(platform: Platform, random: Random): string {
  const digits = (): string => String(random.integer(10_000)).padStart(4, "0");
  const letter = (): string => String.fromCharCode(65 + random.integer(26));
  return `${platform.serialPrefix}${digits()}${letter()}${letter()}${digits()}`;
}
