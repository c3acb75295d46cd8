import type { DeviceOptions } from "../device/index.ts";
import { formatEndpoint, loadFleet } from "../fleet/index.ts";
import { counted } from "../telemetry/index.ts";
import { alignColumns } from "./align.ts";
import { exitCodes } from "./exit-code.ts";
import type { CheckArguments } from "./invocation.ts";
import type { World } from "./world.ts";

/** Runs `callhome check`: prints what a fleet file would start. Throws its problems. */
export async function check({ file }: CheckArguments, { out }: World): Promise<number> {
  const { devices } = await loadFleet(file);
  out.write(
    checkLines(devices)
      .map((line) => `${line}\n`)
      .join(""),
  );
  return exitCodes.ok;
}

/** The devices as an aligned table, and how many there are. */
export function checkLines(devices: readonly DeviceOptions[]): readonly string[] {
  const rows = devices.map((device) => [
    device.name ?? "",
    device.model ?? "",
    device.configurationFile ?? "",
    device.nms?.map(formatEndpoint).join(", ") ?? "as configured",
    device.hostKeyTypes?.join(", ") ?? "",
    device.users?.map((user) => user.name).join(", ") ?? "",
  ]);
  const heading = ["DEVICE", "MODEL", "CONFIGURATION", "CALLS", "HOST KEYS", "ADDED USERS"];
  return [...alignColumns([heading, ...rows]), `${counted(devices.length, "device")}, no problems`];
}
