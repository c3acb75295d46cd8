import { Derived } from "../../base/index.ts";
import {
  type ConfigTree,
  type ListEntry,
  type Parent,
  type Statement,
  statementsOf,
} from "../config/index.ts";
import type { StatementPath } from "./check-rule.ts";

/** Element names from below the root: `*` stands for one of any name, `**` for any number of them. */
export type PathPattern = string;

/** A place in one of the patterns: its row, and how many of its steps are behind. */
interface Place<Row> {
  readonly row: Row;
  readonly steps: readonly string[];
  readonly at: number;
}

/** All places that the path so far can be at, worked out once for each set of places and name. */
interface State<Row> {
  readonly places: readonly Place<Row>[];
  readonly next: Map<string, State<Row> | undefined>;
  /** Rows whose pattern ends here. */
  readonly reached: readonly Row[];
}

/** What was found below list entries, so that a change in one of them leaves the others alone. */
type Found<Row> = Derived<State<Row>, WeakMap<ListEntry, readonly Branch<Row>[]>>;

/** A statement that a pattern leads to or through. */
interface Branch<Row> {
  readonly statement: Statement;
  readonly rows: readonly Row[];
  readonly below: readonly Branch<Row>[];
}

/**
 * Rows by the statements that they are about. All patterns are followed in one walk, which does not
 * enter what none of them leads to. To be made once for a module, as all that is derived.
 */
export class StatementTable<Row> {
  readonly #start: State<Row>;
  readonly #found: Found<Row> = new Derived();

  constructor(rows: readonly (readonly [PathPattern, Row])[]) {
    const places = rows.map(([pattern, row]) => ({ row, steps: pattern.split("/"), at: 0 }));
    this.#start = state(places);
  }

  /**
   * Calls `found` for every statement that a pattern leads to, in the order of the tree. The path
   * is good during the call only.
   */
  visit(tree: ConfigTree, found: (row: Row, path: StatementPath) => void): void {
    tell(branchesOf(this.#start, tree, this.#found), [], found);
  }
}

function tell<Row>(
  branches: readonly Branch<Row>[],
  path: Statement[],
  found: (row: Row, path: StatementPath) => void,
): void {
  for (const { statement, rows, below } of branches) {
    path.push(statement);
    for (const row of rows) found(row, path);
    if (below.length > 0) tell(below, path, found);
    path.pop();
  }
}

function branchesOf<Row>(
  from: State<Row>,
  parent: Parent,
  found: Found<Row>,
): readonly Branch<Row>[] {
  if (parent.kind !== "entry") return lookedUp(from, parent, found);
  const ofEntries = found.of(from, () => new WeakMap());
  const known = ofEntries.get(parent);
  if (known !== undefined) return known;
  const branches = lookedUp(from, parent, found);
  ofEntries.set(parent, branches);
  return branches;
}

function lookedUp<Row>(
  from: State<Row>,
  parent: Parent,
  found: Found<Row>,
): readonly Branch<Row>[] {
  const branches: Branch<Row>[] = [];
  for (const statement of statementsOf(parent)) {
    const next = step(from, statement.schema.name);
    if (next === undefined) continue;
    const isParent = statement.kind === "container" || statement.kind === "entry";
    const below = isParent && next.places.length > 0 ? branchesOf(next, statement, found) : nothing;
    if (next.reached.length + below.length > 0)
      branches.push({ statement, rows: next.reached, below });
  }
  return branches.length === 0 ? nothing : branches;
}

const nothing: readonly never[] = [];

function step<Row>(from: State<Row>, name: string): State<Row> | undefined {
  const known = from.next.get(name);
  if (known !== undefined || from.next.has(name)) return known;
  const places = from.places.flatMap((place) => [...advance(place, name)]);
  const next = places.length === 0 ? undefined : state(places);
  if (from.next.size < rememberedNames) from.next.set(name, next);
  return next;
}

/** Names that the schema does not know come from peers; the schema's own are fewer per level. */
const rememberedNames = 1_024;

function* advance<Row>(place: Place<Row>, name: string): Generator<Place<Row>> {
  const { row, steps, at } = place;
  const expected = steps[at];
  if (expected === "**") {
    yield place;
    yield* advance({ row, steps, at: at + 1 }, name);
  } else if (expected === "*" || expected === name) yield { row, steps, at: at + 1 };
}

function state<Row>(places: readonly Place<Row>[]): State<Row> {
  const reached = places.filter(({ steps, at }) => at === steps.length).map(({ row }) => row);
  const open = places.filter(({ steps, at }) => at < steps.length);
  return { places: open, next: new Map(), reached };
}
