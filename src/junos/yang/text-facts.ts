import { coreSchema, type SchemaNode } from "../schema/index.ts";
import { rowFlags } from "./compiled-schema.ts";

/** What the published modules do not tell about a statement's text form. */
export interface TextFact {
  /** Of `rowFlags`, to be added. */
  readonly flags: number;
  readonly keyword: string | undefined;
  /** Of a list with key `choice-ident`: the identities that take a value. */
  readonly valued: readonly string[] | undefined;
  readonly secret: boolean;
}

/**
 * The facts about Junos that the core schema holds and YANG has no place for: list keywords that
 * are not written, other keywords than the element's name, `family` on its child's line, shared
 * list keywords, secrets, identities with a value, the order of the top level. They are looked up
 * by the names of statement and parent; for a parent that the core does not have, by the
 * statement's own name if at least two parents in the core agree and none contradicts.
 */
export class TextFacts {
  /** Names of the top-level statements in the order in which they print. */
  readonly topLevel: readonly string[];
  readonly #byPair = new Map<string, TextFact>();
  readonly #byName = new Map<string, TextFact>();
  readonly #valued: ReadonlySet<string>;

  constructor() {
    const root = coreSchema();
    this.topLevel = [...root.children.keys()];
    const parents = new Map<string, string[]>();
    for (const [parent, child] of pairsOf(root)) {
      const name = `${child.kind} ${child.name}`;
      const pair = `${name} ${parent.name}`;
      if (this.#byPair.has(pair)) continue;
      this.#byPair.set(pair, factOf(child));
      const others = parents.get(name);
      if (others === undefined) parents.set(name, [pair]);
      else others.push(pair);
    }
    for (const [name, pairs] of parents) {
      const fact = this.#agreed(pairs);
      if (fact !== undefined) this.#byName.set(name, fact);
    }
    this.#valued = new Set([...this.#byPair.values()].flatMap(({ valued }) => valued ?? []));
  }

  /** Undefined when there is nothing to add. */
  find(parent: string, kind: SchemaNode["kind"], name: string): TextFact | undefined {
    const known = this.#byPair.get(`${kind} ${name} ${parent}`);
    const fact = known ?? this.#byName.get(`${kind} ${name}`);
    return fact === undefined || isPlain(fact) ? undefined : fact;
  }

  /** Those of a list's identities that take a value wherever the core has such a list. */
  valuedAmong(identities: readonly string[]): readonly string[] {
    return identities.filter((identity) => this.#valued.has(identity));
  }

  #agreed(pairs: readonly string[]): TextFact | undefined {
    const facts = pairs.map((pair) => this.#byPair.get(pair));
    const [first, second] = facts;
    if (first === undefined || second === undefined) return undefined;
    const text = JSON.stringify(first);
    return facts.every((fact) => JSON.stringify(fact) === text) ? first : undefined;
  }
}

function factOf(schema: SchemaNode): TextFact {
  const { hiddenKeyword, homogeneous, inline } = rowFlags;
  return {
    flags:
      (schema.hiddenKeyword ? hiddenKeyword : 0) |
      (schema.homogeneous ? homogeneous : 0) |
      (schema.inline ? inline : 0),
    keyword: schema.keyword === schema.name ? undefined : schema.keyword,
    valued: schema.valuedChoices,
    secret: schema.type.base === "secret",
  };
}

function isPlain({ flags, keyword, valued, secret }: TextFact): boolean {
  return flags === 0 && keyword === undefined && valued === undefined && !secret;
}

/** Every statement with its parent; bodies that contain themselves are walked once. */
function* pairsOf(root: SchemaNode): Generator<readonly [SchemaNode, SchemaNode]> {
  const met = new Set([root]);
  for (const parent of met) {
    for (const child of parent.children.values()) {
      yield [parent, child];
      met.add(child);
    }
  }
}
