import { holdsAddress, type Prefix, readPrefix } from "../../../base/index.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { interfacesOf, type LogicalInterface } from "./interface-model.ts";

/**
 * Whether packets to an address find a way out: over the link of its own subnet if there is one,
 * otherwise over any link that is up. The far end always answers.
 */
export function isReachable(facts: DeviceFacts, address: string): boolean {
  const target = readPrefix(address, address.includes(":") ? "inet6" : "inet");
  if (typeof target === "string") return false;
  const units = interfacesOf(facts).flatMap((port) => port.units);
  const direct = units.filter((unit) => subnetsOf(unit).some((one) => holdsAddress(one, target)));
  if (direct.length > 0) return direct.some(({ operUp }) => operUp);
  return units.some(
    (unit) => unit.operUp && subnetsOf(unit).some((own) => own.family === target.family),
  );
}

function subnetsOf(unit: LogicalInterface): readonly Prefix[] {
  return unit.families.flatMap(({ name, addresses }) =>
    name === "inet" || name === "inet6"
      ? addresses.flatMap((text) => {
          const prefix = readPrefix(text, name);
          return typeof prefix === "string" ? [] : [prefix];
        })
      : [],
  );
}
