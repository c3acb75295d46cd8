import type { Random } from "../../base/index.ts";

/**
 * A serial number that the stream always gives for `label`: 63 bits, never 0, so that it fits X.509
 * (RFC 5280 4.1.2.2: positive, at most 20 bytes) and OpenSSH (64 bits) alike.
 */
export function deriveSerial(random: Random, label: string): bigint {
  const bytes = Buffer.from(random.derive(`serial of ${label}`).bytes(8));
  return (bytes.readBigUInt64BE() >> 1n) | 1n;
}
