import type { SchemaNode } from "./schema-node.ts";

/** A physical interface: media, then FPC, PIC and port, a channel, a unit. */
const physical = /^([a-z]{2})-(\d+)\/(\d+)\/(\d+)(?::(\d+))?(?:\.(\d+))?$/;

/**
 * Order of two entries of a system-ordered list, below zero when `a` comes first. Digits count as
 * numbers (`unit 9` before `unit 10`, `10.2.0.0/16` before `10.10.0.0/16`). Physical interfaces
 * come first, by slot and then by media, as in `show interfaces`. Enumerations stand in the order
 * in which the schema names their values.
 */
export function compareKeys(
  schema: SchemaNode,
  a: readonly string[],
  b: readonly string[],
): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? "";
    if (key === other) continue;
    const type = schema.children.get(schema.keys[index] ?? "")?.type;
    const order =
      type?.base === "enumeration"
        ? compareChoice(type.values, key, other)
        : compareKey(key, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Values that the enumeration does not know, as wildcards, come last. */
function compareChoice(values: readonly string[], a: string, b: string): number {
  const placeA = values.indexOf(a);
  const placeB = values.indexOf(b);
  if (placeA < 0 && placeB < 0) return compareKey(a, b);
  if (placeA < 0 || placeB < 0) return placeA < 0 ? 1 : -1;
  return placeA - placeB;
}

function compareKey(a: string, b: string): number {
  const slotA = physical.exec(a);
  const slotB = physical.exec(b);
  if (slotA !== null && slotB !== null) return compareSlots(slotA, slotB);
  if (slotA !== null) return -1;
  if (slotB !== null) return 1;
  return compareNatural(a, b);
}

function compareSlots(a: RegExpExecArray, b: RegExpExecArray): number {
  return (
    comparePart(a, b, 2) ||
    comparePart(a, b, 3) ||
    comparePart(a, b, 4) ||
    compareText(a[1] ?? "", b[1] ?? "") ||
    comparePart(a, b, 5) ||
    comparePart(a, b, 6) ||
    compareText(a[0], b[0])
  );
}

/** By number; what has no such part comes first. */
function comparePart(a: RegExpExecArray, b: RegExpExecArray, part: number): number {
  return Number(a[part] ?? -1) - Number(b[part] ?? -1);
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
