import {
  type ConfigTree,
  entriesOf,
  findParent,
  type ListEntry,
  leafListValues,
  leafValue,
  type Parent,
} from "../../../junos/config/index.ts";

/** A unit that the configuration puts into a VLAN: `ge-0/0/1.0`. */
export interface VlanMember {
  readonly unit: string;
  /** Frames of this VLAN carry a tag on the port: a trunk, and not its native VLAN. */
  readonly isTagged: boolean;
  /** The port carries several VLANs, to another switch; behind others there are hosts. */
  readonly isTrunk: boolean;
}

/** A VLAN of `[edit vlans]`, or a domain of `[edit bridge-domains]`, with the units in it. */
export interface VlanConfig {
  readonly name: string;
  /** VLAN ID; undefined for a VLAN without one. */
  readonly tag: number | undefined;
  readonly description: string | undefined;
  /** The `irb` unit that routes for the VLAN. */
  readonly l3Interface: string | undefined;
  readonly members: readonly VlanMember[];
}

/** A unit of family ethernet-switching or bridge, and what it says about its VLANs. */
interface SwitchedUnit {
  readonly name: string;
  readonly isTrunk: boolean;
  readonly nativeTag: number | undefined;
  /** Names, IDs, ranges and `all`, as `vlan members` lists them. */
  readonly wanted: readonly string[];
}

/** Every VLAN ID that there is. */
const tagBounds = [1, 4_094] as const;

/**
 * The VLANs of a configuration with their members, in its order. On a switch (`hasDefault`) the VLAN
 * `default` with ID 1 takes the access ports that name none.
 */
export function vlanConfigs(running: ConfigTree, hasDefault: boolean): readonly VlanConfig[] {
  const units = switchedUnits(running);
  const vlans = entriesOf(running, "vlans", "vlan").flatMap((entry) =>
    expanded(entry, "l3-interface"),
  );
  const domains = entriesOf(running, "bridge-domains", "domain").flatMap((entry) =>
    expanded(entry, "routing-interface"),
  );
  const isNamed = vlans.some(({ name, tag }) => name === "default" || tag === 1);
  const fallback: Declared = { ...nothing, name: "default", tag: 1 };
  const all = [...vlans, ...domains, ...(hasDefault && !isNamed ? [fallback] : [])];
  return all.map((vlan) => ({
    name: vlan.name,
    tag: vlan.tag,
    description: vlan.description,
    l3Interface: vlan.l3Interface,
    members: membersOf(vlan, units),
  }));
}

type Declared = Omit<VlanConfig, "members"> & { readonly listed: readonly string[] };

const nothing = { description: undefined, l3Interface: undefined, listed: [] };

/** One for each ID: `vlan-id-list` makes a VLAN of its own for each, `NAME-vlan-0010`. */
function expanded(entry: ListEntry, l3: string): readonly Declared[] {
  const name = entry.keys[0] ?? "";
  const common = {
    description: leafValue(entry, "description"),
    l3Interface: leafValue(entry, l3),
    listed: entriesOf(entry, "interface").map(({ keys }) => keys[0] ?? ""),
  };
  const list = leafListValues(entry, "vlan-id-list").flatMap(tagsOf);
  if (list.length > 0)
    return list.map((tag) => ({
      ...common,
      name: `${name}-vlan-${String(tag).padStart(4, "0")}`,
      tag,
    }));
  const id = leafValue(entry, "vlan-id");
  return [{ ...common, name, tag: id !== undefined && /^\d+$/.test(id) ? Number(id) : undefined }];
}

function membersOf(vlan: Declared, units: readonly SwitchedUnit[]): readonly VlanMember[] {
  const switched = units
    .filter((unit) => isIn(unit, vlan))
    .map((unit) => ({
      unit: unit.name,
      isTagged: unit.isTrunk && (vlan.tag === undefined || unit.nativeTag !== vlan.tag),
      isTrunk: unit.isTrunk,
    }));
  const known = new Set(switched.map(({ unit }) => unit));
  const listed = vlan.listed
    .map((name) => (name.includes(".") ? name : `${name}.0`))
    .filter((name) => !known.has(name));
  return [...switched, ...listed.map((unit) => ({ unit, isTagged: false, isTrunk: false }))];
}

function isIn(unit: SwitchedUnit, { name, tag }: Declared): boolean {
  if (unit.wanted.length === 0 && !unit.isTrunk) return name === "default" || tag === 1;
  if (tag !== undefined && unit.isTrunk && unit.nativeTag === tag) return true;
  return unit.wanted.some(
    (word) =>
      word === name ||
      word === "all" ||
      (tag !== undefined && /^\d/.test(word) && holds(word, tag)),
  );
}

function switchedUnits(running: ConfigTree): readonly SwitchedUnit[] {
  return entriesOf(running, "interfaces", "interface").flatMap((port) =>
    entriesOf(port, "unit").flatMap((unit) => {
      const family =
        findParent(unit, "family", "ethernet-switching") ?? findParent(unit, "family", "bridge");
      if (family === undefined) return [];
      const name = `${port.keys[0] ?? ""}.${unit.keys[0] ?? ""}`;
      return [{ name, ...switchedFacts(family, leafValue(port, "native-vlan-id")) }];
    }),
  );
}

function switchedFacts(family: Parent, ofPort: string | undefined): Omit<SwitchedUnit, "name"> {
  const mode = leafValue(family, "interface-mode") ?? leafValue(family, "port-mode");
  const native = leafValue(family, "native-vlan-id") ?? ofPort;
  const single = leafValue(family, "vlan-id");
  return {
    isTrunk: mode === "trunk",
    nativeTag: native === undefined || !/^\d+$/.test(native) ? undefined : Number(native),
    wanted: [
      ...leafListValues(family, "vlan", "members"),
      ...leafListValues(family, "vlan-id-list"),
      ...(single === undefined ? [] : [single]),
    ],
  };
}

/** `10` or `10-20`. */
function boundsOf(text: string): readonly [number, number] | undefined {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return first === undefined ? undefined : [Number(first), Number(last)];
}

function holds(text: string, tag: number): boolean {
  const bounds = boundsOf(text);
  return bounds !== undefined && bounds[0] <= tag && tag <= bounds[1];
}

function tagsOf(text: string): readonly number[] {
  const [first, last] = boundsOf(text) ?? [1, 0];
  const from = Math.max(first, tagBounds[0]);
  const count = Math.max(0, Math.min(last, tagBounds[1]) - from + 1);
  return Array.from({ length: count }, (_, index) => from + index);
}
