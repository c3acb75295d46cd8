import type { ConfigTree, Statement } from "../config/index.ts";
import type { CheckRule, StatementPath } from "./check-rule.ts";
import type { CommitProblem } from "./commit-problem.ts";
import { type PathPattern, StatementTable } from "./statement-table.ts";

/** Names that statements of one kind refer to. */
export interface Reference {
  /** Statements that name something: leaves by value, list entries by a key. */
  readonly from: readonly PathPattern[];
  /** Lists whose entries may be named. */
  readonly to: readonly PathPattern[];
  /** Which key of an entry is the name. @defaultValue 0 */
  readonly key?: number;
  /** Names that need no definition. @defaultValue none */
  readonly isBuiltIn?: (name: string) => boolean;
  /** The names in a value. @defaultValue the value itself */
  readonly namesIn?: (value: string) => readonly string[];
  readonly problem: (name: string, path: StatementPath) => CommitProblem;
}

/** Everything that is named must be defined. */
export function referenceRule(references: readonly Reference[]): CheckRule {
  const uses = new StatementTable(references.flatMap((row) => row.from.map((at) => [at, row])));
  const definitions = new StatementTable(
    references.flatMap((row) => row.to.map((at) => [at, row])),
  );
  const patterns = references.flatMap(({ from, to }) => [...from, ...to]);
  return {
    reads: [...new Set(patterns.map((pattern) => pattern.split("/", 1)[0] ?? ""))],
    check(tree) {
      const defined = definedNames(definitions, tree);
      const problems: CommitProblem[] = [];
      uses.visit(tree, (reference, path) => {
        const { isBuiltIn = () => false, namesIn = (value: string) => [value] } = reference;
        for (const value of valuesOf(path.at(-1), reference.key ?? 0))
          for (const name of namesIn(value))
            if (defined.get(reference)?.has(name) !== true && !isBuiltIn(name))
              problems.push(reference.problem(name, path));
      });
      return problems;
    },
  };
}

function definedNames(
  definitions: StatementTable<Reference>,
  tree: ConfigTree,
): ReadonlyMap<Reference, ReadonlySet<string>> {
  const names = new Map<Reference, Set<string>>();
  definitions.visit(tree, (reference, path) => {
    const entry = path.at(-1);
    if (entry?.kind !== "entry") return;
    const known = names.get(reference) ?? new Set();
    names.set(reference, known.add(entry.keys[0] ?? ""));
  });
  return names;
}

function valuesOf(statement: Statement | undefined, key: number): readonly string[] {
  switch (statement?.kind) {
    case "leaf":
      return [statement.value];
    case "leaf-list":
      return statement.values;
    case "entry":
      return [statement.keys[key] ?? ""];
    default:
      return [];
  }
}
