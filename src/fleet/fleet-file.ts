import { dirname, isAbsolute, join } from "node:path";
import { CallHomeError, limits, readTextFile } from "../base/index.ts";
import type { DeviceOptions } from "../device/index.ts";
import { bootstrapSource } from "./bootstrap-spec-source.ts";
import { type ConfigurationFile, ConfigurationFiles } from "./configuration-files.ts";
import { toDeviceOptions } from "./device-spec-options.ts";
import { type FileProblem, sortProblems } from "./file-problem.ts";
import { fleetSchema } from "./fleet-schema.ts";
import type { DeviceSpec, FleetSpec } from "./fleet-spec.ts";
import { InputError } from "./input-error.ts";
import { LdapServerFiles } from "./ldap-server-files.ts";
import { listenOptions, listenProblems } from "./listen-places.ts";
import { checkNamedFiles } from "./named-files.ts";
import { ReplyDirectories } from "./reply-directories.ts";
import { compileCheck } from "./schema-check.ts";
import { SchemaFiles } from "./schema-files.ts";
import { spreadSourceAddresses } from "./source-addresses.ts";
import { TlsOptions } from "./tls-options.ts";
import { parseYaml, type YamlSource } from "./yaml-source.ts";

/** What the input files describe, ready to start. */
export interface FleetPlan {
  /** The file as it was named; undefined when options alone describe the device. */
  readonly file: string | undefined;
  /** In the order of the file; every one has a name, and no two have the same. */
  readonly devices: readonly DeviceOptions[];
  /** How many devices the file describes, with those that were not taken. */
  readonly total: number;
}

const checkFleet = compileCheck(fleetSchema);

/** How thoroughly a fleet file is read. */
export interface LoadFleetOptions {
  /** Also look at the keys and device files that each device reads by itself when it starts. @defaultValue false */
  readonly checkFiles?: boolean;
  /** Asked once for each device whether it is wanted. @defaultValue all are */
  readonly takes?: (name: string) => boolean;
}

/**
 * Reads and validates a fleet file and the configuration files it names. Throws `ERR_FLEET_READ`
 * when the file cannot be read and an `InputError` with every problem when anything in it is wrong.
 */
export async function loadFleet(path: string, options: LoadFleetOptions = {}): Promise<FleetPlan> {
  const file = await readTextFile(path, limits.fleetFileBytes);
  if (!file.ok)
    throw new CallHomeError("ERR_FLEET_READ", `cannot read the fleet file ${path}: ${file.reason}`);
  const source = parseYaml(file.text, path);
  if (source.problems.length > 0) throw invalid(source.problems);
  const problems = checkFleet(source, path);
  const { devices, more } = await expand(source, path, { problems, ...options });
  if (problems.length + more.length > 0) throw invalid([...problems, ...more]);
  const { takes = () => true } = options;
  // Addresses are dealt out among all, so that two slices of a fleet never use the same one.
  const taken = spreadSourceAddresses(devices).filter(({ name = "" }) => takes(name));
  return { file: path, devices: taken, total: devices.length };
}

function invalid(problems: readonly FileProblem[]): InputError {
  return new InputError("ERR_FLEET_INVALID", sortProblems(problems).slice(0, limits.fileProblems));
}

