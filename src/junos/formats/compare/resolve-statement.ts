import {
  type ConfigNode,
  findEntry,
  type List,
  type Parent,
  type Statement,
} from "../../config/index.ts";
import { readKeyWords } from "../../schema/index.ts";
import { sharesKeyword } from "./statement-text.ts";

/** The statements of a tree that words lead to. */
export interface Resolved {
  /** From below the start down to the last one. */
  readonly path: readonly Statement[];
  /** The words end at the keyword that the entries of this list share. */
  readonly list: List | undefined;
}

/** Follows the words of an `[edit ...]` line, or of one statement's name; undefined: nothing there. */
export function resolveStatement(start: Parent, words: readonly string[]): Resolved | undefined {
  const path: Statement[] = [];
  let parent: Statement = start;
  for (let at = 0; at < words.length; ) {
    if (parent.kind !== "container" && parent.kind !== "entry") return undefined;
    const step = stepFrom(parent, words, at);
    if (step === undefined) return undefined;
    if (step.statement === undefined) return { path, list: step.list };
    path.push(step.statement);
    parent = step.statement;
    at = step.next;
  }
  return { path, list: undefined };
}

type WordStep =
  | { readonly statement: Statement; readonly next: number }
  | { readonly statement: undefined; readonly list: List };

function stepFrom(parent: Parent, words: readonly string[], at: number): WordStep | undefined {
  const word = words[at];
  const written = parent.children.find(
    ({ schema }) => schema.keyword === word && !schema.hiddenKeyword,
  );
  const step = written === undefined ? undefined : stepTo(written, words, at + 1);
  if (step !== undefined) return step;
  for (const child of parent.children) {
    const bare = child.kind === "list" && child.schema.hiddenKeyword;
    const found = bare ? stepTo(child, words, at) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function stepTo(child: ConfigNode, words: readonly string[], next: number): WordStep | undefined {
  if (child.kind !== "list") return { statement: child, next };
  if (next === words.length && sharesKeyword(child.schema)) {
    return { statement: undefined, list: child };
  }
  const keys = readKeyWords(child.schema, words, next);
  const entry = keys.ok ? findEntry(child, keys.keys) : undefined;
  return entry === undefined || !keys.ok ? undefined : { statement: entry, next: keys.next };
}
