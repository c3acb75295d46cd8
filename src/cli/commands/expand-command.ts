import { formatEndpoint } from "../../base/index.ts";
import { resolveTlsCallHomeClient } from "../../callhome/index.ts";
import { type DeviceOptions, derivedSerialNumber } from "../../device/index.ts";
import { callHomeIdentities, loadFleet } from "../../fleet/index.ts";
import { counted, visibleText } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExpandArguments } from "../invocation.ts";
import { alignColumns } from "../output/align.ts";
import type { World } from "../world.ts";

/** Runs `callhome expand`: lists the devices that a fleet file makes. Throws its problems. */
export async function expand(
  { file, limit = Number.POSITIVE_INFINITY, json }: ExpandArguments,
  { out }: World,
): Promise<number> {
  const { devices, total } = await loadFleet(file);
  const shown = devices.slice(0, limit).map(describe);
  if (json) {
    for (const device of shown) out.write(`${JSON.stringify(device)}\n`);
    return exitCodes.ok;
  }
  const rows = shown.map((device) =>
    [
      device.name,
      device.model,
      device.serialNumber,
      listed(device.deviceIds),
      listed([
        ...device.ssh.map((server) => `ssh ${server}`),
        ...device.tls.map((server) => `tls ${server}`),
      ]),
      device.configuration,
    ].map(visibleText),
  );
  const heading = ["DEVICE", "MODEL", "SERIAL-NUMBER", "DEVICE-ID", "CALLS", "CONFIGURATION"];
  for (const line of alignColumns([heading, ...rows])) out.write(`${line}\n`);
  const of = shown.length < total ? `, ${shown.length} shown` : "";
  out.write(`${counted(total, "device")}${of}\n`);
  return exitCodes.ok;
}

interface ExpandedDevice {
  readonly name: string;
  /** Place in the fleet, from 1. */
  readonly index: number;
  readonly model: string;
  readonly serialNumber: string;
  readonly deviceIds: readonly string[];
  /** Servers that it calls over SSH and over TLS, `host:port`. */
  readonly ssh: readonly string[];
  readonly tls: readonly string[];
  readonly configuration: string;
}

function describe(device: DeviceOptions): ExpandedDevice {
  const { name = "", index = 1, model, seed, serialNumber, tlsCallHome } = device;
  const identities = callHomeIdentities(device);
  const derived = (): string =>
    seed === undefined ? "random" : derivedSerialNumber({ model, seed, name });
  const tls = tlsCallHome === undefined ? [] : resolveTlsCallHomeClient(tlsCallHome).servers;
  return {
    name,
    index,
    model: model ?? "default",
    serialNumber: serialNumber ?? derived(),
    deviceIds: [...new Set(identities.flatMap(({ deviceId }) => deviceId ?? []))],
    ssh: [...new Set(identities.flatMap(({ servers }) => servers.map(formatEndpoint)))],
    tls: tls.map(formatEndpoint),
    configuration: device.configurationFile ?? "",
  };
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? "none" : words.join(", ");
}
