import { limits } from "../../../base/index.ts";
import type { SchemaNode } from "../../schema/index.ts";
import type { EditDraft } from "../edit-draft.ts";

/** An edit of the root that is being put together. */
export type OpenEdit = EditDraft & { children: EditDraft[] };

/** One step of the level that `edit` went to. */
export interface LevelStep {
  readonly schema: SchemaNode;
  readonly keys?: readonly string[];
}

/**
 * The place in the hierarchy that set commands start from. `edit` goes deeper, `up` one statement
 * back, `exit` to where the last `edit` came from, `top` to the root.
 */
export class EditLevel {
  readonly #root: SchemaNode;
  #steps: readonly LevelStep[] = [];
  #earlier: (readonly LevelStep[])[] = [];

  constructor(root: SchemaNode) {
    this.#root = root;
  }

  get schema(): SchemaNode {
    return this.#steps.at(-1)?.schema ?? this.#root;
  }

  get steps(): readonly LevelStep[] {
    return this.#steps;
  }

  /** Goes deeper; false when that would be too deep. */
  enter(steps: readonly LevelStep[]): boolean {
    if (this.#steps.length + steps.length > limits.configDepth) return false;
    this.#earlier.push(this.#steps);
    if (this.#earlier.length > limits.configDepth) this.#earlier.shift();
    this.#steps = [...this.#steps, ...steps];
    return true;
  }

  /** An inline container and its child are one statement: `family inet`. */
  up(statements: number): void {
    for (let left = statements; left > 0 && this.#steps.length > 0; left--) {
      this.#steps = this.#steps.slice(0, -1);
      if (this.#steps.at(-1)?.schema.inline) this.#steps = this.#steps.slice(0, -1);
    }
  }

  exit(): void {
    this.#steps = this.#earlier.pop() ?? [];
  }

  top(): void {
    this.#steps = [];
    this.#earlier = [];
  }

  /** An edit of the root that leads to this level and holds `children` there. */
  wrap(children: EditDraft[]): OpenEdit {
    let inner = children;
    for (const step of this.#steps.toReversed()) inner = [{ ...step, children: inner }];
    return { schema: this.#root, children: inner };
  }

  /** Carries out a command from another level (`top set ...`) and comes back. */
  from<Result>(move: () => void, command: () => Result): Result {
    const steps = this.#steps;
    const earlier = [...this.#earlier];
    move();
    const result = command();
    this.#steps = steps;
    this.#earlier = earlier;
    return result;
  }
}
