import { addressText, networkOf, type Prefix, prefixText, readPrefix } from "../../base/index.ts";
import { HelperFault, textValue, wholeNumber } from "./helper-values.ts";

/** The n-th address of a prefix, from 0, which is the address of the network. */
export function ip(prefix: unknown, n: unknown): string {
  const outer = prefixValue(prefix, "ip");
  const place = wholeNumber(n, "the number of ip");
  const count = 1n << BigInt(widthOf(outer) - outer.length);
  if (place < 0 || BigInt(place) >= count)
    throw new HelperFault(
      `${prefixText(networkOf(outer))} has ${count} addresses, from 0 to ${count - 1n}; there is no address ${place}`,
    );
  return addressText({ family: outer.family, bits: networkOf(outer).bits + BigInt(place) });
}

/** The n-th subnet of this length in a prefix, from 0. */
export function subnet(prefix: unknown, length: unknown, n: unknown): string {
  const outer = prefixValue(prefix, "subnet");
  const inner = wholeNumber(length, "the length of subnet");
  const place = wholeNumber(n, "the number of subnet");
  const width = widthOf(outer);
  if (inner < outer.length || inner > width)
    throw new HelperFault(
      `${prefixText(networkOf(outer))} has subnets of length ${outer.length} to ${width}, none of length ${inner}`,
    );
  const count = 1n << BigInt(inner - outer.length);
  if (place < 0 || BigInt(place) >= count)
    throw new HelperFault(
      `${prefixText(networkOf(outer))} has ${count} subnets of length ${inner}, from 0 to ${count - 1n}; there is no subnet ${place}`,
    );
  const bits = networkOf(outer).bits + (BigInt(place) << BigInt(width - inner));
  return prefixText({ family: outer.family, bits, length: inner });
}

/** The netmask of an IPv4 prefix, or of a length. */
export function netmask(prefix: unknown): string {
  const text = textValue(prefix, "the prefix of netmask");
  const { family, length } = prefixValue(text.includes("/") ? text : `0.0.0.0/${text}`, "netmask");
  if (family !== "inet") throw new HelperFault("netmask takes an IPv4 prefix or a length");
  return addressText({ family, bits: ((1n << BigInt(length)) - 1n) << BigInt(32 - length) });
}

/** A locally administered MAC address: `02:00:00:00:01:00` is number 256. */
export function mac(n: unknown): string {
  const number = wholeNumber(n, "the number of mac");
  if (number < 0 || number >= 2 ** 40)
    throw new HelperFault(`mac takes a number from 0 to ${2 ** 40 - 1}, not ${number}`);
  const digits = number.toString(16).padStart(10, "0");
  return ["02", ...(digits.match(/../g) ?? [])].join(":");
}

function prefixValue(value: unknown, helper: string): Prefix {
  const text = textValue(value, `the prefix of ${helper}`);
  const prefix = readPrefix(text, text.includes(":") ? "inet6" : "inet");
  if (typeof prefix === "string")
    throw new HelperFault(`${helper} takes a prefix such as 10.0.0.0/8 or 2001:db8::/32`);
  return prefix;
}

function widthOf({ family }: Prefix): number {
  return family === "inet" ? 32 : 128;
}
