export { activeTree } from "./active-tree.ts";
export { applyEdit, applyEdits, type EditResult } from "./apply-edit.ts";
export { asList } from "./as-list.ts";
export type {
  ConfigNode,
  ConfigTree,
  Container,
  Leaf,
  LeafList,
  List,
  ListEntry,
  Marks,
  Origin,
  Parent,
  Statement,
} from "./config-node.ts";
export type { EditOptions } from "./edit-application.ts";
export {
  type EditNode,
  type EditOperation,
  editOperations,
  type LoadProblem,
  type ParsedEdit,
  type SourcePosition,
} from "./edit-node.ts";
export { editOfEntry } from "./edit-of.ts";
export { editPath, statementPath } from "./edit-path.ts";
export { equalTrees } from "./equal-trees.ts";
export type { EntryChoice, FilterNode } from "./filter-node.ts";
export { effectiveTree, inherited } from "./inheritance/inherited.ts";
export { type LoadAction, loadActions, loadEdit } from "./load.ts";
export { emptyTree, findChild, findEntry } from "./lookup.ts";
export {
  editPathOf,
  entriesOf,
  find,
  findParent,
  has,
  leafListValues,
  leafValue,
  type Step,
  statementsOf,
  walk,
} from "./read.ts";
export { selectSubtree } from "./select-subtree.ts";
export { shareSubtrees } from "./share-subtrees.ts";
