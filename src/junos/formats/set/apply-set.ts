import { limits } from "../../../base/index.ts";
import {
  applyEdits,
  type ConfigTree,
  type EditNode,
  type EditResult,
  type LoadProblem,
} from "../../config/index.ts";
import { copyEntry } from "./copy-entry.ts";
import { replacePattern } from "./replace-pattern.ts";
import type { SetCommand } from "./set-command.ts";
import type { SetOptions } from "./set-options.ts";
import { wildcardDelete } from "./wildcard-delete.ts";

/**
 * Carries out the commands one after the other. What one of them could not do does not stop the
 * next. Commands that are edits of their own run together, at the cost of one.
 */
export function applySet(
  tree: ConfigTree,
  commands: readonly SetCommand[],
  options: SetOptions = {},
): EditResult {
  const run = new SetRun(tree, options);
  for (const command of commands) {
    if (run.exhausted) break;
    run.carryOut(command);
  }
  run.flush();
  return { tree: run.tree, problems: run.problems };
}

class SetRun {
  tree: ConfigTree;
  readonly problems: LoadProblem[] = [];
  readonly #options: SetOptions;
  #pending: EditNode[] = [];
  #subtreeCommands = 0;
  #isStopped = false;

  constructor(tree: ConfigTree, options: SetOptions) {
    this.tree = tree;
    this.#options = options;
  }

  get exhausted(): boolean {
    return this.#isStopped || this.problems.length >= limits.loadProblems;
  }

  carryOut(command: SetCommand): void {
    if (command.kind === "edit") {
      this.#pending.push(command.edit);
      return;
    }
    this.flush();
    if (this.#subtreeCommands++ < limits.subtreeCommands) this.#take(this.#subtree(command));
    else if (this.#subtreeCommands === limits.subtreeCommands + 1) this.#refuse(command);
  }

  /** Applies the edits that were collected. */
  flush(): void {
    const edits = this.#pending;
    this.#pending = [];
    if (edits.length > 0) this.#take(applyEdits(this.tree, edits, this.#options));
  }

  #subtree(command: Exclude<SetCommand, { readonly kind: "edit" }>): EditResult {
    switch (command.kind) {
      case "copy":
        return copyEntry(this.tree, command, this.#options);
      case "replace-pattern":
        return replacePattern(this.tree, command, this.#options);
      case "wildcard-delete":
        return wildcardDelete(this.tree, command, this.#options);
    }
  }

  #take({ tree, problems }: EditResult): void {
    this.tree = tree;
    for (const problem of problems) if (!this.exhausted) this.problems.push(problem);
    const hasError = this.problems.some(({ severity }) => severity === "error");
    this.#isStopped = this.#options.stopsAtError === true && hasError;
  }

  #refuse({ line }: SetCommand): void {
    const message = `more than ${limits.subtreeCommands} commands that copy, replace or delete by pattern`;
    this.#take({
      tree: this.tree,
      problems: [{ severity: "error", message, position: { line, column: 1 } }],
    });
  }
}
