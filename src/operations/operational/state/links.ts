import { addressPlan, type PlannedAddress } from "./address-plan.ts";
import { configuredPeers } from "./configured-peers.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf, type LogicalInterface, type PhysicalInterface } from "./interface-model.ts";
import { once } from "./once.ts";

/** The device at the other end of a cable. All protocols tell of the same one. */
export interface LinkPeer {
  /** `edge-7f3a`: the same for the same device and port. */
  readonly systemName: string;
  /** The port at the far end, `ge-0/0/3`. */
  readonly portName: string;
  readonly chassisId: string;
  readonly mac: string;
  /** Its loopback address, which routing protocols use as router-id. */
  readonly routerId: string;
}

/** A configured unit of a cabled port, and who is at the other end. */
export interface Link {
  readonly port: PhysicalInterface;
  readonly unit: LogicalInterface;
  readonly peer: LinkPeer;
  /** Own addresses, each with the far end's address in the same subnet. */
  readonly addresses: readonly PlannedAddress[];
}

/**
 * The links of a device: one for each unit that is up on a port with a cable, in the order of the
 * interfaces. Taking a port down takes its links away, and everything learnt over them.
 */
export const linksOf: (facts: DeviceFacts) => readonly Link[] = once((facts) =>
  interfacesOf(facts).flatMap((port) => {
    if (!port.hasCable || !port.operUp) return [];
    const peer = peerOf(facts, port.name);
    return port.units
      .filter(({ operUp }) => operUp)
      .map((unit) => ({
        port,
        unit,
        peer,
        addresses: unit.families.flatMap((family) =>
          family.name === "inet" || family.name === "inet6"
            ? family.addresses.flatMap((text) => addressPlan(text, configuredPeers(facts)) ?? [])
            : [],
        ),
      }));
  }),
);

/** Who is at the other end of a port; drawn from the seed. */
export function peerOf(facts: DeviceFacts, port: string): LinkPeer {
  const stream = facts.random.derive(`peer ${port}`);
  const hex = (bytes: number): string => Buffer.from(stream.bytes(bytes)).toString("hex");
  const tag = hex(2);
  const slot = stream.integer(48);
  const mac = macText(`f8c116${hex(3)}`);
  return {
    systemName: `peer-${tag}`,
    portName: `${port.replace(/\d+(\.\d+)?$/, "")}${slot}`,
    chassisId: macText(`f8c116${hex(3)}`),
    mac,
    routerId: `10.255.${stream.integer(256)}.${1 + stream.integer(254)}`,
  };
}

/** `f8:c1:16:0a:0b:0c` from twelve hexadecimal digits. */
export function macText(digits: string): string {
  return (digits.match(/../g) ?? []).join(":");
}
