import { limits } from "../../base/index.ts";
import { effectiveTree, findChild } from "../config/index.ts";
import type { CheckRule } from "./check-rule.ts";
import type { CommitCheck, CommitProblem } from "./commit-problem.ts";

/**
 * The rule as a commit check. Its last answer stands as long as the statements that it reads are
 * the same objects, so a commit costs only the rules whose stanzas it changed.
 * What one rule finds is cut where more would tell nobody anything.
 */
export function remembering(rule: CheckRule): CommitCheck {
  let inputs: readonly unknown[] | undefined;
  let answer: readonly CommitProblem[] = [];
  return (candidate) => {
    const configuration = effectiveTree(candidate);
    const now = rule.reads.map((name) => findChild(configuration, name));
    if (inputs === undefined || now.some((input, index) => input !== inputs?.[index])) {
      answer = rule.check(configuration).slice(0, limits.loadProblems);
      inputs = now;
    }
    return answer;
  };
}
