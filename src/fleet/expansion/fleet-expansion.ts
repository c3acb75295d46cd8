import { CallHomeError, messageOf } from "../../base/index.ts";
import { type DeviceOptions, derivedSerialNumber, startUpTreeOf } from "../../device/index.ts";
import { effectiveTree, leafValue } from "../../junos/config/index.ts";
import { type DeviceEntry, problemAt } from "../file/device-entry.ts";
import { renderedDeviceSchema } from "../file/fleet-schema.ts";
import { beside } from "../file/fleet-sources.ts";
import type { DeviceSpec, GroupSpec } from "../file/fleet-spec.ts";
import { compileCheck } from "../file/schema-check.ts";
import { type ConfigurationFile, ConfigurationFiles } from "../named-files/configuration-files.ts";
import { checkNamedFiles } from "../named-files/named-files.ts";
import { ReplyDirectories } from "../named-files/reply-directories.ts";
import { SchemaFiles } from "../named-files/schema-files.ts";
import { bootstrapSource } from "../options/bootstrap-spec-source.ts";
import { toDeviceOptions } from "../options/device-spec-options.ts";
import { LdapServerFiles } from "../options/ldap-server-files.ts";
import { listenOptions } from "../options/listen-places.ts";
import { TlsOptions } from "../options/tls-options.ts";
import { type FileProblem, problemsIn } from "../problems/file-problem.ts";
import { ProblemList } from "../problems/problem-list.ts";
import { TemplateError, type Variables } from "../templates/index.ts";
import type { DeviceNames } from "./device-variables.ts";
import {
  deviceLabel,
  type EntryPlan,
  layerOf,
  layerOfPointer,
  numbered,
  pathIn,
  planEntries,
} from "./entry-plan.ts";
import { spreadSourceAddresses } from "./source-addresses.ts";
import { compilerFor, SpecError, SpecTemplates } from "./spec-template.ts";
import { mayUseTls, transportOf } from "./transport-mix.ts";

/** How entries become devices; see `LoadFleetOptions`. */
export interface ExpansionOptions {
  readonly checkFiles?: boolean;
  readonly takes?: (name: string) => boolean;
  readonly seed?: string | undefined;
  /** Configurations that are no files, by what stands for their path. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** All devices of a fleet, or those that are taken, and everything that is wrong with them. */
export interface ExpandedFleet {
  readonly devices: readonly DeviceOptions[];
  readonly total: number;
  readonly problems: readonly FileProblem[];
}

type Report = (key: string | undefined, message: string) => void;

/** One device on its way. */
interface Draft {
  readonly plan: EntryPlan;
  readonly index: number;
  readonly name: string;
  readonly names: DeviceNames;
  readonly chance: string;
  readonly seed: string | undefined;
  readonly report: Report;
}

const checkRendered = compileCheck(renderedDeviceSchema, { readsNumbers: true });

/** Makes the devices of a fleet's entries, one after the other. */
export class FleetExpansion {
  readonly #entries: readonly DeviceEntry[];
  readonly #options: ExpansionOptions;
  readonly #problems = new ProblemList();
  readonly #configurations: ConfigurationFiles;
  readonly #schemas = new SchemaFiles();
  readonly #replies = new ReplyDirectories();
  /** By the fleet file from whose folder paths are seen. */
  readonly #tls = new Map<string, TlsOptions>();
  readonly #ldap = new Map<string, LdapServerFiles>();
  /** Where each name was first given: the key of a place. */
  readonly #names = new Map<string, DeviceEntry>();
  readonly #devices: DeviceOptions[] = [];
  /** Devices that are only there so that those that are taken get the addresses that they have among all. */
  readonly #bystanders = new Set<DeviceOptions>();

  constructor(entries: readonly DeviceEntry[], options: ExpansionOptions) {
    this.#entries = entries;
    this.#options = options;
    this.#configurations = new ConfigurationFiles(options.texts);
  }

