import { isIPv4 } from "node:net";

/** First and last of a range, both part of it. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** `20000-29999`; undefined for anything else. */
export function parsePortRange(text: string): Range | undefined {
  const [, low, high] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  return rangeOf(Number(low), Number(high), 65_535);
}

/** `127.1.0.1-127.1.15.254`, IPv4 only; undefined for anything else. */
export function parseAddressRange(text: string): Range | undefined {
  const [low = "", high = "", ...rest] = text.split("-");
  if (!isIPv4(low) || !isIPv4(high) || rest.length > 0) return undefined;
  return rangeOf(addressNumber(low), addressNumber(high), 0xff_ff_ff_ff);
}

function rangeOf(first: number, last: number, most: number): Range | undefined {
  return first >= 1 && first <= last && last <= most ? { first, last } : undefined;
}

function addressNumber(address: string): number {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}
