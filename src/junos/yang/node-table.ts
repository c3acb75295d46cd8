import type { LeafType, SchemaKind } from "../schema/index.ts";
import type { CompiledExtra } from "./compiled-schema.ts";

/** A statement at its place in a parent. */
export interface Slot {
  readonly name: string;
  readonly node: number;
  readonly choice: { readonly name: string; readonly case: string } | undefined;
}

/** What stands under a statement, or in a grouping. */
export interface Body {
  readonly slots: readonly Slot[];
  /** Whether `apply-groups` and its like are among them. */
  readonly common: boolean;
  /** Every choice declared here, those without statements too: augments may name them. */
  readonly choices: readonly string[];
}

export interface Node {
  readonly kind: SchemaKind;
  readonly flags: number;
  readonly type: LeafType | undefined;
  readonly keys: readonly string[];
  readonly body: Body;
  readonly extra: CompiledExtra | undefined;
}

export const emptyBody: Body = Object.freeze({ slots: [], common: false, choices: [] });

/** The statements met so far, equal ones under one number. */
export class NodeTable {
  readonly #nodes: Node[] = [];
  readonly #numbers = new Map<string, number>();

  get(number: number): Node {
    const node = this.#nodes[number];
    if (node === undefined) throw new RangeError(`there is no node ${number}`);
    return node;
  }

  intern(node: Node): number {
    const key = keyOf(node);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#nodes.push(node) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

function keyOf({ kind, flags, type, keys, body, extra }: Node): string {
  let key = `${kind} ${flags} ${body.common ? 1 : 0}`;
  if (type !== undefined) key += JSON.stringify(type);
  if (extra !== undefined) key += JSON.stringify(extra);
  if (keys.length > 0) key += ` ${keys.join(" ")}`;
  for (const { name, node, choice } of body.slots) {
    key +=
      choice === undefined ? `;${name} ${node}` : `;${name} ${node} ${choice.name} ${choice.case}`;
  }
  return body.choices.length === 0 ? key : `${key}|${body.choices.join(" ")}`;
}
