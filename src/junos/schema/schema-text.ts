import { type OutlineLine, readOutline, type Stanza, schemaError } from "./outline.ts";
import { LineError, readLine, type SchemaLine, type StatementLine } from "./schema-line.ts";
import type { SchemaNode } from "./schema-node.ts";
import { byName, commonStatements, nameKey, statement } from "./statement.ts";

/** The lines under one statement (or several, when the line names several). */
class Body {
  readonly keys: readonly string[];
  readonly lines: readonly OutlineLine[];
  nodes: ReadonlyMap<string, SchemaNode> | "expanding" | undefined;

  constructor(keys: readonly string[], lines: readonly OutlineLine[]) {
    this.keys = keys;
    this.lines = lines;
  }
}

/**
 * Builds the root container `configuration` from schema text: an indented line per statement, two
 * blanks per level, `NAME KIND [TYPE] [flags]`, `#` for comments. `body NAME` at the margin defines
 * lines that `use NAME` puts elsewhere, `use /path` takes the children of another statement,
 * `except` leaves some out; a statement written out wins over one that comes by `use`. The key
 * `name` and the `apply-groups` family need not be written. The set of top-level statements is closed.
 *
 * One definition is one object. A line is read when the children of its parent are first looked
 * at, so bodies may contain themselves and an unused stanza costs next to nothing.
 * Throws `ERR_SCHEMA` naming stanza and line, for such lines when they are read.
 */
export function readSchema(stanzas: readonly Stanza[]): SchemaNode {
  return new SchemaReader(stanzas.flatMap(readOutline)).root;
}

class SchemaReader {
  readonly root: SchemaNode;
  readonly #rootBody: Body;
  readonly #named = new Map<string, Body>();
  readonly #bodyOf = new Map<SchemaNode, Body>();

  constructor(margin: readonly OutlineLine[]) {
    for (const line of margin) {
      if (!isDefinition(line)) continue;
      const name = line.text.slice("body ".length).trim();
      if (this.#named.has(name)) throw schemaError(line, `a second body '${name}'`);
      this.#named.set(name, new Body([], line.below));
    }
    this.#rootBody = new Body(
      [],
      margin.filter((line) => !isDefinition(line)),
    );
    this.root = statement({
      name: "configuration",
      kind: "container",
      closed: true,
      childrenOf: () => this.#expand(this.#rootBody),
    });
  }

  #childrenOf(body: Body, oneliner: boolean): ReadonlyMap<string, SchemaNode> {
    const nodes = this.#expand(body);
    const keys = body.keys.map((key, index) => nodes.get(key) ?? plainKey(key, index === 0));
    const rest = [...nodes.values()].filter((node) => !body.keys.includes(node.name));
    return byName([...keys, ...(oneliner ? [] : commonStatements), ...rest]);
  }

  /** The statements of a body, those that come by `use` included. */
  #expand(body: Body): ReadonlyMap<string, SchemaNode> {
    if (typeof body.nodes === "object") return body.nodes;
    body.nodes = "expanding";
    const lines = body.lines.map((line) => ({ line, read: parseLine(line) }));
    const own = new Set(lines.flatMap(({ read }) => (read.kind === "use" ? [] : read.names)));
    const nodes = new Map<string, SchemaNode>();
    for (const { line, read } of lines) {
      if (read.kind === "use") {
        for (const node of this.#used(read.target, line)) {
          if (read.except.includes(node.name) || own.has(node.name)) continue;
          if (!nodes.has(node.name)) nodes.set(node.name, node);
        }
        continue;
      }
      for (const name of read.names) {
        if (nodes.has(name)) throw schemaError(line, `a second '${name}'`);
        nodes.set(name, this.#node(name, read, line, body));
      }
    }
    body.nodes = nodes;
    return nodes;
  }

  #node(name: string, read: StatementLine, line: OutlineLine, parent: Body): SchemaNode {
    const isLeaf = read.statement === "leaf" || read.statement === "leaf-list";
    if (isLeaf) {
      const [first] = line.below;
      if (first !== undefined) throw schemaError(first, `nothing may stand under '${name}'`);
      return makeNode(name, read, parent.keys[0] === name);
    }
    const body = new Body(read.keys, line.below);
    const node = makeNode(name, read, false, () =>
      this.#childrenOf(body, read.flags.has("oneliner")),
    );
    this.#bodyOf.set(node, body);
    return node;
  }

  #used(target: string, line: OutlineLine): readonly SchemaNode[] {
    if (target === "common") return commonStatements;
    const body = target.startsWith("/") ? this.#bodyAt(target, line) : this.#named.get(target);
    if (body === undefined) throw schemaError(line, `there is no '${target}'`);
    if (body.nodes === "expanding") throw schemaError(line, `'${target}' uses itself`);
    return [...this.#expand(body).values()].filter((node) => !body.keys.includes(node.name));
  }

  #bodyAt(path: string, line: OutlineLine): Body | undefined {
    let body: Body | undefined = this.#rootBody;
    for (const step of path.split("/").filter((name) => name !== "")) {
      if (body?.nodes === "expanding") throw schemaError(line, `'${path}' uses itself`);
      const node: SchemaNode | undefined = body && this.#expand(body).get(step);
      body = node && this.#bodyOf.get(node);
    }
    return body;
  }
}

function isDefinition({ text }: OutlineLine): boolean {
  return text.startsWith("body ");
}

function plainKey(name: string, first: boolean): SchemaNode {
  if (name === "name") return nameKey;
  return statement({ name, kind: "leaf", type: { base: "string" }, nokeyword: first });
}

function makeNode(
  name: string,
  { statement: kind, keys, type, flags, values }: StatementLine,
  isFirstKey: boolean,
  childrenOf?: () => ReadonlyMap<string, SchemaNode>,
): SchemaNode {
  const [choice, choiceCase = name] = values.choice?.split("/") ?? [];
  return statement({
    name,
    keyword: values.keyword ?? name,
    kind,
    keys,
    type,
    ...(keys.includes("choice-ident") && {
      valuedChoices: Object.freeze(values.valued?.split("|") ?? []),
    }),
    orderedByUser: flags.has("user-ordered"),
    presence: flags.has("presence"),
    nokeyword: flags.has("nokeyword") || (isFirstKey && values.keyword === undefined),
    oneliner: flags.has("oneliner"),
    onelinerPlus: flags.has("oneliner-plus"),
    homogeneous: flags.has("homogeneous"),
    hiddenKeyword: flags.has("hidden-keyword"),
    inline: flags.has("inline"),
    choice: choice === undefined ? undefined : Object.freeze({ name: choice, case: choiceCase }),
    defaultValue: values.default,
    mandatory: flags.has("mandatory"),
    closed: flags.has("closed"),
    ...(childrenOf !== undefined && { childrenOf }),
  });
}

function parseLine(line: OutlineLine): SchemaLine {
  try {
    return readLine(line.text);
  } catch (error) {
    if (error instanceof LineError) throw schemaError(line, error.message);
    throw error;
  }
}
