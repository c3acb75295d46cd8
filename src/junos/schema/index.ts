export { checkValue, isGroupPattern } from "./check-value.ts";
export { compareKeys } from "./compare-keys.ts";
export { coreSchema } from "./core-schema.ts";
export { type KeysRead, keyWords, readKeyWords } from "./entry-keys.ts";
export { bareLeaves, childByKeyword, childByName } from "./lookup.ts";
export { type LeafType, type SchemaKind, type SchemaNode, schemaKinds } from "./schema-node.ts";
export { readSchema, type Stanza } from "./schema-text.ts";
export { unknownChild } from "./unknown-child.ts";
