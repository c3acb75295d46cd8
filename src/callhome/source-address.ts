import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { CallHomeError, limits } from "../base/index.ts";

/** An address of this machine from which a device dials. */
export interface SourceAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

interface Range {
  readonly family: 4 | 6;
  /** The lowest address that a host can have. */
  readonly first: bigint;
  /** How many of them there are. */
  readonly count: bigint;
}

/** Why a text is neither an address nor a prefix such as `127.1.0.0/16` or `fd00:1::/64`; undefined when it is. */
export function sourceAddressProblem(text: string): string | undefined {
  return readRange(text) === undefined
    ? `source address '${text.slice(0, 60)}' is no address or prefix such as 127.1.0.0/16 or fd00:1::/64`
    : undefined;
}

/**
 * The address itself, or the one of a prefix that belongs to `name`: always the same, and none of
 * `taken` while there are others. Throws `ERR_OPTION` for a text that is neither.
 */
export function sourceAddressIn(
  text: string,
  name: string,
  taken: ReadonlySet<string> = new Set(),
): SourceAddress {
  const range = readRange(text);
  if (range === undefined) throw new CallHomeError("ERR_OPTION", sourceAddressProblem(text) ?? "");
  const { family, first, count } = range;
  const place = BigInt(`0x${createHash("sha256").update(name).digest("hex")}`) % count;
  const own = printAddress(first + place, family);
  let address = own;
  for (let next = 1n; taken.has(address) && next < limits.sourceAddressTries; next++) {
    if (next >= count) return { address: own, family };
    address = printAddress(first + ((place + next) % count), family);
  }
  return { address, family };
}

/** The network and broadcast addresses of an IPv4 prefix and the lowest of an IPv6 one belong to no host. */
function readRange(text: string): Range | undefined {
  const [, address = "", digits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return undefined;
  const width = family === 4 ? 32 : 128;
  const length = Number(digits ?? width);
  if (length > width) return undefined;
  const size = 1n << BigInt(width - length);
  const lowest = (addressBits(address, family) / size) * size;
  if (size <= 2n) return { family, first: lowest, count: size };
  return { family, first: lowest + 1n, count: family === 4 ? size - 2n : size - 1n };
}

/** `address` is one of the family; an IPv6 address may end in dotted form. */
function addressBits(address: string, family: 4 | 6): bigint {
  if (family === 4)
    return address.split(".").reduce((bits, part) => bits * 256n + BigInt(part), 0n);
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (dotted) => {
    const bits = addressBits(dotted, 4);
    return `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const groups = (side: string): readonly string[] => (side === "" ? [] : side.split(":"));
  const behind = groups(tail ?? "");
  const before = groups(head);
  const zeros = Array.from({ length: 8 - before.length - behind.length }, () => "0");
  return [...before, ...zeros, ...behind].reduce(
    (bits, group) => bits * 65_536n + BigInt(`0x${group}`),
    0n,
  );
}

/** IPv6 in the short form of RFC 5952, which URLs use. */
function printAddress(bits: bigint, family: 4 | 6): string {
  const parts = (count: number, width: bigint): readonly bigint[] =>
    Array.from(
      { length: count },
      (_, index) => (bits >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n),
    );
  if (family === 4) return parts(4, 8n).join(".");
  const groups = parts(8, 16n).map((group) => group.toString(16));
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
