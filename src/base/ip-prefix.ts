/** An IPv4 or IPv6 address with its prefix length; `bits` are the whole address. */
export interface Prefix {
  readonly family: "inet" | "inet6";
  readonly bits: bigint;
  readonly length: number;
}

export type PrefixFault = "address" | "length";

/** Reads `192.0.2.1/24` or `2001:db8::1/64`; without a length the whole address counts. */
export function readPrefix(text: string, family: Prefix["family"]): Prefix | PrefixFault {
  const [address = "", length, more] = text.split("/");
  const bits = family === "inet" ? inetBits(address) : inet6Bits(address);
  if (bits === undefined || more !== undefined) return "address";
  const longest = family === "inet" ? 32 : 128;
  if (length === undefined) return { family, bits, length: longest };
  const isLength = /^\d{1,3}$/.test(length) && Number(length) <= longest;
  return isLength ? { family, bits, length: Number(length) } : "length";
}

function inetBits(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bits = bits * 256n + BigInt(part);
  }
  return bits;
}

/** RFC 4291 2.2: groups of hexadecimal digits, one `::` for a run of zeros, perhaps IPv4 at the end. */
function inet6Bits(text: string): bigint | undefined {
  const sides = text.split("::");
  const [head = "", tail] = sides;
  if (sides.length > 2) return undefined;
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return all.reduce((bits, group) => bits * 65_536n + BigInt(group), 0n);
}

function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const found: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const inet = index === parts.length - 1 && part.includes(".") ? inetBits(part) : undefined;
    if (inet !== undefined) found.push(Number(inet / 65_536n), Number(inet % 65_536n));
    else if (/^[\da-f]{1,4}$/i.test(part)) found.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return found.length > 8 ? undefined : found;
}

/** The first address of the subnet in which `prefix` stands. */
export function networkOf({ family, bits, length }: Prefix): Prefix {
  const host = BigInt(widthOf(family) - length);
  return { family, bits: (bits >> host) << host, length };
}

/** Whether the subnet of `outer` holds the address of `inner`. */
export function holdsAddress(outer: Prefix, inner: Prefix): boolean {
  if (outer.family !== inner.family) return false;
  const host = BigInt(widthOf(outer.family) - outer.length);
  return outer.bits >> host === inner.bits >> host;
}

/** Bits of an address of a family. */
export function widthOf(family: Prefix["family"]): number {
  return family === "inet" ? 32 : 128;
}

/** `192.0.2.1`, `2001:db8::1`: the address alone, IPv6 as RFC 5952 writes it. */
export function addressText({ family, bits }: Pick<Prefix, "family" | "bits">): string {
  const groupBits = family === "inet" ? 8 : 16;
  const count = family === "inet" ? 4 : 8;
  const parts = Array.from({ length: count }, (_, index) =>
    Number((bits >> BigInt((count - 1 - index) * groupBits)) & ((1n << BigInt(groupBits)) - 1n)),
  );
  return family === "inet" ? parts.join(".") : shortened(parts);
}

/** `192.0.2.0/24`. */
export function prefixText(prefix: Prefix): string {
  return `${addressText(prefix)}/${prefix.length}`;
}

/** RFC 5952 4.2: the longest run of two zero groups or more becomes `::`, the first of equals. */
function shortened(parts: readonly number[]): string {
  let start = 0;
  let longest = 0;
  for (let at = 0; at < parts.length; at++) {
    let end = at;
    while (parts[end] === 0) end++;
    if (end - at > longest) [start, longest] = [at, end - at];
    at = Math.max(at, end - 1);
  }
  const hex = (some: readonly number[]): string => some.map((part) => part.toString(16)).join(":");
  if (longest < 2) return hex(parts);
  return `${hex(parts.slice(0, start))}::${hex(parts.slice(start + longest))}`;
}
