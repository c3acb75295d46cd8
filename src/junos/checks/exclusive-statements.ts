import { findChild, type Parent, statementsOf } from "../config/index.ts";
import { type CheckRule, errorAt, type StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { type PathPattern, StatementTable } from "./statement-table.ts";

/** Statements of which one shuts all others out. */
interface Exclusion {
  /** Where they stand. */
  readonly at: PathPattern;
  readonly one: string;
  readonly others: readonly string[] | "all";
  readonly message: string;
}

const exclusions: readonly Exclusion[] = [
  {
    at: "interfaces/interface/unit/family",
    one: "ethernet-switching",
    others: "all",
    message: "family 'ethernet-switching' and rest of the families are mutually exclusive",
  },
  {
    at: "interfaces/interface/unit/family",
    one: "bridge",
    others: "all",
    message: "family 'bridge' and rest of the families are mutually exclusive",
  },
  {
    at: "interfaces/interface/unit/family/inet",
    one: "unnumbered-address",
    others: ["address"],
    message: "unnumbered-address and address statements are mutually exclusive",
  },
  {
    at: "interfaces/interface/unit/family/inet",
    one: "dhcp",
    others: ["address"],
    message: "dhcp and address statements are mutually exclusive",
  },
];

const places = new StatementTable(exclusions.map((row) => [row.at, row]));

/** Statements that may not stand together and that no choice of the schema keeps apart. */
export const exclusiveStatements: CheckRule = {
  reads: ["interfaces"],
  check(tree) {
    const problems: CommitProblem[] = [];
    places.visit(tree, (row, path) => {
      const place = path.at(-1);
      const isParent = place?.kind === "container" || place?.kind === "entry";
      if (isParent && areTogether(place, row)) problems.push(problemOf(row, path));
    });
    return problems;
  },
};

function areTogether(place: Parent, { one, others }: Exclusion): boolean {
  if (findChild(place, one) === undefined) return false;
  const names = new Set(
    [...statementsOf(place)]
      .map(({ schema }) => schema.name)
      .filter((name) => !name.startsWith("apply-")),
  );
  return others === "all" ? names.size > 1 : others.some((name) => names.has(name));
}

function problemOf({ message }: Exclusion, path: StatementPath): CommitProblem {
  return errorAt(path, message, { daemon: "dcd" });
}
