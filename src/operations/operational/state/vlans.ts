import { switchingOf } from "../../profile/port-media.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { once } from "./once.ts";
import { type VlanConfig, type VlanMember, vlanConfigs } from "./vlan-config.ts";

export interface Vlan extends Omit<VlanConfig, "members"> {
  readonly members: readonly (VlanMember & { readonly isUp: boolean })[];
}

/** The VLANs (or bridge domains) of a device and which of their units are up. */
export const vlansOf: (facts: DeviceFacts) => readonly Vlan[] = once((facts) => {
  const units = new Map(
    interfacesOf(facts).flatMap((port) =>
      port.units.map((unit) => [unit.name, unit.operUp] as const),
    ),
  );
  return vlanConfigs(facts.running, switchingOf(facts.platform) === "els").map((vlan) => ({
    ...vlan,
    members: vlan.members
      .filter(({ unit }) => units.has(unit))
      .map((member) => ({ ...member, isUp: units.get(member.unit) === true })),
  }));
});