  async expand(): Promise<ExpandedFleet> {
    const templates = new SpecTemplates(await compilerFor(this.#entries));
    const { plans, total, problems } = await planEntries(this.#entries, templates);
    for (const problem of problems) this.#problems.add(problem);
    for (const plan of plans) {
      this.#checkTransport(plan);
      for (let index = 0; index < plan.count; index++) await this.#expandOne(plan, index);
    }
    const all = spreadSourceAddresses(this.#devices);
    const devices = all.filter(
      (_, at) => !this.#bystanders.has(this.#devices[at] as DeviceOptions),
    );
    const inFiles = [...this.#configurations.problems, ...this.#replies.problems];
    return { devices, total, problems: [...this.#problems.all, ...inFiles] };
  }

  async #expandOne(plan: EntryPlan, index: number): Promise<void> {
    try {
      const draft = await this.#draft(plan, index);
      if (draft === undefined) return;
      const { takes = (): boolean => true } = this.#options;
      if (takes(draft.name)) await this.#finish(draft);
      else this.#passBy(draft);
    } catch (cause) {
      if (!(cause instanceof SpecError)) throw cause;
      this.#problems.add(problemAt(cause.place, cause.message), deviceLabel(plan, index));
    }
  }

  /** Finds the name. Reports, and gives nothing, when there is none. */
  async #draft(plan: EntryPlan, index: number): Promise<Draft | undefined> {
    const { entry, fixed, rendered, rows } = plan;
    const early = `${this.#options.seed ?? fixed.seed ?? ""}\0${entry.path}\0${index}`;
    const row = rows?.[index];
    const names = plan.variables({ index, fleetIndex: plan.first + index, row }, early);
    const ofRow = row?.["name"];
    const given =
      (rendered.get("name")?.(names.variables, early) as string | undefined) ??
      fixed.name ??
      (ofRow === "" ? undefined : ofRow) ??
      numbered(plan, index);
    const label = (): string => deviceLabel(plan, index);
    const reportEarly = this.#reporter(plan, label);
    const name = given ?? (await this.#hostName(plan, names, reportEarly));
    if (name === undefined) return undefined;
    const report = this.#reporter(plan, () => name);
    this.#claim(name, entry, report);
    names.define("name", name);
    const ownSeed =
      (rendered.get("seed")?.(names.variables, early) as string | undefined) ?? fixed.seed;
    const seed = this.#options.seed ?? (ownSeed === undefined ? undefined : String(ownSeed));
    if (seed !== undefined) names.define("seed", seed);
    const chance = `${seed ?? ""}\0${name}`;
    names.chance = chance;
    return { plan, index, name, names, chance, seed, report };
  }

  #claim(name: string, entry: DeviceEntry, report: Report): void {
    const twin = this.#names.get(name);
    if (twin === undefined) this.#names.set(name, entry);
    else {
      const { line } = twin.source.yaml.positionOf(`${twin.path}/name`);
      const file = twin.source === entry.source ? "line" : `${twin.source.file}, line`;
      const key = entry.spec.name === undefined ? undefined : "name";
      report(key, `the name ${JSON.stringify(name)} is taken (${file} ${line})`);
    }
  }

  #passBy({ plan, name, names, chance }: Draft): void {
    const key = "source-address";
    const sourceAddress = (plan.rendered.get(key)?.(names.variables, chance) ??
      plan.fixed[key]) as DeviceOptions["sourceAddress"];
    if (sourceAddress === undefined) return;
    const bystander: DeviceOptions = { name, configuration: "", sourceAddress };
    this.#bystanders.add(bystander);
    this.#devices.push(bystander);
  }

  async #finish(draft: Draft): Promise<void> {
    const { plan, name, report, seed } = draft;
    const { entry } = plan;
    const spec = this.#rendered(draft);
    if (spec === undefined) return;
    const schema = await this.#schemaOf(spec, entry, report);
    if (schema === undefined && spec.schema !== undefined) return;
    const transport = transportOf(spec.transport, { seed: seed ?? "", name });
    const tlsSpec = transport === "ssh" ? undefined : spec["tls-call-home"];
    const tlsCallHome = await this.#tlsOf(entry, "tls-call-home").callHome(
      tlsSpec,
      below("tls-call-home", report),
    );
    const pki = await this.#tlsOf(entry, "pki").pki(spec.pki, below("pki", report));
    const ldapServer = await this.#ldapOf(entry).read(
      spec["ldap-server"],
      below("ldap-server", report),
    );
    const file = await this.#configurationFile(spec, entry, schema, report);
    if (file === undefined) return;
    const configuration = this.#configurationOf(file, draft);
    if (configuration === undefined) return;
    const pathOf = (named: string, key: keyof DeviceSpec): string => pathIn(entry, named, key);
    const read = {
      pathOf,
      index: plan.first + draft.index + 1,
      schema,
      tlsCallHome,
      sshCallHome: transport === "tls" ? false : undefined,
      ldapServer,
      pki,
      bootstrap: bootstrapSource(
        { ...spec, name },
        (named) => pathOf(named, "bootstrap"),
        below("bootstrap", report),
      ),
      listen: spec.listen && listenOptions(spec.listen, plan.firstListener + draft.index),
    };
    const complete = { ...spec, name, ...(seed === undefined ? {} : { seed }) };
    const device = toDeviceOptions(complete, { configuration, file: file.file }, read);
    if (this.#options.checkFiles === true) await this.#check(device, report);
    this.#devices.push(device);
  }

  /** The entry with the values of this device, checked. */
  #rendered(draft: Draft): (DeviceSpec & Pick<GroupSpec, "transport">) | undefined {
    const { plan, names, chance, seed, name, report } = draft;
    const { fixed, rendered, rows } = plan;
    const ofRow = rows?.[draft.index]?.["serial-number"];
    const model = (): string | undefined =>
      (rendered.get("model")?.(names.variables, chance) ?? fixed.model) as string | undefined;
    const ownSerial = rendered.get("serial-number");
    names.defineLater("serial-number", () => {
      if (ownSerial !== undefined) return ownSerial(names.variables, chance);
      const given = fixed["serial-number"] ?? (ofRow === "" ? undefined : ofRow);
      if (given !== undefined) return String(given);
      if (seed !== undefined) return derivedSerialNumber({ model: model(), seed, name });
      throw new TemplateError('serial-number needs a "seed" or a "serial-number"', firstPlace);
    });
    if (rendered.size === 0 && ofRow === undefined) return fixed;
    const values: Record<string, unknown> = {};
    for (const [key, render] of rendered)
      if (key !== "name" && key !== "seed") values[key] = render(names.variables, chance);
    if (ofRow !== undefined && ofRow !== "" && plan.entry.spec["serial-number"] === undefined)
      values["serial-number"] = ofRow;
    values["name"] = name;
    const found = checkRendered({ ...rendersNowhere, value: values }, "");
    for (const { path, message } of found) report(path.slice(1), message);
    return found.length > 0 ? undefined : { ...fixed, ...values };
  }

  /** What the device starts from: the text of the file, or its template with the values of the device. */
  #configurationOf(
    { text, template, file }: ConfigurationFile,
    { names, chance, name, plan }: Draft,
  ): DeviceOptions["configuration"] | undefined {
    if (template === undefined) return text;
    try {
      return template.slotted(names.variables, chance);
    } catch (cause) {
      if (!(cause instanceof TemplateError)) throw cause;
      const { line, column, message } = cause;
      this.#problems.add(
        { file, line, column, path: "", message: `template: ${message}` },
        plan.count === 1 ? `device ${name}` : name,
      );
      return undefined;
    }
  }

