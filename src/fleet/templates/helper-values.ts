/** What a helper of a template cannot do. The message repeats numbers and prefixes only, since a value may be a secret. */
export class HelperFault extends Error {}

/** A whole number, written as one or as text. */
export function wholeNumber(value: unknown, what: string): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number))
    throw new HelperFault(`${what} must be a whole number`);
  return number;
}

/** A text, or a number as text. */
export function textValue(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new HelperFault(`${what} must be a text`);
}

/** A list that is not empty. */
export function listValue(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new HelperFault(`${what} must be a list`);
  if (value.length === 0) throw new HelperFault(`${what} has no entry`);
  return value;
}
