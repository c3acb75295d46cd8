import { formatEndpoint } from "../../base/index.ts";
import { resolveTlsCallHomeClient } from "../../callhome/index.ts";
import type { DeviceOptions } from "../../device/index.ts";
import { callHomeIdentities, loadFleet, plannedListeners } from "../../fleet/index.ts";
import { counted, visibleText } from "../../telemetry/index.ts";
import { exitCodes } from "../exit-code.ts";
import type { CheckArguments } from "../invocation.ts";
import { alignColumns } from "../output/align.ts";
import type { World } from "../world.ts";

/** Runs `callhome check`: prints what a fleet file would start. Throws its problems. */
export async function check({ file }: CheckArguments, { out }: World): Promise<number> {
  const { devices } = await loadFleet(file, { checkFiles: true });
  out.write(
    checkLines(devices)
      .map((line) => `${line}\n`)
      .join(""),
  );
  return exitCodes.ok;
}

/** Devices that the table shows; `callhome expand` lists them all. */
const shownDevices = 50;

/** The devices as an aligned table, the first of many, and how many there are. */
export function checkLines(devices: readonly DeviceOptions[]): readonly string[] {
  const heading = ["DEVICE", "DEVICE-ID", "CALLS", "LISTENS", "HMAC", "MODEL", "CONFIGURATION"];
  const rows = devices.slice(0, shownDevices).map((device) => {
    const identities = callHomeIdentities(device);
    return [
      device.name ?? "",
      listed(identities.map(({ deviceId }) => deviceId ?? "none")),
      listed([
        ...identities.flatMap(({ servers }) => servers.map(formatEndpoint)),
        ...tlsServers(device),
      ]),
      listed(
        plannedListeners(device).map(
          ({ service, address, port }) => `${service} ${formatEndpoint({ host: address, port })}`,
        ),
      ),
      identities.some(({ secret }) => secret !== undefined) ? "yes" : "no",
      device.model ?? "default",
      device.configurationFile ?? "",
    ].map(visibleText);
  });
  const shown = rows.length < devices.length ? ` (the first ${shownDevices} shown)` : "";
  return [
    ...alignColumns([heading, ...rows]),
    `${counted(devices.length, "device")}${shown}, no problems`,
  ];
}

function tlsServers({ tlsCallHome }: DeviceOptions): readonly string[] {
  if (tlsCallHome === undefined) return [];
  const { servers } = resolveTlsCallHomeClient(tlsCallHome);
  return servers.map((server) => `tls ${formatEndpoint(server)}`);
}

/** Several clients of one device mostly agree; what they share is said once. */
function listed(words: readonly string[]): string {
  return words.length === 0 ? "none" : [...new Set(words)].join(", ");
}
