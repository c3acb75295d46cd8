import { fleetSchema } from "./fleet-schema.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of fleet files for editors, as the text of `fleet.schema.json`: values that cannot be
 * texts may be templates, and formats that only this project knows are left out.
 */
export function publishedSchema(): string {
  const schema = published(fleetSchema) as Schema;
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const template = { type: "string", pattern: "\\{\\{" };
/** Keys that say how many devices there are, which cannot differ from device to device. */
const fixed: ReadonlySet<string> = new Set(["count"]);

function published(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => published(item));
  if (typeof value !== "object" || value === null) return value;
  const { format: _format, ...schema } = value as Schema;
  const entries = Object.entries(schema).map(([name, part]) => [
    name,
    name === "enum" || name === "required" || name === "type" ? part : published(part, name),
  ]);
  const plain: Schema = Object.fromEntries(entries) as Schema;
  return isScalar(schema) && !fixed.has(key) ? { anyOf: [plain, template] } : plain;
}

/** Whether the schema describes a number, a boolean or one of some words, and no text of any kind. */
function isScalar(schema: Schema): boolean {
  const types = [schema["type"] ?? []].flat();
  const isValue = ["integer", "number", "boolean"].some((type) => types.includes(type));
  return (isValue && !types.includes("string")) || schema["enum"] !== undefined;
}
