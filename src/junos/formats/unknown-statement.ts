import { limits } from "../../base/index.ts";
import { type SchemaKind, unknownChild } from "../schema/index.ts";
import type { EditDraft } from "./edit-draft.ts";
import type { ReadOptions } from "./read-options.ts";
import { fail, type StatementFault } from "./statement-fault.ts";
import type { Term } from "./words.ts";

/** A statement without schema: `inner` is the last one that the words name, inside `outer`. */
export interface UnknownReading {
  readonly ok: true;
  readonly outer: EditDraft;
  readonly inner: EditDraft;
}

/**
 * The fallback rule for statements that the schema does not know, judged by their looks:
 * `word;` is an empty leaf, `word value;` a leaf, `word [ a b ];` a leaf-list, `word {` a container,
 * `word name {` a list entry. More words than that: `word name ...` is a list entry that holds the
 * rest, but before an array the first word is a container (`from protocol [ a b ];`). A path that
 * only names something (`delete word name`) means an entry, as leaves are named without value.
 */
export function readUnknown(
  terms: readonly Term[],
  start: number,
  options: Pick<ReadOptions, "opensBlock" | "purpose">,
): UnknownReading | StatementFault {
  let outer: EditDraft | undefined;
  let inner: EditDraft | undefined;
  for (let at = start; at < terms.length; ) {
    const look = lookAt(terms, at, options);
    const head = terms[at];
    if (look === undefined || head?.kind !== "word" || at - start > limits.configDepth) {
      return fail("syntax error", terms[at + 1] ?? head ?? "");
    }
    const draft = makeDraft(look, head.text);
    draft.position = head.position;
    inner?.children?.push(draft);
    outer ??= draft;
    inner = draft;
    at += look.used;
  }
  if (outer === undefined || inner === undefined) return fail("missing argument", "");
  return { ok: true, outer, inner };
}

interface Look {
  readonly kind: SchemaKind;
  /** Keys of an entry, values of a leaf or leaf-list. */
  readonly words: readonly string[];
  readonly used: number;
}

function lookAt(
  terms: readonly Term[],
  at: number,
  { opensBlock, purpose }: Pick<ReadOptions, "opensBlock" | "purpose">,
): Look | undefined {
  const second = terms[at + 1];
  const third = terms[at + 2];
  if (second === undefined) {
    return opensBlock
      ? { kind: "container", words: [], used: 1 }
      : { kind: "leaf", words: [""], used: 1 };
  }
  if (second.kind === "array") {
    if (opensBlock || third !== undefined || second.words.length === 0) return undefined;
    return { kind: "leaf-list", words: second.words.map(({ text }) => text), used: 2 };
  }
  if (third?.kind === "array") return { kind: "container", words: [], used: 1 };
  const isLeaf = third === undefined && !opensBlock && purpose === "configure";
  if (isLeaf) return { kind: "leaf", words: [second.text], used: 2 };
  return { kind: "list", words: [second.text], used: 2 };
}

function makeDraft({ kind, words }: Look, name: string): EditDraft {
  const schema = unknownChild(name, kind);
  switch (kind) {
    case "container":
      return { schema, children: [] };
    case "list":
      return { schema, keys: words, children: [] };
    case "leaf":
    case "leaf-list":
      return { schema, values: words };
  }
}
