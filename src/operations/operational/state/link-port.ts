import { nearestWords } from "../../../base/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf } from "./interface-model.ts";
import { interfaceIndexes, portAttributes } from "./port-attributes.ts";

/** A name that somebody gives for a port with a cable, and what it stands for. */
export type LinkPort =
  | { readonly kind: "port"; readonly snmpIndex: number; readonly adminUp: boolean }
  /** Made by software: only the cables of its members can be pulled. */
  | { readonly kind: "software"; readonly members: readonly string[] }
  /** Nothing of the device; names that are near. */
  | { readonly kind: "unknown"; readonly near: readonly string[] };

/** Names that a message repeats. */
const nearNames = 3;

export function linkPort(facts: DeviceFacts, name: string): LinkPort {
  const ports = interfacesOf(facts);
  const found = ports.find((port) => port.name === name);
  if (found === undefined) {
    const cabled = ports
      .filter(
        (port) => !port.isSoftware && portAttributes(facts).get(port.name)?.kind === "ethernet",
      )
      .map((port) => port.name);
    return { kind: "unknown", near: nearestWords(name, cabled).slice(0, nearNames) };
  }
  if (found.isSoftware || portAttributes(facts).get(name)?.kind !== "ethernet")
    return { kind: "software", members: found.members };
  const snmpIndex = interfaceIndexes(facts).get(name)?.snmp ?? 0;
  return { kind: "port", snmpIndex, adminUp: found.adminUp };
}
