import type { SchemaNode } from "../schema/index.ts";

/** RFC 6241 7.2 `operation`; Junos load attributes map to the same five. */
export const editOperations = ["merge", "replace", "create", "delete", "remove"] as const;
export type EditOperation = (typeof editOperations)[number];

export interface SourcePosition {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * One statement of a request to change a tree. Every format parses into this form and only
 * `applyEdit` gives it meaning, so text, set, XML and JSON loads behave alike. A configuration
 * file is an edit applied to the empty tree.
 */
export interface EditNode {
  readonly schema: SchemaNode;
  /** List entries only: key values in the order of `schema.keys`. Empty: every entry (list deletion). */
  readonly keys?: readonly string[];
  /** Leaf: one value (`""` for type empty). Leaf-list: the values to add, or to delete. */
  readonly values?: readonly string[];
  readonly children?: readonly EditNode[];
  /**
   * Undefined: inherited from the parent, at the root from the default operation. `none` only
   * leads to a statement that must exist (`deactivate`, `insert`, `rename`, `annotate` in set
   * form); what is absent is then reported as `statement not found`.
   */
  readonly operation?: EditOperation | "none";
  /** `true` deactivates, `false` activates. */
  readonly inactive?: boolean;
  /** `true` protects, `false` unprotects. */
  readonly protect?: boolean;
  /** Annotation to set; `null` removes it. */
  readonly comment?: string | null;
  /** Where an entry of a user-ordered list, or a leaf-list value, goes; `keys` names the neighbour. */
  readonly insert?: {
    readonly where: "first" | "last" | "before" | "after";
    readonly keys?: readonly string[];
  };
  /** New key values of a renamed entry. */
  readonly rename?: readonly string[];
  readonly position?: SourcePosition;
}

/** What one load could not do, or did with a remark. Becomes an rpc-error or a line for a person. */
export interface LoadProblem {
  readonly severity: "error" | "warning";
  /** Junos wording, for example `syntax error` or `statement not found`. */
  readonly message: string;
  /** The offending word or element. */
  readonly badElement?: string;
  /** `[edit interfaces ge-0/0/0]` form. */
  readonly path?: string;
  /** RFC 6241 tag when it is not `operation-failed`. */
  readonly tag?: "data-exists" | "data-missing" | "invalid-value" | "bad-element";
  readonly position?: SourcePosition;
}

/** A parsed request: as much as was understood, and what was not. */
export interface ParsedEdit {
  /** Edit of the root container `configuration`. */
  readonly root: EditNode;
  readonly problems: readonly LoadProblem[];
}
