import { createHash } from "node:crypto";

const digits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Which digest bytes make each group of four output digits; the last byte makes two. */
const groups = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5], [11]] as const;

/**
 * Poul-Henning Kamp's md5-crypt, `$1$salt$...`: the `encrypted-password` of older Junos. Kept only
 * to verify old configurations; the salt counts up to eight characters.
 */
export function md5Crypt(password: string, salt: string): string {
  const key = Buffer.from(password, "utf8");
  const used = Buffer.from(salt.slice(0, 8), "utf8");
  const digest = stretch(firstDigest(key, used), key, used);
  const text = groups.map((group) => {
    const value = group.reduce((sum: number, at) => sum * 256 + (digest[at] ?? 0), 0);
    return toDigits(value, group.length + 1);
  });
  return `$1$${used.toString("utf8")}$${text.join("")}`;
}

function firstDigest(key: Buffer, salt: Buffer): Buffer {
  const mixed = md5(key, salt, key);
  const parts = [key, Buffer.from("$1$"), salt];
  for (let left = key.length; left > 0; left -= 16)
    parts.push(mixed.subarray(0, Math.min(16, left)));
  for (let bits = key.length; bits > 0; bits >>= 1)
    parts.push((bits & 1) === 1 ? Buffer.from([0]) : key.subarray(0, 1));
  return md5(...parts);
}

function stretch(start: Buffer, key: Buffer, salt: Buffer): Buffer {
  let digest = start;
  for (let round = 0; round < 1_000; round++) {
    const odd = (round & 1) === 1;
    const parts = [odd ? key : digest];
    if (round % 3 !== 0) parts.push(salt);
    if (round % 7 !== 0) parts.push(key);
    parts.push(odd ? digest : key);
    digest = md5(...parts);
  }
  return digest;
}

function md5(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("md5");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Six bits per digit, lowest first. */
function toDigits(value: number, count: number): string {
  let text = "";
  for (let at = 0, rest = value; at < count; at++, rest >>= 6) text += digits.charAt(rest & 0x3f);
  return text;
}
