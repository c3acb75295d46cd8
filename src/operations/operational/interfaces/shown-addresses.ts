import { addressText, networkOf, type Prefix, readPrefix, widthOf } from "../../../base/index.ts";
import { find, has } from "../../../junos/config/index.ts";
import type { AddressFamily } from "../state/interface-model.ts";
import { linkLocalOf } from "../state/link-local.ts";

/** One address of a unit as `show interfaces` tells of it. */
export interface ShownAddress {
  /** Without its length. */
  readonly local: string;
  readonly length: number;
  /** `192.0.2/24`: the subnet without the octets that the length leaves out; undefined for a host address. */
  readonly destination: string | undefined;
  readonly broadcast: string | undefined;
  readonly isPrimary: boolean;
}

/** A family lives as long as its epoch, and so does what is shown of it. */
const remembered = new WeakMap<
  AddressFamily,
  { readonly mac: string | undefined; readonly addresses: readonly ShownAddress[] }
>();

/** The addresses of a family; IPv6 adds the link-local one, which it makes from the MAC address. */
export function shownAddresses(
  family: AddressFamily,
  mac: string | undefined,
): readonly ShownAddress[] {
  const known = remembered.get(family);
  if (known !== undefined && known.mac === mac) return known.addresses;
  const addresses = addressesOf(family, mac);
  remembered.set(family, { mac, addresses });
  return addresses;
}

function addressesOf(family: AddressFamily, mac: string | undefined): readonly ShownAddress[] {
  if (family.name === "iso")
    return family.addresses.map((local, index) => ({
      local,
      length: 0,
      destination: undefined,
      broadcast: undefined,
      isPrimary: index === 0,
    }));
  if (family.name !== "inet" && family.name !== "inet6") return [];
  const primary = primaryOf(family);
  const own = family.addresses.flatMap((text) => shown(text, family.name, text === primary));
  const linkLocal =
    family.name === "inet6" && mac !== undefined
      ? shown(`${linkLocalOf(mac)}/64`, "inet6", false)
      : [];
  return [...own, ...linkLocal];
}

/** The address that is marked primary, otherwise the first. */
function primaryOf({ addresses, config }: AddressFamily): string | undefined {
  const marked = addresses.find((text) => {
    const entry = config && find(config, ["address", text]);
    return entry?.kind === "entry" && has(entry, "primary");
  });
  return marked ?? addresses[0];
}

function shown(text: string, family: string, isPrimary: boolean): readonly ShownAddress[] {
  const prefix = readPrefix(text, family === "inet" ? "inet" : "inet6");
  if (typeof prefix === "string") return [];
  const isHost = prefix.length === widthOf(prefix.family);
  return [
    {
      local: addressText(prefix),
      length: prefix.length,
      destination: isHost ? undefined : subnetText(prefix),
      broadcast: prefix.family === "inet" && prefix.length < 31 ? lastOf(prefix) : undefined,
      isPrimary,
    },
  ];
}

function subnetText(prefix: Prefix): string {
  const network = addressText(networkOf(prefix));
  if (prefix.family === "inet6") return `${network}/${prefix.length}`;
  const octets = Math.max(1, Math.ceil(prefix.length / 8));
  return `${network.split(".").slice(0, octets).join(".")}/${prefix.length}`;
}

function lastOf(prefix: Prefix): string {
  const hosts = (1n << BigInt(32 - prefix.length)) - 1n;
  return addressText({ family: "inet", bits: networkOf(prefix).bits | hosts });
}
