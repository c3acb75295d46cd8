import { limits } from "../../../base/index.ts";
import type { DeviceFacts } from "../state/device-facts.ts";
import { macText, peerOf } from "../state/links.ts";
import { once } from "../state/once.ts";
import { type Vlan, vlansOf } from "../state/vlans.ts";
import { learnt } from "./cleared.ts";

export interface MacEntry {
  readonly mac: string;
  readonly vlan: Vlan;
  /** The unit behind which it was learnt. */
  readonly unit: string;
}

/** Hosts behind an access port, one at least. */
const hostsPerPort = 3;

export function macMark(vlan: string): string {
  return `macs-cleared ${vlan}`;
}

/**
 * The MAC addresses that the VLANs learnt on units that are up: the device at the other end of the
 * cable, and behind access ports a few hosts, drawn from the seed.
 */
export function macEntries(facts: DeviceFacts): readonly MacEntry[] {
  return knownMacs(facts).filter(
    ({ mac, vlan }) => !learnt(facts, `mac ${vlan.name} ${mac}`, macMark(vlan.name)).isMissing,
  );
}

const knownMacs: (facts: DeviceFacts) => readonly MacEntry[] = once((facts) => {
  const entries: MacEntry[] = [];
  for (const vlan of vlansOf(facts))
    for (const { unit, isUp, isTrunk } of vlan.members) {
      if (!isUp) continue;
      const port = unit.replace(/\.\d+$/, "");
      const macs = [peerOf(facts, port).mac, ...(isTrunk ? [] : hostMacs(facts, vlan, unit))];
      for (const mac of macs)
        if (entries.length < limits.learntMacs) entries.push({ mac, vlan, unit });
    }
  return entries;
});

function hostMacs(facts: DeviceFacts, { name }: Vlan, unit: string): readonly string[] {
  const stream = facts.random.derive(`hosts ${name} ${unit}`);
  return Array.from({ length: 1 + stream.integer(hostsPerPort) }, () =>
    macText(`3c52a1${Buffer.from(stream.bytes(3)).toString("hex")}`),
  );
}
