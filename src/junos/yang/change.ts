import type { Scope } from "./module-set.ts";
import type { YangStatement } from "./yang-statement.ts";

/** What `augment` and `refine` do to a statement and to those below it. */
export interface Change {
  /** The statement that asks for it, or for something below. */
  readonly origin: YangStatement;
  readonly additions: { readonly augment: YangStatement; readonly scope: Scope }[];
  readonly refinements: YangStatement[];
  /** By name without prefix: Junos keeps names of one level apart without namespaces. */
  readonly below: Map<string, Change>;
}

export function newChange(origin: YangStatement): Change {
  return { origin, additions: [], refinements: [], below: new Map() };
}

/** The steps of a schema node identifier (RFC 7950 section 6.5), without prefixes. */
export function stepsOf(path: string): readonly string[] {
  return path
    .split("/")
    .map((step) => step.trim())
    .filter((step) => step !== "")
    .map((step) => step.slice(step.indexOf(":") + 1));
}

/** Notes an `augment` or `refine` at the end of `steps`. */
export function addChange(
  change: Change,
  steps: readonly string[],
  statement: YangStatement,
  scope: Scope,
): void {
  let at = change;
  for (const step of steps) {
    let next = at.below.get(step);
    if (next === undefined) {
      next = newChange(statement);
      at.below.set(step, next);
    }
    at = next;
  }
  if (statement.keyword === "augment") at.additions.push({ augment: statement, scope });
  else at.refinements.push(statement);
}
