import { limits } from "../../../base/index.ts";
import { editPath, type PathPart } from "../edit-path.ts";

/** What inheritance could not do as the configuration asks. */
export interface InheritanceProblem {
  /** A warning leaves the configuration usable: what it is about has no effect. */
  readonly severity: "error" | "warning";
  readonly message: string;
  /** `[edit interfaces ge-0/0/0]` form. */
  readonly path: string;
}

/** The allowance of one configuration, and what went wrong while it was spent. */
export class InheritanceWork {
  readonly problems: InheritanceProblem[] = [];
  #left: number = limits.inheritanceWork;

  /** What was not spent yet. */
  get left(): number {
    return this.#left;
  }

  /** Nothing more can be brought, so nothing more need be looked for. */
  get exhausted(): boolean {
    return this.#left < 0;
  }

  /** False once the allowance does not cover it: whoever asks leaves the statement out. */
  spend(work: number, path: readonly PathPart[]): boolean {
    if (this.exhausted) return false;
    this.#left -= work;
    if (this.exhausted) this.report("configuration groups bring too many statements", path);
    return !this.exhausted;
  }

  report(
    message: string,
    path: readonly PathPart[],
    severity: InheritanceProblem["severity"] = "error",
  ): void {
    if (this.problems.length < limits.loadProblems)
      this.problems.push({ severity, message, path: editPath(path) });
  }
}
