import type { FileProblem } from "../problems/file-problem.ts";
import type { FleetSource } from "./fleet-sources.ts";
import type { DeviceEntrySpec, DeviceSpec, GroupSpec, VariablesSpec } from "./fleet-spec.ts";

/** Where a part of a device is written: the defaults, a group or the entry itself. */
export interface Layer {
  readonly source: FleetSource;
  /** JSON pointer in the file. */
  readonly path: string;
}

/** One entry of `devices`, which makes one device or many, with its group and the defaults merged in. */
export interface DeviceEntry extends Layer {
  readonly own: DeviceEntrySpec;
  readonly group: string | undefined;
  /** The keys of devices, each from the innermost layer that has it. */
  readonly spec: DeviceSpec;
  /** Where each key of `spec` is written. */
  readonly origins: ReadonlyMap<string, Layer>;
  readonly variables: VariablesSpec;
  /** Where each variable is written. */
  readonly variableOrigins: ReadonlyMap<string, Layer>;
}

interface Group extends Layer {
  readonly spec: GroupSpec;
  readonly isSound: boolean;
}

/** Entries that the schema has nothing against, and what is wrong with the names of groups. */
export function deviceEntries(sources: readonly FleetSource[]): {
  readonly entries: readonly DeviceEntry[];
  readonly problems: readonly FileProblem[];
} {
  const problems: FileProblem[] = [];
  const groups = groupsOf(sources, problems);
  const entries: DeviceEntry[] = [];
  const shared: { readonly layer: Layer; readonly spec: GroupSpec }[] = [];
  for (const source of sources) {
    const { variables, defaults, devices } = source.spec;
    if (variables !== undefined && !isUnsound(source, "/variables"))
      shared.push({ layer: { source, path: "" }, spec: { variables } });
    if (!Array.isArray(devices) || isUnsound(source, "/defaults")) continue;
    for (const [index, own] of (devices as readonly DeviceEntrySpec[]).entries()) {
      const path = `/devices/${index}`;
      if (isUnsound(source, path)) continue;
      const group = own.group === undefined ? undefined : groups.get(own.group);
      if (own.group !== undefined && group === undefined)
        problems.push(
          problemAt({ source, path: `${path}/group` }, unknownGroup(own.group, groups)),
        );
      if ((own.group !== undefined && group === undefined) || group?.isSound === false) continue;
      const layers = [
        ...shared,
        { layer: { source, path: "/defaults" }, spec: defaults ?? {} },
        ...(group === undefined ? [] : [{ layer: group, spec: group.spec }]),
        { layer: { source, path }, spec: own },
      ];
      entries.push({ source, path, own, group: own.group, ...merged(layers) });
    }
  }
  return { entries, problems };
}

/** A problem at a layer's place. */
export function problemAt({ source, path }: Layer, message: string): FileProblem {
  return { file: source.file, ...source.yaml.positionOf(path), path, message };
}

const notOfDevices: ReadonlySet<string> = new Set(["group", "count", "csv", "variables"]);

function merged(
  layers: readonly { readonly layer: Layer; readonly spec: GroupSpec | DeviceEntrySpec }[],
): Pick<DeviceEntry, "spec" | "origins" | "variables" | "variableOrigins"> {
  const spec: Record<string, unknown> = {};
  const origins = new Map<string, Layer>();
  const variables: Record<string, unknown> = {};
  const variableOrigins = new Map<string, Layer>();
  for (const { layer, spec: part } of layers) {
    for (const [key, value] of Object.entries(part)) {
      if (notOfDevices.has(key)) continue;
      spec[key] = value;
      origins.set(key, layer);
    }
    for (const [name, value] of Object.entries(part.variables ?? {})) {
      variables[name] = value;
      variableOrigins.set(name, layer);
    }
  }
  return { spec, origins, variables, variableOrigins };
}

function groupsOf(
  sources: readonly FleetSource[],
  problems: FileProblem[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const source of sources)
    for (const [name, spec] of Object.entries(source.spec.groups ?? {})) {
      const path = `/groups/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const twin = groups.get(name);
      if (twin === undefined)
        groups.set(name, { source, path, spec: spec ?? {}, isSound: !isUnsound(source, path) });
      else
        problems.push(
          problemAt(
            { source, path },
            `the group ${JSON.stringify(name)} is in ${twin.source.file}, too`,
          ),
        );
    }
  return groups;
}

function unknownGroup(name: string, groups: ReadonlyMap<string, Group>): string {
  const known = [...groups.keys()];
  const which = known.length === 0 ? "there are no groups" : `groups are ${known.join(", ")}`;
  return `there is no group ${JSON.stringify(name)}; ${which}`;
}

function isUnsound({ problems }: FleetSource, pointer: string): boolean {
  return problems.some(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
}
