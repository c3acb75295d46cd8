import { addressText } from "../../../../base/index.ts";

/** The link-local address that a port makes from its MAC address (RFC 4291 appendix A). */
export function linkLocalText(mac: string): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = mac
    .split(":")
    .map((part) => Number.parseInt(part, 16));
  const bytes = [a ^ 2, b, c, 0xff, 0xfe, d, e, f];
  const bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return addressText({ family: "inet6", bits: (0xfe80n << 112n) | bits });
}