  /** The host-name of the configuration, for a device without a name. */
  async #hostName(
    plan: EntryPlan,
    names: DeviceNames,
    report: Report,
  ): Promise<string | undefined> {
    const { entry } = plan;
    const spec = { ...plan.fixed };
    for (const key of ["configuration", "validation", "schema"] as const)
      Object.assign(spec, renderedKey(plan, key, names.variables));
    const schema = await this.#schemaOf(spec, entry, report);
    if (schema === undefined && spec.schema !== undefined) return undefined;
    const file = await this.#configurationFile(spec, entry, schema, report);
    if (file === undefined) return undefined;
    let { hostName } = file;
    if (file.template !== undefined) {
      const draft = {
        plan,
        names,
        chance: entry.path,
        name: "",
        index: 0,
        seed: undefined,
        report,
      };
      const configuration = this.#configurationOf(file, draft);
      if (configuration === undefined) return undefined;
      hostName = hostNameOf({ configuration, configurationFile: file.file }, report);
    }
    if (hostName === undefined)
      report(undefined, "has no name, and its configuration no host-name");
    return hostName;
  }

  async #schemaOf(
    spec: DeviceSpec,
    entry: DeviceEntry,
    report: Report,
  ): Promise<string | undefined> {
    if (spec.schema === undefined) return undefined;
    const path = pathIn(entry, spec.schema, "schema");
    const read = await this.#schemas.read(path);
    if (!read.ok) report("schema", `cannot use the schema file ${path}: ${read.reason}`);
    return read.ok ? read.text : undefined;
  }

  /** The configuration a device names, unless something is wrong with it. */
  async #configurationFile(
    { configuration, validation }: DeviceSpec,
    entry: DeviceEntry,
    schema: string | undefined,
    report: Report,
  ): Promise<ConfigurationFile | undefined> {
    if (configuration === undefined) {
      report(undefined, 'must have "configuration", here or in the defaults');
      return undefined;
    }
    const isText = this.#options.texts?.has(configuration) === true;
    const path = isText ? configuration : pathIn(entry, configuration, "configuration");
    const read = await this.#configurations.read(path, { validation, schema });
    if (read.kind === "unreadable")
      report("configuration", `cannot read the configuration file ${read.file}: ${read.reason}`);
    return read.kind === "read" ? read : undefined;
  }

  async #check(device: DeviceOptions, report: Report): Promise<void> {
    await checkNamedFiles(device, report);
    await this.#replies.check(device.replies, (message) => report("replies", message));
    const { configuration, configurationFile: file = "", name } = device;
    if (typeof configuration === "string") return;
    try {
      startUpTreeOf(device);
    } catch (cause) {
      if (!(cause instanceof CallHomeError)) throw cause;
      for (const problem of problemsIn(cause.message, file)) this.#problems.add(problem, name);
    }
  }

  /** `tls` of a mix needs something to call by. */
  #checkTransport({ entry }: EntryPlan): void {
    const transport = (entry.spec as Pick<GroupSpec, "transport">).transport;
    if (!mayUseTls(transport) || entry.spec["tls-call-home"] !== undefined) return;
    const message = 'needs "tls-call-home", here, in the group or in the defaults';
    this.#problems.add(problemAt(layerOf(entry, "transport"), message));
  }

  #reporter({ entry, count }: EntryPlan, label: () => string): Report {
    return (key, message) => {
      const layer = key === undefined ? entry : layerOfPointer(entry, key);
      this.#problems.add(problemAt(layer, message), count === 1 ? undefined : label());
    };
  }

  #tlsOf(entry: DeviceEntry, key: "tls-call-home" | "pki"): TlsOptions {
    const { file } = layerOf(entry, key).source;
    const made =
      this.#tls.get(file) ??
      new TlsOptions((named) => beside(file, named), this.#options.checkFiles ?? false);
    this.#tls.set(file, made);
    return made;
  }

  #ldapOf(entry: DeviceEntry): LdapServerFiles {
    const { file } = layerOf(entry, "ldap-server").source;
    const made = this.#ldap.get(file) ?? new LdapServerFiles((named) => beside(file, named));
    this.#ldap.set(file, made);
    return made;
  }
}

const firstPlace = { line: 1, column: 1 };
const rendersNowhere = {
  problems: [],
  positionOf: () => firstPlace,
  positionOfKey: () => firstPlace,
};

function below(parent: string, report: Report): Report {
  return (key, message) => report(key === undefined ? parent : `${parent}/${key}`, message);
}

function renderedKey(
  { rendered, entry }: EntryPlan,
  key: keyof DeviceSpec,
  variables: Variables,
): Partial<DeviceSpec> {
  const render = rendered.get(key);
  return render === undefined ? {} : { [key]: render(variables, entry.path) };
}

function hostNameOf(device: DeviceOptions, report: Report): string | undefined {
  try {
    return leafValue(effectiveTree(startUpTreeOf(device)), "system", "host-name");
  } catch (cause) {
    report("configuration", messageOf(cause));
    return undefined;
  }
}
