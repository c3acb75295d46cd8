import { coreSchema, type SchemaKind, type SchemaNode } from "../schema/index.ts";
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
 * The facts about Junos that the core schema holds and published modules do not tell: list keywords
 * that are not written, other keywords than the element's name, `family` on its child's line,
 * shared list keywords, some statements of one line, secrets, identities with a value, the order of
 * the top level. They are looked up by the names of statement and parent; for a parent that the core
 * does not have, by the statement's own name if at least two parents agree and none contradicts.
 */
export class TextFacts {
  /** Names of the top-level statements in the order in which they print. */
  readonly topLevel: readonly string[];
  /** By name and kind of the statement; statements that nowhere have a fact are left out. */
  readonly #facts: ReadonlyMap<string, NamedFacts>;
  readonly #valued: ReadonlySet<string>;

  constructor() {
    const root = coreSchema();
    this.topLevel = [...root.children.keys()];
    const facts = new Map<string, Map<string, TextFact>>();
    for (const [parent, child] of pairsOf(root)) {
      const id = idOf(child.kind, child.name);
      const named = facts.get(id) ?? new Map<string, TextFact>();
      const known = named.get(parent.name);
      const fact = factOf(child);
      named.set(parent.name, known === undefined ? fact : common(known, fact));
      facts.set(id, named);
    }
    const speaking = [...facts].filter(([, named]) => ![...named.values()].every(isPlain));
    this.#facts = new Map(
      speaking.map(([id, byParent]) => [id, { byParent, agreed: agreed([...byParent.values()]) }]),
    );
    const all = speaking.flatMap(([, named]) => [...named.values()]);
    this.#valued = new Set(all.flatMap(({ valued }) => valued ?? []));
  }

  /** Undefined when there is nothing to add. */
  find(parent: string, kind: SchemaKind, name: string): TextFact | undefined {
    const named = this.#facts.get(idOf(kind, name));
    const fact = named?.byParent.get(parent) ?? named?.agreed;
    return fact === undefined || isPlain(fact) ? undefined : fact;
  }

  /** Those of a list's identities that take a value wherever the core has such a list. */
  valuedAmong(identities: readonly string[]): readonly string[] {
    return identities.filter((identity) => this.#valued.has(identity));
  }
}

/** Facts about the statements of one name and kind. */
interface NamedFacts {
  readonly byParent: ReadonlyMap<string, TextFact>;
  /** What holds under parents that the core does not have. */
  readonly agreed: TextFact | undefined;
}

let built: TextFacts | undefined;

/** The facts of the core schema. Collected once. */
export function textFacts(): TextFacts {
  built ??= new TextFacts();
  return built;
}

function factOf(schema: SchemaNode): TextFact {
  const { hiddenKeyword, homogeneous, inline, oneliner } = rowFlags;
  return {
    flags:
      (schema.hiddenKeyword ? hiddenKeyword : 0) |
      (schema.oneliner ? oneliner : 0) |
      (schema.homogeneous ? homogeneous : 0) |
      (schema.inline ? inline : 0),
    keyword: schema.keyword === schema.name ? undefined : schema.keyword,
    valued: schema.valuedChoices,
    secret: schema.type.base === "secret",
  };
}

/** What holds in both places: lists of one name may share their keyword under one `from` and not under another. */
function common(one: TextFact, other: TextFact): TextFact {
  return { ...one, flags: one.flags & other.flags };
}

/** What two parents or more say alike. */
function agreed([first, second, ...others]: readonly TextFact[]): TextFact | undefined {
  if (first === undefined || second === undefined) return undefined;
  const text = JSON.stringify(first);
  return [second, ...others].every((fact) => JSON.stringify(fact) === text) ? first : undefined;
}

function idOf(kind: SchemaKind, name: string): string {
  return `${kind} ${name}`;
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
