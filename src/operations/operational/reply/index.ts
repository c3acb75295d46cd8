export { jsonText } from "./json-text.ts";
export {
  container,
  dataNamespace,
  type OperationalReply,
  optional,
  output,
  outputReply,
  render,
  schemaNamespace,
  wrapped,
} from "./operational-reply.ts";
export { textTable } from "./text-table.ts";
