import { addressText } from "../../../base/index.ts";

/** RFC 4291 appendix A: the universal bit turned over, `fffe` in the middle. */
export function linkLocalOf(mac: string): string {
  const digits = BigInt(`0x${mac.replaceAll(":", "")}`);
  const high = (digits >> 24n) ^ 0x020000n;
  const bits = (0xfe80n << 112n) | (high << 40n) | (0xfffen << 24n) | (digits & 0xffffffn);
  return addressText({ family: "inet6", bits });
}
