import { limits } from "../../base/index.ts";
import type { SchemaNode } from "../schema/index.ts";
import { exists, type ParentDraft, partsOf, type StatementDraft } from "./draft.ts";
import { ensure, protectorOf } from "./draft-change.ts";
import type { EditNode, LoadProblem } from "./edit-node.ts";
import { editPath, statementPath } from "./edit-path.ts";

/** How an edit is applied; every field has a default. */
export interface EditOptions {
  /** RFC 6241 7.2 `default-operation`. @defaultValue "merge" */
  readonly defaultOperation?: "merge" | "replace" | "none";
  /** False: `replace` is treated as `merge`, as `load merge` does. @defaultValue true */
  readonly honourReplace?: boolean;
  /** How the deletion of what is not there is reported. @defaultValue "warning" */
  readonly missing?: "warning" | "error";
  /** The first error ends the edit; what was done before it stays. @defaultValue false */
  readonly stopsAtError?: boolean;
  /** Whether containers that the edit names without contents, and that therefore do not come to be, are reported. @defaultValue false */
  readonly reportsEmpty?: boolean;
  /** Junos wording of what is wrong with a value; undefined when it is right. @defaultValue none checked */
  readonly checkValue?: (schema: SchemaNode, value: string) => string | undefined;
}

/** What Junos says that a protected statement cannot be. */
export type Change =
  | "activated"
  | "annotated"
  | "created"
  | "deactivated"
  | "deleted"
  | "inserted"
  | "modified"
  | "renamed";

/** One run of `applyEdit`: its options and what it could not do. */
export class EditApplication {
  readonly options: Required<EditOptions>;
  readonly problems: LoadProblem[] = [];
  #isStopped = false;
  /** What the edit names without contents, to be judged when the whole edit is done. */
  readonly #bare: { readonly draft: ParentDraft; readonly edit: EditNode }[] = [];

  constructor(options: EditOptions) {
    this.options = {
      defaultOperation: options.defaultOperation ?? "merge",
      honourReplace: options.honourReplace ?? true,
      missing: options.missing ?? "warning",
      stopsAtError: options.stopsAtError ?? false,
      reportsEmpty: options.reportsEmpty ?? false,
      checkValue: options.checkValue ?? ((): undefined => undefined),
    };
  }

  /** The load stops here: at an error, or because nobody reads further problems. */
  get exhausted(): boolean {
    return this.#isStopped || this.problems.length >= limits.loadProblems;
  }

  /** Remembers a container that is named without contents. */
  noteBare(draft: ParentDraft, edit: EditNode): void {
    if (this.options.reportsEmpty && draft.kind === "container" && draft.up !== undefined)
      this.#bare.push({ draft, edit });
  }

  /** Warns of the containers that were named and, empty as they stayed, are no part of the tree. */
  reportBare(): void {
    for (const { draft, edit } of this.#bare)
      if (!exists(draft))
        this.#report(draft, edit, {
          severity: "warning",
          message: "statement has no contents; ignored",
          badElement: statementPath([edit]),
        });
  }

  /** `statement not found` for what the edit names in `parent`. */
  missing(at: StatementDraft, edit: EditNode, badElement: string = statementPath([edit])): void {
    this.#report(at, edit, {
      severity: this.options.missing,
      message: "statement not found",
      badElement,
      tag: "data-missing",
    });
  }

  alreadyExists(
    at: StatementDraft,
    edit: EditNode,
    badElement: string = statementPath([edit]),
  ): void {
    const message = "statement already exists";
    this.#report(at, edit, { severity: "error", message, badElement, tag: "data-exists" });
  }

  fault(at: StatementDraft, edit: EditNode, message: string): void {
    this.#report(at, edit, { severity: "error", message, badElement: edit.schema.keyword });
  }

  /** Whether the value may stand there; reports why not. */
  accepts(at: StatementDraft, edit: EditNode, schema: SchemaNode, value: string): boolean {
    const message = this.options.checkValue(schema, value);
    if (message === undefined) return true;
    const tag = "invalid-value";
    this.#report(at, edit, { severity: "error", message, badElement: value, tag });
    return false;
  }

  /** Whether no protection forbids the change; reports the protection. */
  permits(draft: StatementDraft, change: Change, edit?: EditNode): boolean {
    const protector = protectorOf(draft);
    if (protector !== undefined) this.#refuse(protector, draft, change, edit);
    return protector === undefined;
  }

  /** Reports statements that stayed because they are protected. */
  reportSpared(spared: readonly StatementDraft[], edit: EditNode): void {
    for (const draft of spared) this.#refuse(draft, draft, "deleted", edit);
  }

  /** Creates the statement unless it is there or protection forbids it; whether it is there then. */
  establish(draft: StatementDraft, edit: EditNode): boolean {
    if (!exists(draft) && !this.permits(draft, "created", edit)) return false;
    const blocker = ensure(draft);
    if (blocker !== undefined) this.#refuse(blocker, draft, "created", edit);
    return blocker === undefined;
  }

  #refuse(
    protector: StatementDraft,
    draft: StatementDraft,
    change: Change,
    edit: EditNode | undefined,
  ): void {
    const within = statementPath(partsOf(protector));
    const statement = statementPath(partsOf(draft));
    this.#push({
      severity: "warning",
      message: `[${within}] is protected, '${statement}' cannot be ${change}`,
      path: editPath(partsOf(protector)),
      ...(edit?.position && { position: edit.position }),
    });
  }

  /** The path of a problem is that of the statement around it, as Junos shows it. */
  #report(at: StatementDraft, { position }: EditNode, problem: LoadProblem): void {
    const path = editPath(partsOf(at).slice(0, -1));
    this.#push({ ...problem, path, ...(position && { position }) });
  }

  #push(problem: LoadProblem): void {
    if (this.exhausted) return;
    this.problems.push(problem);
    if (problem.severity === "error") this.#isStopped = this.options.stopsAtError;
  }
}
