export { type LeafType, type SchemaKind, type SchemaNode, schemaKinds } from "./schema-node.ts";
