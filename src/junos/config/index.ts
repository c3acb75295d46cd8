export type {
  ConfigNode,
  ConfigTree,
  Container,
  Leaf,
  LeafList,
  List,
  ListEntry,
  Marks,
  Parent,
  Statement,
} from "./config-node.ts";
export {
  type EditNode,
  type EditOperation,
  editOperations,
  type LoadProblem,
  type ParsedEdit,
  type SourcePosition,
} from "./edit-node.ts";
