import type { LeafType } from "../schema/index.ts";
import {
  type CompiledCommand,
  type CompiledExtra,
  type CompiledRow,
  type CompiledSchema,
  compiledForm,
  kindNumbers,
  rowFlags,
} from "./compiled-schema.ts";
import type { Node, NodeTable } from "./node-table.ts";

/** What the file is made of; nodes by their number in the table. */
export interface SchemaParts {
  readonly table: NodeTable;
  readonly root: number;
  readonly commands: readonly CompiledCommand[];
}

/** The file form of what is reachable from the root and the commands, children before parents. */
export function packSchema({ table, root, commands }: SchemaParts): CompiledSchema {
  const packer = new Packer(table);
  return {
    form: compiledForm,
    root: packer.row(root),
    commands: commands.map(([command, rpc, reply, input]) => [
      command,
      rpc,
      reply,
      packer.row(input),
    ]),
    names: packer.names.values,
    types: packer.types.values,
    keys: packer.keys.values,
    extras: packer.extras.values,
    nodes: packer.rows,
  };
}

/** Values in the order of their first use, each once. */
class Pool<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  place(value: T): number {
    const text = JSON.stringify(value);
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.values.push(value) - 1;
    this.#places.set(text, place);
    return place;
  }
}

class Packer {
  readonly names = new Pool<string>();
  readonly types = new Pool<LeafType>();
  readonly keys = new Pool<readonly number[]>();
  readonly extras = new Pool<CompiledExtra>();
  readonly rows: CompiledRow[] = [];
  readonly #table: NodeTable;
  /** Places of rows by node, and by contents: nodes may differ in what the file does not hold. */
  readonly #places = new Map<number, number>();
  readonly #known = new Map<string, number>();

  constructor(table: NodeTable) {
    this.#table = table;
  }

  row(number: number): number {
    const known = this.#places.get(number);
    if (known !== undefined) return known;
    const row = this.#pack(this.#table.get(number));
    const text = row.join(";");
    const place = this.#known.get(text) ?? this.rows.push(row) - 1;
    this.#known.set(text, place);
    this.#places.set(number, place);
    return place;
  }

  #pack(node: Node): CompiledRow {
    const { slots, common } = node.body;
    const children: number[] = [];
    const choices: number[] = [];
    for (const [position, { name, node: child, choice }] of slots.entries()) {
      children.push(this.names.place(name), this.row(child));
      if (choice !== undefined) {
        choices.push(position, this.names.place(choice.name), this.names.place(choice.case));
      }
    }
    const flags = kindNumbers[node.kind] | node.flags | (common ? rowFlags.common : 0);
    const detail = this.#detail(node);
    if (node.extra !== undefined) {
      return [flags, detail, children, choices, this.extras.place(node.extra)];
    }
    if (choices.length > 0) return [flags, detail, children, choices];
    return children.length > 0 ? [flags, detail, children] : [flags, detail];
  }

  #detail({ kind, type, keys }: Node): number {
    if (type !== undefined) return this.types.place(type);
    return kind === "list" ? this.keys.place(keys.map((name) => this.names.place(name))) : 0;
  }
}
