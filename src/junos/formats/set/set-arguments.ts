import type { SchemaNode } from "../../schema/index.ts";
import type { EditDraft } from "../edit-draft.ts";
import type { ParseOptions } from "../parse-options.ts";
import { fail, type StatementFault } from "../statement-fault.ts";
import { type Block, readStatement } from "../statement-words.ts";
import type { Term } from "../words.ts";
import type { EditLevel, OpenEdit } from "./edit-level.ts";

/** Where the words of a command are read. */
export interface Context {
  readonly level: EditLevel;
  readonly options: ParseOptions;
}

/** Statements that exist, and an edit that leads to them without making anything on its way. */
export interface Address {
  readonly ok: true;
  readonly edit: OpenEdit;
  /** What the last words name: one statement, or a whole list, or several entries of one. */
  readonly named: readonly EditDraft[];
  /** The statement that holds them. */
  readonly parent: SchemaNode;
}

/** Reads the path of a command that works on what is there. */
export function readAddress(
  { level, options }: Context,
  terms: readonly Term[],
): Address | StatementFault {
  if (terms.length === 0) return fail("missing argument", "");
  const reading = readStatement(blockOf(level.schema), terms, {
    purpose: "address",
    unknown: unknownOf(options),
    opensBlock: false,
  });
  if (!reading.ok) return reading;
  const edit = level.wrap([...reading.statements]);
  edit.operation = "none";
  const parent = lastOf(reading.statements).at(-2)?.schema ?? level.schema;
  return { ok: true, edit, named: reading.named, parent };
}

export function blockOf(schema: SchemaNode): Block {
  return { kind: "parent", schema, children: [] };
}

export function unknownOf({ validation }: ParseOptions): "keep" | "refuse" {
  return validation === "strict" ? "refuse" : "keep";
}

/** Whether the words named a list without saying which entry. */
export function isWholeList({ schema, keys }: EditDraft): boolean {
  return schema.kind === "list" && (keys === undefined || keys.length === 0);
}

/** The last statements of a path, one inside the other. */
export function lastOf(statements: readonly EditDraft[]): readonly EditDraft[] {
  const steps: EditDraft[] = [];
  for (let at = statements.at(-1); at !== undefined; at = at.children?.at(-1)) steps.push(at);
  return steps;
}

/** The words around the last one of `separators`, as in `rename X to Y`. */
export function splitAt(
  terms: readonly Term[],
  separators: readonly string[],
): { readonly before: readonly Term[]; readonly word: string; readonly after: readonly Term[] } {
  const at = terms.findLastIndex(
    (term) => term.kind === "word" && !term.quoted && separators.includes(term.text),
  );
  const separator = terms[at];
  if (separator?.kind !== "word") return { before: terms, word: "", after: [] };
  return { before: terms.slice(0, at), word: separator.text, after: terms.slice(at + 1) };
}

/** The keys that `terms` give to an entry of `list`, written with or without the list's keyword. */
export function readNewKeys(
  parent: SchemaNode,
  list: SchemaNode,
  terms: readonly Term[],
): readonly string[] | undefined {
  const options = { purpose: "address", unknown: "refuse", opensBlock: false } as const;
  for (const block of [blockOf(parent), { ...blockOf(list), kind: "entries" as const }]) {
    const reading = readStatement(block, terms, options);
    const [entry, other] = reading.ok ? reading.named : [];
    const isEntry = entry?.schema === list && !isWholeList(entry);
    if (isEntry && other === undefined && terms.length > 0) return entry.keys;
  }
  return undefined;
}
