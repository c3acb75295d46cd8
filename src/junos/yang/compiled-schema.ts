import type { LeafType, SchemaKind } from "../schema/index.ts";

/** The kinds by their number in a row's flags. */
export const kindNumbers: Readonly<Record<SchemaKind, number>> = {
  container: 0,
  list: 1,
  leaf: 2,
  "leaf-list": 3,
};
/** The bits of a row's flags that hold the kind. */
export const kindMask = 3;

/** What may be said about a statement; added together, with the kind, they are a row's flags. */
export const rowFlags = {
  orderedByUser: 4,
  presence: 8,
  nokeyword: 16,
  oneliner: 32,
  onelinerPlus: 64,
  homogeneous: 128,
  hiddenKeyword: 256,
  inline: 512,
  mandatory: 1_024,
  /** `apply-groups` and its like may stand in it. */
  common: 2_048,
} as const;

/**
 * One statement without its name. `detail`: of a leaf its place in `types`, of a list its place in
 * `keys`, of a container 0. `children`: name and node in turns, nodes standing before this one.
 * `choices`: three numbers for each child that belongs to a choice, its position, choice and case.
 * `extra`: place in `extras`. What is empty at the end of the row is left out.
 */
export type CompiledRow = readonly [
  flags: number,
  detail: number,
  children?: readonly number[],
  choices?: readonly number[],
  extra?: number,
];

/** What few statements have. */
export interface CompiledExtra {
  readonly keyword?: string;
  readonly default?: string;
  readonly valued?: readonly string[];
}

/** Command, rpc, root element of the structured reply (empty: none), node of the arguments. */
export type CompiledCommand = readonly [command: string, rpc: string, root: string, input: number];

/** The compiled modules: plain data, equal statements held once. `docs/reference/schema.md` describes the file. */
export interface CompiledSchema {
  /** Of this layout. */
  readonly form: typeof compiledForm;
  readonly names: readonly string[];
  readonly types: readonly LeafType[];
  /** Each a list of names. */
  readonly keys: readonly (readonly number[])[];
  readonly extras: readonly CompiledExtra[];
  readonly nodes: readonly CompiledRow[];
  /** The node of `configuration`. */
  readonly root: number;
  readonly commands: readonly CompiledCommand[];
}

/** Number of the layout; a file of another layout is refused. */
export const compiledForm = 1;

/** The compiled schema as the text of its file: JSON, a line per table. */
export function writeCompiled(schema: CompiledSchema): string {
  const tables = Object.entries(schema).map(
    ([name, table]) => `${JSON.stringify(name)}:${JSON.stringify(table)}`,
  );
  return `{${tables.join(",\n")}}\n`;
}
