import { CallHomeError, limits, messageOf } from "../../base/index.ts";
import { describeProblem, sortProblems } from "../problems/file-problem.ts";
import { InputError } from "../problems/input-error.ts";
import type { Refusal } from "./messages.ts";

/** What was thrown, in a form that crosses processes. */
export function refusalOf(cause: unknown): Refusal {
  return {
    code: cause instanceof CallHomeError ? cause.code : undefined,
    message: messageOf(cause),
    problems: cause instanceof InputError ? cause.problems : undefined,
  };
}

/** One error for what several shards found: every problem of their input once, or else what the first one says. */
export function gatherRefusals(refusals: readonly Refusal[]): Error {
  const withProblems = refusals.filter(({ problems }) => problems !== undefined);
  const [first] = withProblems.length > 0 ? withProblems : refusals;
  if (first === undefined) throw new RangeError("there is no refusal");
  if (first.code === undefined) return new Error(first.message);
  if (first.problems === undefined) return new CallHomeError(first.code, first.message);
  const problems = new Map(
    withProblems
      .flatMap((refusal) => refusal.problems ?? [])
      .map((problem) => [describeProblem(problem), problem]),
  );
  return new InputError(
    first.code,
    sortProblems([...problems.values()]).slice(0, limits.fileProblems),
  );
}
