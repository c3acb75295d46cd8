import type { SchemaNode } from "./schema-node.ts";

/** A physical interface: media, then FPC, PIC and port, a channel, a unit. */
const physical = /^([a-z]{2})-(\d+)\/(\d+)\/(\d+)(?::(\d+))?(?:\.(\d+))?$/;

/**
 * Order of two entries of a system-ordered list, below zero when `a` comes first. Digits count as
 * numbers (`unit 9` before `unit 10`, `10.2.0.0/16` before `10.10.0.0/16`). Physical interfaces
 * come first, by slot and then by media, as in `show interfaces`.
 */
export function compareKeys(
  _schema: SchemaNode,
  a: readonly string[],
  b: readonly string[],
): number {
  for (const [index, key] of a.entries()) {
    const order = compareKey(key, b[index] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareKey(a: string, b: string): number {
  if (a === b) return 0;
  const slotA = physical.exec(a);
  const slotB = physical.exec(b);
  if (slotA !== null && slotB !== null) return compareSlots(slotA, slotB);
  if (slotA !== null) return -1;
  if (slotB !== null) return 1;
  return compareNatural(a, b);
}

function compareSlots(a: RegExpExecArray, b: RegExpExecArray): number {
  for (const part of [2, 3, 4]) {
    const order = Number(a[part]) - Number(b[part]);
    if (order !== 0) return order;
  }
  if (a[1] !== b[1]) return compareText(a[1] ?? "", b[1] ?? "");
  const channels = Number(a[5] ?? -1) - Number(b[5] ?? -1);
  return channels === 0 ? Number(a[6] ?? -1) - Number(b[6] ?? -1) : channels;
}

/** Runs of digits by value, everything else by character. Linear in the shorter word. */
function compareNatural(a: string, b: string): number {
  const partsA = a.match(/\d+|\D+/g) ?? [];
  const partsB = b.match(/\d+|\D+/g) ?? [];
  for (const [index, partA] of partsA.entries()) {
    const partB = partsB[index];
    if (partB === undefined) return 1;
    const order =
      isDigits(partA) && isDigits(partB) ? compareNumbers(partA, partB) : compareText(partA, partB);
    if (order !== 0) return order;
  }
  return partsA.length === partsB.length ? compareText(a, b) : -1;
}

function compareNumbers(a: string, b: string): number {
  const digitsA = a.replace(/^0+(?=\d)/, "");
  const digitsB = b.replace(/^0+(?=\d)/, "");
  return digitsA.length - digitsB.length || compareText(digitsA, digitsB);
}

function isDigits(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
