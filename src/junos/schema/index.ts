export { checkValue, isGroupPattern } from "./check-value.ts";
export { compareKeys } from "./compare-keys.ts";
export { coreSchema } from "./core-schema.ts";
export { keyWords, readKeyWords } from "./entry-keys.ts";
export { bareLeaves, bareStatements, childByKeyword, childByName } from "./lookup.ts";
export { type LeafType, type SchemaKind, type SchemaNode, schemaKinds } from "./schema-node.ts";
export { readSchema } from "./schema-text.ts";
export { byName, commonStatements, statement } from "./statement.ts";
export { mayHoldUnknown, unknownChild } from "./unknown-child.ts";