/** Devices of all entries that the schema passed, and what only shows when files and names are compared. */
async function expand(
  source: YamlSource,
  file: string,
  { problems, checkFiles = false }: LoadFleetOptions & { problems: readonly FileProblem[] },
): Promise<{ devices: DeviceOptions[]; more: FileProblem[] }> {
  const devices: DeviceOptions[] = [];
  const more: FileProblem[] = [];
  const files = new ConfigurationFiles();
  const schemas = new SchemaFiles();
  const pathOf = (named: string): string => beside(file, named);
  const tls = new TlsOptions(pathOf, checkFiles);
  const ldap = new LdapServerFiles(pathOf);
  const replies = new ReplyDirectories();
  const names = new Map<string, number>();
  const entries = soundEntries(source.value, problems);
  if (entries.length > 0) more.push(...rangeProblems(source, file));
  for (const { spec, path, index } of entries) {
    const at: Report = (key, message) => {
      const pointer = key === undefined ? path : `${path}/${key}`;
      more.push({ file, ...source.positionOf(pointer), path: pointer, message });
    };
    const schema = await schemaOf(spec, file, schemas, at);
    if (schema === undefined && spec.schema !== undefined) continue;
    const tlsCallHome = await tls.callHome(spec["tls-call-home"], (key, message) =>
      at(`tls-call-home/${key}`, message),
    );
    const pki = await tls.pki(spec.pki, (key, message) => at(`pki/${key}`, message));
    const ldapServer = await ldap.read(spec["ldap-server"], (key, message) =>
      at(key === undefined ? "ldap-server" : `ldap-server/${key}`, message),
    );
    const configuration = await configurationOf(spec, { file, schema }, files, at);
    if (configuration === undefined) continue;
    const name = spec.name ?? configuration.hostName;
    if (name === undefined) {
      at(undefined, "has no name, and its configuration no host-name");
      continue;
    }
    const twin = names.get(name);
    if (twin !== undefined)
      at(
        spec.name === undefined ? undefined : "name",
        `the name ${JSON.stringify(name)} is taken (line ${twin})`,
      );
    else names.set(name, source.positionOf(`${path}/name`).line);
    const bootstrap = bootstrapSource({ ...spec, name }, pathOf, (key, message) =>
      at(key === undefined ? "bootstrap" : `bootstrap/${key}`, message),
    );
    const listen = spec.listen && listenOptions(spec.listen, index);
    const read = {
      pathOf,
      index: index + 1,
      schema,
      tlsCallHome,
      ldapServer,
      pki,
      bootstrap,
      listen,
    };
    const device = toDeviceOptions({ ...spec, name }, configuration, read);
    if (checkFiles) {
      await checkNamedFiles(device, at);
      await replies.check(device.replies, (message) => at("replies", message));
    }
    devices.push(device);
  }
  return { devices, more: [...more, ...files.problems, ...replies.problems] };
}

type Report = (key: string | undefined, message: string) => void;

/** The text of the schema file a device names; undefined when it names none or it cannot be used. */
async function schemaOf(
  spec: DeviceSpec,
  fleetFile: string,
  schemas: SchemaFiles,
  report: Report,
): Promise<string | undefined> {
  if (spec.schema === undefined) return undefined;
  const path = beside(fleetFile, spec.schema);
  const read = await schemas.read(path);
  if (!read.ok) report("schema", `cannot use the schema file ${path}: ${read.reason}`);
  return read.ok ? read.text : undefined;
}

/** A path as a fleet file names it: from its own folder. */
function beside(fleetFile: string, named: string): string {
  return isAbsolute(named) ? named : join(dirname(fleetFile), named);
}

/** The configuration a device names, unless something is wrong with it. */
async function configurationOf(
  spec: DeviceSpec,
  fleet: { readonly file: string; readonly schema: string | undefined },
  files: ConfigurationFiles,
  report: Report,
): Promise<ConfigurationFile | undefined> {
  if (spec.configuration === undefined) {
    report(undefined, 'must have "configuration", here or in the defaults');
    return undefined;
  }
  const path = beside(fleet.file, spec.configuration);
  const read = await files.read(path, { validation: spec.validation, schema: fleet.schema });
  if (read.kind === "unreadable")
    report("configuration", `cannot read the configuration file ${read.file}: ${read.reason}`);
  return read.kind === "read" ? read : undefined;
}

/** One device of the file, with the defaults merged in. */
interface Entry {
  readonly spec: DeviceSpec;
  readonly path: string;
  /** Place in the file, from 0. */
  readonly index: number;
}

/** Entries of `devices` that the schema has nothing against, with the defaults merged in. */
function soundEntries(value: unknown, problems: readonly FileProblem[]): readonly Entry[] {
  const { defaults, devices } = (value ?? {}) as Partial<FleetSpec>;
  if (!Array.isArray(devices) || problems.some(({ path }) => under(path, "/defaults"))) return [];
  const unsound = new Set(problems.map(({ path }) => path.split("/", 3).join("/")));
  return (devices as readonly DeviceSpec[])
    .map((device, index) => ({
      spec: { ...defaults, ...device },
      path: `/devices/${index}`,
      index,
    }))
    .filter(({ path }) => !unsound.has(path));
}

/** Ranges of the defaults that are too small for the devices of the file. */
function rangeProblems(source: YamlSource, file: string): readonly FileProblem[] {
  const { defaults, devices } = source.value as FleetSpec;
  if (defaults?.listen === undefined) return [];
  return listenProblems(defaults.listen, devices.length).map(({ key, message }) => {
    const path = `/defaults/listen/${key}`;
    return { file, ...source.positionOf(path), path, message: `${key} ${message}` };
  });
}

function under(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}
