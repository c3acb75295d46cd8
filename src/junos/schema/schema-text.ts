import { CallHomeError } from "../../base/index.ts";
import { LineError, readLine, type SchemaLine, type StatementLine } from "./schema-line.ts";
import type { SchemaNode } from "./schema-node.ts";
import { byName, commonStatements, nameKey, statement } from "./statement.ts";

/**
 * One file of schema text: an indented line per statement, two blanks per level,
 * `NAME KIND [TYPE] [flags]`. `#` starts a comment line. `body NAME` at the margin defines lines
 * that `use NAME` puts elsewhere; `use /path` takes the children of another statement. A statement
 * written out wins over one of the same name that comes by `use`. The key `name` and the
 * `apply-groups` family need not be written.
 */
export interface Stanza {
  readonly name: string;
  readonly text: string;
}

interface Place {
  readonly stanza: string;
  readonly line: number;
}
type Use = Extract<SchemaLine, { kind: "use" }> & { readonly place: Place };

/** The lines under one statement (or several, when the line names several). */
class Body {
  readonly keys: readonly string[];
  readonly lines: (SchemaNode | Use)[] = [];
  readonly ownNames: Set<string> = new Set();
  nodes: ReadonlyMap<string, SchemaNode> | "expanding" | undefined;

  constructor(keys: readonly string[] = []) {
    this.keys = keys;
  }
}

/**
 * Builds the root container `configuration` from schema text. Equal definitions are one object and
 * children are put together when first looked at, so bodies may contain themselves.
 * Throws `ERR_SCHEMA` naming stanza and line.
 */
export function readSchema(stanzas: readonly Stanza[]): SchemaNode {
  return new SchemaReader().read(stanzas);
}

class SchemaReader {
  readonly #rootBody = new Body();
  readonly #root = statement({
    name: "configuration",
    kind: "container",
    childrenOf: () => this.#expand(this.#rootBody),
  });
  readonly #named = new Map<string, Body>();
  readonly #all: Body[] = [this.#rootBody];
  readonly #bodyOf = new Map<SchemaNode, Body>();

  read(stanzas: readonly Stanza[]): SchemaNode {
    const common = new Body();
    common.lines.push(...commonStatements);
    this.#named.set("common", common);
    for (const stanza of stanzas) this.#readStanza(stanza);
    for (const body of this.#all) this.#expand(body);
    return this.#root;
  }

  #readStanza({ name, text }: Stanza): void {
    const open: (Body | undefined)[] = [this.#rootBody];
    for (const [index, raw] of text.split("\n").entries()) {
      const line = raw.trim();
      if (line === "" || line.startsWith("#")) continue;
      const place = { stanza: name, line: index + 1 };
      const depth = (raw.length - raw.trimStart().length) / 2;
      if (!Number.isInteger(depth) || depth >= open.length) throw failure(place, "bad indentation");
      open.length = depth + 1;
      const parent = open[depth];
      if (parent === undefined) throw failure(place, "nothing may stand under this statement");
      open.push(this.#add(parent, line, place));
    }
  }

  /** Adds a line to `parent`; the answer takes the lines below it. */
  #add(parent: Body, text: string, place: Place): Body | undefined {
    const line = parseLine(text, place);
    switch (line.kind) {
      case "use":
        parent.lines.push({ ...line, place });
        return undefined;
      case "body": {
        if (parent !== this.#rootBody) throw failure(place, "a body is defined at the margin");
        if (this.#named.has(line.name)) throw failure(place, `a second body '${line.name}'`);
        const body = this.#body([]);
        this.#named.set(line.name, body);
        return body;
      }
      case "statement": {
        const isParent = line.statement === "container" || line.statement === "list";
        const body = isParent ? this.#body(line.keys) : undefined;
        for (const name of line.names) {
          if (parent.ownNames.has(name)) throw failure(place, `a second '${name}'`);
          parent.ownNames.add(name);
          const node = makeNode(name, line, parent.keys[0] === name, () =>
            this.#childrenOf(body, line.flags.has("oneliner")),
          );
          parent.lines.push(node);
          if (body !== undefined) this.#bodyOf.set(node, body);
        }
        return body;
      }
    }
  }

  #body(keys: readonly string[]): Body {
    const body = new Body(keys);
    this.#all.push(body);
    return body;
  }

  #childrenOf(body: Body | undefined, oneliner: boolean): ReadonlyMap<string, SchemaNode> {
    if (body === undefined) return byName([]);
    const nodes = this.#expand(body);
    const keys = body.keys.map((key, index) => nodes.get(key) ?? plainKey(key, index === 0));
    const rest = [...nodes.values()].filter((node) => !body.keys.includes(node.name));
    return byName([...keys, ...(oneliner ? [] : commonStatements), ...rest]);
  }

  /** The statements of a body, those that come by `use` included. */
  #expand(body: Body): ReadonlyMap<string, SchemaNode> {
    if (typeof body.nodes === "object") return body.nodes;
    body.nodes = "expanding";
    const nodes = new Map<string, SchemaNode>();
    for (const line of body.lines) {
      if (line.kind !== "use") {
        nodes.set(line.name, line);
        continue;
      }
      for (const node of this.#used(line)) {
        if (line.except.includes(node.name) || body.ownNames.has(node.name)) continue;
        if (!nodes.has(node.name)) nodes.set(node.name, node);
      }
    }
    body.nodes = nodes;
    return nodes;
  }

  #used({ target, place }: Use): readonly SchemaNode[] {
    const body = target.startsWith("/") ? this.#bodyAt(target, place) : this.#named.get(target);
    if (body === undefined) throw failure(place, `there is no '${target}'`);
    if (body.nodes === "expanding") throw failure(place, `'${target}' uses itself`);
    return [...this.#expand(body).values()].filter((node) => !body.keys.includes(node.name));
  }

  #bodyAt(path: string, place: Place): Body | undefined {
    let body: Body | undefined = this.#rootBody;
    for (const step of path.split("/").filter((name) => name !== "")) {
      if (body?.nodes === "expanding") throw failure(place, `'${path}' uses itself`);
      const node: SchemaNode | undefined = body && this.#expand(body).get(step);
      body = node && this.#bodyOf.get(node);
    }
    return body;
  }
}

function makeNode(
  name: string,
  line: StatementLine,
  isFirstKey: boolean,
  childrenOf: () => ReadonlyMap<string, SchemaNode>,
): SchemaNode {
  const { flags, values } = line;
  const [choice, choiceCase = name] = values.choice?.split("/") ?? [];
  return statement({
    name,
    keyword: values.keyword ?? name,
    kind: line.statement,
    keys: line.keys,
    type: line.type,
    ...(line.keys.includes("choice-ident") && {
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
    childrenOf,
  });
}

function plainKey(name: string, first: boolean): SchemaNode {
  if (name === "name") return nameKey;
  return statement({ name, kind: "leaf", type: { base: "string" }, nokeyword: first });
}

function parseLine(text: string, place: Place): SchemaLine {
  try {
    return readLine(text);
  } catch (error) {
    if (error instanceof LineError) throw failure(place, error.message);
    throw error;
  }
}

function failure({ stanza, line }: Place, message: string): CallHomeError {
  return new CallHomeError("ERR_SCHEMA", `schema stanza ${stanza}, line ${line}: ${message}`);
}
