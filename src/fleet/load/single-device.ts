import { CallHomeError, limits } from "../../base/index.ts";
import { ConfigurationFiles } from "../named-files/configuration-files.ts";
import { present } from "../options/device-spec-options.ts";
import { InputError } from "../problems/input-error.ts";
import type { FleetPlan } from "./fleet-file.ts";

/** A device described without a fleet file. */
export interface SingleDeviceOptions {
  /** Path of its configuration. @defaultValue a configuration with nothing but a host-name */
  readonly config?: string | undefined;
  /** @defaultValue the configuration's host-name, else `device` */
  readonly name?: string | undefined;
  readonly model?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly deviceId?: string | undefined;
}

const defaultName = "device";

/** The plan of a fleet of one. Throws `ERR_CONFIG_READ`, or an `InputError` with what is wrong in the file. */
export async function loadSingleDevice(options: SingleDeviceOptions): Promise<FleetPlan> {
  const { config, name, model, serialNumber, deviceId } = options;
  const files = new ConfigurationFiles();
  const file = config === undefined ? undefined : await files.read(config);
  if (file?.kind === "unreadable")
    throw new CallHomeError(
      "ERR_CONFIG_READ",
      `cannot read the configuration ${file.file}: ${file.reason}`,
    );
  if (file?.kind === "broken")
    throw new InputError("ERR_CONFIG_PARSE", files.problems.slice(0, limits.fileProblems));
  const known = name ?? file?.hostName ?? defaultName;
  const device = present({
    name: known,
    configuration: file?.text ?? `system {\n    host-name ${JSON.stringify(known)};\n}\n`,
    configurationFile: file?.file,
    model,
    serialNumber,
    deviceId,
  });
  return { file: config, devices: [device], total: 1 };
}
