import { remembered } from "../../base/index.ts";
import { coreSchema, type SchemaNode } from "../../junos/schema/index.ts";
import { loadCompiled } from "../../junos/yang/index.ts";

/** Schema files whose nodes are remembered: devices of one release share one schema. */
const rememberedSchemas = 16;
const compiled = remembered(rememberedSchemas, loadCompiled);

/**
 * The configuration schema that a device works by: the one in `text`, written by `callhome schema
 * build`, or without it the core schema of this project. Throws `ERR_SCHEMA_FILE`.
 */
export function deviceSchema(text: string | undefined): SchemaNode {
  return text === undefined ? coreSchema() : compiled(text);
}
