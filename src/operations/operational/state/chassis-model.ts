import { type ConfigTree, entriesOf } from "../../../junos/config/index.ts";
import type { PartRole } from "../../profile/platform.ts";
import { type Platform, type PlatformModule, portNames } from "../../profile/platforms.ts";
import type { ChassisFaults, PartState } from "./chassis-faults.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { macText } from "./links.ts";
import { once } from "./once.ts";

/** A part as it is in this device. */
export interface ChassisPart<Role extends PartRole | undefined = PartRole | undefined> {
  readonly module: PlatformModule;
  readonly name: string;
  readonly role: Role;
  readonly state: PartState;
  /** Undefined for parts that Junos lists as BUILTIN. */
  readonly serialNumber: string | undefined;
  readonly parts: readonly ChassisPart[];
}

/** The parts of the chassis in the order of the inventory, those that are not there included. */
export function partsOf(facts: DeviceFacts): readonly ChassisPart[] {
  const serials = serialsOf(facts);
  return facts.platform.modules.map((module) =>
    chassisPart(module, facts.chassisFaults.get(module.name)?.state ?? "ok", serials),
  );
}

/** The parts with one role: power supplies, fan trays, line cards and so on. */
export function partsWithRole<Kind extends PartRole["kind"]>(
  facts: DeviceFacts,
  kind: Kind,
): readonly ChassisPart<Extract<PartRole, { kind: Kind }>>[] {
  return partsOf(facts).filter(
    (part): part is ChassisPart<Extract<PartRole, { kind: Kind }>> => part.role?.kind === kind,
  );
}

function chassisPart(
  module: PlatformModule,
  state: PartState,
  serials: ReadonlyMap<PlatformModule, string>,
): ChassisPart {
  return {
    module,
    name: module.name,
    role: module.role,
    state,
    serialNumber: serials.get(module),
    parts: (module.modules ?? []).map((inner) => chassisPart(inner, state, serials)),
  };
}

/** Serial numbers of the parts that have one; no fault and no commit changes them. */
const serialsOf: (facts: DeviceFacts) => ReadonlyMap<PlatformModule, string> = once((facts) => {
  const serials = new Map<PlatformModule, string>();
  const visit = (module: PlatformModule, parent: string): void => {
    const place = `${parent}/${module.name}`;
    if (module.serial) serials.set(module, serialOf(facts, place));
    for (const inner of module.modules ?? []) visit(inner, place);
  };
  for (const module of facts.platform.modules) visit(module, "");
  return serials;
});

/** Four letters and four digits, the same for the same device and place. */
function serialOf(facts: DeviceFacts, place: string): string {
  const stream = facts.random.derive(`module${place}`);
  const letters = Array.from({ length: 4 }, () => String.fromCharCode(65 + stream.integer(26)));
  return `${letters.join("")}${String(stream.integer(10_000)).padStart(4, "0")}`;
}

/** Addresses that a chassis takes up: those of its ports, then those that never leave it. */
const macBlock = 2_048;

/** The first of the addresses that belong to the chassis. */
export const chassisMac: (facts: DeviceFacts) => string = once((facts) => nthChassisMac(facts, 0));

/** The address that is `offset` after the first. */
export function nthChassisMac(facts: DeviceFacts, offset: number): string {
  const block = facts.random.derive("mac").integer(0x100_0000 / macBlock);
  const hex = (block * macBlock + offset).toString(16).padStart(6, "0");
  return macText(`2c6bf5${hex}`);
}

/** Ports of line cards that do not work: they are down whatever the configuration says. */
export function portsWithoutCard(
  platform: Platform,
  faults: ChassisFaults,
  running: ConfigTree,
): readonly string[] {
  const slots = platform.modules.flatMap(({ name, role }) =>
    role?.kind === "line-card" && faults.has(name) ? [role.slot] : [],
  );
  if (slots.length === 0) return [];
  const configured = entriesOf(running, "interfaces", "interface").map(({ keys }) => keys[0] ?? "");
  return [...new Set([...portNames(platform), ...configured])].filter((port) =>
    slots.some((slot) => port.match(/^[a-z]+-(\d+)\//)?.[1] === String(slot)),
  );
}
