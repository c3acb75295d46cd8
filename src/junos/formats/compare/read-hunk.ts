import { limits } from "../../../base/index.ts";
import type {
  ConfigTree,
  EditNode,
  LoadProblem,
  Parent,
  SourcePosition,
  Statement,
} from "../../config/index.ts";
import { withoutDelimiters } from "../annotation.ts";
import type { EditDraft } from "../edit-draft.ts";
import { writeWord } from "../quoting.ts";
import { parseText } from "../text/parse-text.ts";
import { applyTag } from "../text/statement-tags.ts";
import type { PatchHunk, PatchRun } from "./patch-hunks.ts";
import { readHead, type StatementHead } from "./patch-words.ts";
import { resolveStatement } from "./resolve-statement.ts";

/** Where a hunk applies. */
interface HunkPlace {
  readonly path: readonly Statement[];
  readonly parent: Parent;
  /** The keyword that stands before every line: the hunk is inside the block of its list. */
  readonly keyword: string | undefined;
}

/** The edits of the root that one hunk asks for; what cannot be read is added to `problems`. */
export function readHunk(
  hunk: PatchHunk,
  tree: ConfigTree,
  problems: LoadProblem[],
): readonly EditNode[] {
  const place = placeOf(hunk, tree);
  if (place === undefined) {
    problems.push(hunkProblem("statement not found", `[edit ${hunk.path}]`, hunk.line));
    return [];
  }
  const edits = new HunkReader(place, problems).read(hunk.runs);
  return edits.length === 0 ? [] : within(place.path, edits);
}

/** A problem at a line of the patch. */
export function hunkProblem(message: string, badElement: string, line: number): LoadProblem {
  const bad = badElement.slice(0, limits.problemWordLength);
  return { severity: "error", message, badElement: bad, position: { line, column: 1 } };
}

function placeOf({ path }: PatchHunk, tree: ConfigTree): HunkPlace | undefined {
  const head = readHead(path);
  const found = head === undefined ? undefined : resolveStatement(tree, head.words);
  if (found === undefined) return undefined;
  const parent = found.path.at(-1) ?? tree;
  if (parent.kind !== "container" && parent.kind !== "entry") return undefined;
  return { path: found.path, parent, keyword: found.list?.schema.keyword };
}

/** The edits as children of the statements that lead to them. */
function within(path: readonly Statement[], edits: readonly EditNode[]): readonly EditNode[] {
  return path.reduceRight<readonly EditNode[]>(
    (children, statement) => [{ ...address(statement), operation: "merge", children }],
    edits,
  );
}

function address(statement: Statement): Pick<EditNode, "schema" | "keys"> {
  const { schema } = statement;
  return statement.kind === "entry" ? { schema, keys: statement.keys } : { schema };
}

class HunkReader {
  readonly #place: HunkPlace;
  readonly #problems: LoadProblem[];
  readonly #deletions: EditNode[] = [];
  readonly #others: EditNode[] = [];
  /** Keys of the entry that stands before what comes next. */
  #previous: readonly string[] | undefined;
  /** Place among the others of an entry that stands before the next one shown. */
  #leading: number | undefined;
  /** An annotation that belongs to the statement shown next; `null` removes one. */
  #comment: string | null | undefined;

  constructor(place: HunkPlace, problems: LoadProblem[]) {
    this.#place = place;
    this.#problems = problems;
  }

  /** What goes makes room first: the other case of a choice, an entry that comes back changed. */
  read(runs: readonly PatchRun[]): readonly EditNode[] {
    for (const run of runs) {
      if (run.sign === "-" || run.sign === "+") this.#statements(run);
      else this.#named(run);
    }
    return [...this.#deletions, ...this.#others];
  }

  #statements(run: PatchRun): void {
    const { statements, comment } = splitComment(run.lines);
    if (comment !== undefined) {
      this.#comment = run.sign === "+" ? withoutDelimiters(comment) : null;
    }
    for (const edit of this.#parse(statements, run.line)) {
      if (run.sign === "-") this.#deletions.push(asDeletion(edit));
      else this.#put({ ...edit, operation: "merge" });
    }
  }

