import { coreSchema, type SchemaNode } from "../../junos/schema/index.ts";
import { loadCompiled } from "../../junos/yang/index.ts";

/** Schema files whose nodes are remembered: devices of one release share one schema. */
const rememberedSchemas = 16;
const loaded = new Map<string, SchemaNode>();

/**
 * The configuration schema that a device works by: the one in `text`, written by `callhome schema
 * build`, or without it the core schema of this project. Throws `ERR_SCHEMA_FILE`.
 */
export function deviceSchema(text: string | undefined): SchemaNode {
  if (text === undefined) return coreSchema();
  const known = loaded.get(text);
  if (known !== undefined) return known;
  const schema = loadCompiled(text);
  const [oldest] = loaded.keys();
  if (loaded.size >= rememberedSchemas && oldest !== undefined) loaded.delete(oldest);
  loaded.set(text, schema);
  return schema;
}
