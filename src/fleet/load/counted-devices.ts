import { join } from "node:path";
import { type Endpoint, formatEndpoint, limits, readTextFile } from "../../base/index.ts";
import { FleetExpansion } from "../expansion/fleet-expansion.ts";
import { deviceEntries } from "../file/device-entry.ts";
import type { FleetSource } from "../file/fleet-sources.ts";
import type { DeviceEntrySpec, Transport } from "../file/fleet-spec.ts";
import { present } from "../options/device-spec-options.ts";
import { sortProblems } from "../problems/file-problem.ts";
import { InputError } from "../problems/input-error.ts";
import { isTemplate } from "../templates/index.ts";
import type { FleetPlan } from "./fleet-file.ts";
import type { SingleDeviceOptions } from "./single-device.ts";

/** Many devices described without a fleet file. Texts may be templates, as in a fleet file. */
export interface CountedDevicesOptions extends SingleDeviceOptions {
  /** @defaultValue one, whose name has no number */
  readonly count?: number | undefined;
  readonly seed?: string | undefined;
  /** How they call `nms`. @defaultValue "ssh" */
  readonly transport?: Transport | undefined;
  readonly nms?: readonly Endpoint[];
  /** Folder made by `callhome certs`, for call home over TLS. @defaultValue "certs" */
  readonly certs?: string | undefined;
  /** Which devices are made, as of `loadFleet`. @defaultValue all */
  readonly takes?: (name: string) => boolean;
}

/** Names the options in problems. */
const origin = "command line";
/** Not a path of any file. */
const ownConfiguration = "\0configuration";

/**
 * The plan of so many devices, `NAME-1` and so on. Each has its own name, and its own device-id unless the
 * configuration is a template, which says it itself. Throws an `InputError` with what is wrong.
 */
export async function loadCountedDevices(options: CountedDevicesOptions): Promise<FleetPlan> {
  const { config, count, name = "device", transport = "ssh", takes } = options;
  const own = count === undefined ? name : `${name}-{{pad number ${String(count).length}}}`;
  const spec = present<DeviceEntrySpec>({
    count: count ?? 1,
    name: isTemplate(name) ? name : own,
    configuration: config ?? ownConfiguration,
    seed: options.seed,
    model: options.model,
    "serial-number": options.serialNumber,
    "device-id": options.deviceId ?? ((await saysDeviceId(config)) ? undefined : "{{name}}"),
    transport,
    "tls-call-home": transport === "tls" ? tlsCallHome(options) : undefined,
  });
  const { entries } = deviceEntries([sourceOf(spec)]);
  const texts = new Map([[ownConfiguration, configurationFor(transport)]]);
  const expansion = new FleetExpansion(entries, present({ takes, texts }));
  const { devices, total, problems } = await expansion.expand();
  if (problems.length > 0)
    throw new InputError("ERR_FLEET_INVALID", sortProblems(problems).slice(0, limits.fileProblems));
  return { file: config, devices, total };
}

/** Whether devices of this configuration say who they are without further help. */
async function saysDeviceId(config: string | undefined): Promise<boolean> {
  if (config === undefined) return false;
  const file = await readTextFile(config, limits.configBytes);
  return file.ok && isTemplate(file.text);
}

function sourceOf(spec: DeviceEntrySpec): FleetSource {
  const place = { line: 1, column: 1 };
  const value = { devices: [spec] };
  const yaml = { value, problems: [], positionOf: () => place, positionOfKey: () => place };
  return { file: origin, yaml, spec: value, problems: [] };
}

function tlsCallHome({
  nms = [],
  certs = "certs",
}: CountedDevicesOptions): NonNullable<DeviceEntrySpec["tls-call-home"]> {
  const file = (name: string): string => join(certs, "tls", "ecdsa", name);
  return {
    nms: nms.map(formatEndpoint),
    certificate: file("server.pem"),
    key: file("server.key"),
    "trusted-roots": [file("root.pem")],
  };
}

/** A configuration with nothing but a name, and over TLS who the certificates of clients stand for. */
function configurationFor(transport: Transport): string {
  const tls = "netconf { tls { default-client-identity { map-type san-dirname-cn; } } }";
  return `system {\n    host-name {{name}};\n${transport === "tls" ? `    services { ${tls} }\n` : ""}}\n`;
}
