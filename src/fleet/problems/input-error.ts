import { CallHomeError, type ErrorCode } from "../../base/index.ts";
import { describeProblem, type FileProblem } from "./file-problem.ts";

/** Wrong input files: `problems` lists everything that was found, the message one line for each. */
export class InputError extends CallHomeError {
  readonly problems: readonly FileProblem[];

  constructor(code: ErrorCode, problems: readonly FileProblem[]) {
    super(code, problems.map(describeProblem).join("\n"));
    this.problems = problems;
  }
}
