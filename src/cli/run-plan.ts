import { CallHomeError, limits, messageOf, readTextFile } from "../base/index.ts";
import { type DeviceOptions, readReplyDirectory, type UserOptions } from "../device/index.ts";
import {
  type FleetPlan,
  holds,
  loadCountedDevices,
  loadFleet,
  loadSingleDevice,
  overrideDevices,
  publicKeyLines,
  type Slice,
} from "../fleet/index.ts";
import type { RunArguments } from "./invocation.ts";
import { wrongOption } from "./option-values.ts";

/** What a shard makes its devices from. */
export type ShardWork = RunArguments;

/** The devices of one slice of a run, as a shard plans them. Throws as `planRun` does. */
export function planSlice(work: ShardWork, slice: Slice): Promise<readonly DeviceOptions[]> {
  return planRun(work, (name) => holds(slice, name));
}

/** The devices that a `callhome run` starts, of those that `takes` wants. Throws the errors of its input files, and `ERR_OPTION`. */
export async function planRun(
  given: RunArguments,
  takes: (name: string) => boolean = () => true,
): Promise<readonly DeviceOptions[]> {
  const plan = await loadPlan(given, takes);
  if ((given.state ?? plan.state) !== undefined && given.embeddedNms)
    throw wrongOption(
      "state",
      "keeps whom the devices call, but each --embedded-nms has another key; run `callhome receive` instead",
    );
  const users = await loginOf(given);
  const { seed, secret, nms, retryScale, state: stateDirectory = plan.state, replies } = given;
  if (replies !== undefined) await checkReplies(replies);
  const overrides = { seed, secret, nms, retryScale, users, stateDirectory, replies };
  return overrideDevices(plan.devices, overrides);
}

/** A directory that cannot be read; what is wrong in its files does not keep a run from starting. */
async function checkReplies(directory: string): Promise<void> {
  try {
    await readReplyDirectory(directory);
  } catch (cause) {
    throw wrongOption("replies", messageOf(cause));
  }
}

function loadPlan(given: RunArguments, takes: (name: string) => boolean): Promise<FleetPlan> {
  const { config, name, model, serialNumber, deviceId, count, transport, certs, seed, nms } = given;
  const single = {
    count,
    transport,
    certs,
    config,
    name,
    model,
    "serial-number": serialNumber,
    "device-id": deviceId,
  };
  if (given.file !== undefined) {
    const stray = Object.entries(single).find(([, value]) => value !== undefined)?.[0];
    if (stray !== undefined)
      throw wrongOption(stray, `describes devices without a file; ${given.file} describes a fleet`);
    return loadFleet(given.file, { takes, seed });
  }
  if (config === undefined && given.nms.length === 0 && !given.embeddedNms)
    throw new CallHomeError(
      "ERR_OPTION",
      "nothing says whom to call; name a fleet file, a --config with outbound-ssh, --nms or --embedded-nms",
    );
  if (count !== undefined || transport !== undefined) {
    if (transport === "tls" && nms.length === 0) throw wrongOption("transport", "tls needs --nms");
    const shared = [
      ["serial-number", serialNumber],
      ["device-id", deviceId],
    ] as const;
    for (const [option, value] of shared)
      if (count !== undefined && count > 1 && value !== undefined && !value.includes("{{"))
        throw wrongOption(
          option,
          "must be a pattern such as X{{number}}: no two devices can share it",
        );
    const own = { config, name, model, serialNumber, deviceId };
    return loadCountedDevices({ ...own, count, seed, transport, nms, certs, takes });
  }
  if (certs !== undefined) throw wrongOption("certs", "goes with --transport tls");
  return loadSingleDevice({ config, name, model, serialNumber, deviceId });
}

async function loginOf(given: RunArguments): Promise<readonly UserOptions[]> {
  const { user, password, authorizedKeys } = given;
  if (user === undefined) return [];
  const keys = await Promise.all(authorizedKeys.map(readKeys));
  return [
    {
      name: user,
      ...(password === undefined ? {} : { password }),
      ...(keys.length === 0 ? {} : { authorizedKeys: keys.flat() }),
    },
  ];
}

async function readKeys(path: string): Promise<readonly string[]> {
  const file = await readTextFile(path, limits.keyFileBytes);
  if (!file.ok)
    throw new CallHomeError("ERR_KEY", `cannot read the public key ${path}: ${file.reason}`);
  const keys = publicKeyLines(file.text);
  if (keys === undefined)
    throw new CallHomeError(
      "ERR_KEY",
      `${path} is no OpenSSH public key file; its lines must look like \`ssh-ed25519 AAAA... name\``,
    );
  return keys;
}
