/** A copy whose last byte, the end of a signature in certificates of both kinds, is another. */
export function tamper(signed: Uint8Array): Buffer {
  const changed = Buffer.from(signed);
  const last = changed.length - 1;
  changed[last] = (changed[last] ?? 0) ^ 1;
  return changed;
}