  /** A statement that is only named: context, a change of its marks, or its new place. */
  #named(run: PatchRun): void {
    const head = readHead(run.lines[0] ?? "");
    if (head === undefined) return this.#refuse("syntax error", run);
    if (run.sign === "!" && head.end === ";") {
      for (const edit of this.#parse(run.lines, run.line)) {
        this.#others.push({ ...edit, operation: "merge" });
      }
      return;
    }
    const { keyword, parent } = this.#place;
    const words = keyword === undefined ? head.words : [keyword, ...head.words];
    const path = resolveStatement(parent, words)?.path ?? [];
    const statement = path.at(-1);
    if (statement === undefined) return this.#refuse("statement not found", run);
    const position = { line: run.line, column: 1 };
    const named: EditNode = { ...address(statement), operation: "none", position };
    if (run.sign === "!" && head.tags.length === 0) return this.#put(named);
    const marked = run.sign === "!" ? tagged(named, head) : this.#annotated(named);
    if (marked !== named) this.#others.push(...within(path.slice(0, -1), [marked]));
    if (run.sign === " ") this.#show(statement);
  }

  #annotated(named: EditNode): EditNode {
    const comment = this.#comment;
    this.#comment = undefined;
    return comment === undefined ? named : { ...named, comment };
  }

  /** Adds an entry, or moves it, to behind the one before it; other statements have no place. */
  #put(edit: EditNode): void {
    if (!edit.schema.orderedByUser || edit.keys === undefined) {
      this.#others.push(edit);
      return;
    }
    const previous = this.#previous;
    if (previous === undefined) this.#leading = this.#others.length;
    const insert = previous && ({ where: "after", keys: previous } as const);
    this.#others.push({ ...edit, ...(insert && { insert }) });
    this.#previous = edit.keys;
  }

  /** An entry that keeps its place: the first one behind a new one tells where that goes. */
  #show(statement: Statement): void {
    if (statement.kind !== "entry") return;
    // A moved entry is shown again below its new annotation.
    if (this.#previous?.join("\0") === statement.keys.join("\0")) return;
    const leading = this.#leading === undefined ? undefined : this.#others[this.#leading];
    if (leading !== undefined && this.#leading !== undefined) {
      const insert = { where: "before", keys: statement.keys } as const;
      this.#others[this.#leading] = { ...leading, insert };
    }
    this.#leading = undefined;
    this.#previous = statement.keys;
  }

  #parse(lines: readonly string[], line: number): readonly EditNode[] {
    const { keyword, parent } = this.#place;
    const text = lines.join("\n");
    const block = keyword === undefined ? text : `${writeWord(keyword)} {${text}\n}`;
    const { root, problems } = parseText(block, parent.schema);
    for (const problem of problems) {
      this.#problems.push({ ...problem, ...shifted(problem.position, line) });
    }
    return (root.children ?? []).map((edit) => ({ ...edit, ...shifted(edit.position, line) }));
  }

  #refuse(message: string, { lines, line }: PatchRun): void {
    this.#problems.push(hunkProblem(message, (lines[0] ?? "").trim(), line));
  }
}

function tagged(named: EditNode, { tags }: StatementHead): EditNode {
  const draft: Pick<EditDraft, "schema" | "inactive" | "protect"> = { schema: named.schema };
  for (const tag of tags) applyTag(draft, tag);
  return { ...named, ...draft };
}

/** The removal of a parsed statement; inline containers only lead to what goes. */
function asDeletion({ schema, keys, values, children = [], position }: EditNode): EditNode {
  if (schema.inline && children.length > 0) {
    return { schema, operation: "merge", children: children.map(asDeletion) };
  }
  return {
    schema,
    operation: "delete",
    ...(keys && { keys }),
    ...(values && { values }),
    ...(position && { position }),
  };
}

/** Separates the comment at the end, which belongs to a statement that is not among the lines. */
function splitComment(lines: readonly string[]): {
  readonly statements: readonly string[];
  readonly comment: string | undefined;
} {
  if (lines.at(-1)?.trimEnd().endsWith("*/") !== true)
    return { statements: lines, comment: undefined };
  const start = lines.findLastIndex((line) => line.trimStart().startsWith("/*"));
  if (start < 0) return { statements: lines, comment: undefined };
  return { statements: lines.slice(0, start), comment: lines.slice(start).join("\n") };
}

function shifted(position: SourcePosition | undefined, line: number): Pick<EditNode, "position"> {
  return position ? { position: { ...position, line: position.line + line - 1 } } : {};
}
