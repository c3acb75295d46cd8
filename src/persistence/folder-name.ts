import { createHash } from "node:crypto";

/** Longest escaped name that is used whole; file systems end at 255 bytes. */
const longestName = 120;
const keptOfLongName = 80;

/**
 * The folder of a device: its name with everything but letters, digits, `_`, `-` and inner dots as
 * `%` and hexadecimal bytes. A very long name keeps its beginning and gets a hash. Never leaves the
 * folder above.
 */
export function folderName(device: string): string {
  const escaped = device.replace(/[^A-Za-z0-9_.-]|^\./gu, percentBytes);
  if (escaped === "") return "%";
  if (escaped.length <= longestName) return escaped;
  const hash = createHash("sha256").update(device).digest("hex").slice(0, 32);
  return `${escaped.slice(0, keptOfLongName)}~${hash}`;
}

function percentBytes(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
    .join("");
}
