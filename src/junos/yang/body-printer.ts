import type { LeafType, SchemaNode } from "../schema/index.ts";

/** The statements that every container may hold, and the grouping of the root module that has them. */
const common = ["apply-groups", "apply-groups-except", "apply-macro"] as const;
const commonGrouping = "apply-advanced";

type Body = SchemaNode["children"];

/**
 * Prints statements of the configuration schema as YANG (RFC 7950). What several of them hold in
 * common becomes a grouping, so that the text grows with the schema and not with its expansion.
 */
export class BodyPrinter {
  /** Prefix of the module of `<configuration>` with its colon; empty within that module itself. */
  readonly #rootPrefix: string;
  readonly #uses = new Map<Body, number>();
  readonly #groupings = new Map<Body, { readonly name: string; readonly lines: string[] }>();

  constructor(rootPrefix: string) {
    this.#rootPrefix = rootPrefix;
  }

  /** The statements, and below them the groupings that they use. */
  print(statements: Iterable<SchemaNode>): {
    readonly lines: readonly string[];
    readonly groupings: readonly string[];
  } {
    const all = [...statements];
    for (const statement of all) this.#count(statement);
    const lines = this.#statements(all);
    const groupings = [...this.#groupings.values()].flatMap(({ name, lines: inside }) =>
      block(`grouping ${name}`, inside),
    );
    return { lines, groupings };
  }

  /** The three statements of the grouping themselves. */
  printCommon(body: Body): readonly string[] {
    const lines = common.flatMap((name) => this.#statement(body.get(name)));
    return block(`grouping ${commonGrouping}`, lines);
  }

  #count({ children }: SchemaNode): void {
    const waiting = [children];
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const uses = (this.#uses.get(body) ?? 0) + 1;
      this.#uses.set(body, uses);
      if (uses > 1) continue;
      for (const child of body.values()) if (child.children.size > 0) waiting.push(child.children);
    }
  }

  #body(node: SchemaNode): readonly string[] {
    const body = node.children;
    if ((this.#uses.get(body) ?? 0) < 2) return this.#statements([...body.values()]);
    let grouping = this.#groupings.get(body);
    if (grouping === undefined) {
      grouping = { name: `${node.name}-${this.#groupings.size + 1}`, lines: [] };
      this.#groupings.set(body, grouping);
      grouping.lines.push(...this.#statements([...body.values()]));
    }
    return [`uses ${grouping.name};`];
  }

  #statements(statements: readonly SchemaNode[]): readonly string[] {
    const hasCommon = common.every((name) => statements.some((node) => node.name === name));
    const own = hasCommon
      ? statements.filter(({ name }) => !common.some((known) => known === name))
      : statements;
    const lines = hasCommon ? [`uses ${this.#rootPrefix}${commonGrouping};`] : [];
    const printed = new Set<string>();
    for (const statement of own) {
      const { choice } = statement;
      if (choice === undefined) lines.push(...this.#statement(statement));
      else if (!printed.has(choice.name)) {
        printed.add(choice.name);
        lines.push(...this.#choice(choice.name, own));
      }
    }
    return lines;
  }

  #choice(name: string, siblings: readonly SchemaNode[]): readonly string[] {
    const cases = new Map<string, SchemaNode[]>();
    for (const sibling of siblings) {
      if (sibling.choice?.name !== name) continue;
      const known = cases.get(sibling.choice.case);
      if (known === undefined) cases.set(sibling.choice.case, [sibling]);
      else known.push(sibling);
    }
    const lines = [...cases].flatMap(([label, nodes]) =>
      block(
        `case case-${label}`,
        nodes.flatMap((node) => this.#statement(node)),
      ),
    );
    return block(`choice ${name}-choice`, lines);
  }

  #statement(node: SchemaNode | undefined): readonly string[] {
    if (node === undefined) return [];
    const ordered = node.orderedByUser ? ["ordered-by user;"] : [];
    switch (node.kind) {
      case "leaf":
        return block(`leaf ${node.name}`, [...typeLines(node.type), ...leafFacts(node)]);
      case "leaf-list":
        return block(`leaf-list ${node.name}`, [...typeLines(node.type), ...ordered]);
      case "list":
        return block(`list ${node.name}`, [
          `key ${quote(node.keys.join(" "))};`,
          ...ordered,
          ...this.#body(node),
        ]);
      case "container": {
        const presence = node.presence ? [`presence ${quote(`enable ${node.name}`)};`] : [];
        return block(`container ${node.name}`, [...presence, ...this.#body(node)]);
      }
    }
  }
}

function leafFacts({ mandatory, defaultValue }: SchemaNode): readonly string[] {
  if (mandatory) return ["mandatory true;"];
  return defaultValue === undefined ? [] : [`default ${quote(defaultValue)};`];
}

/** What YANG calls the type; text that is never shown is a string to it. */
function typeLines(type: LeafType): readonly string[] {
  switch (type.base) {
    case "empty":
      return ["type empty;"];
    case "string":
      return type.length === undefined
        ? ["type string;"]
        : block("type string", [`length ${quote(type.length.join(".."))};`]);
    case "secret":
      return ["type string;"];
    case "enumeration":
      return enumeration(type.values);
    case "integer": {
      const number = integer(type.range);
      return type.words === undefined
        ? number
        : block("type union", [...number, ...enumeration(type.words)]);
    }
  }
}

const largestUnsigned = 4_294_967_295;

function integer(range: readonly [number, number] | undefined): readonly string[] {
  if (range === undefined) return ["type int64;"];
  const [least, most] = range;
  const name = least >= 0 && most <= largestUnsigned ? "uint32" : "int64";
  return block(`type ${name}`, [`range ${quote(`${least}..${most}`)};`]);
}

function enumeration(values: readonly string[]): readonly string[] {
  return block(
    "type enumeration",
    values.map((value) => `enum ${quote(value)};`),
  );
}

/** A statement with what stands in its braces. */
export function block(head: string, inside: readonly string[]): readonly string[] {
  if (inside.length === 0) return [`${head};`];
  return [`${head} {`, ...inside.map((line) => `  ${line}`), "}"];
}

/** A string in double quotes (RFC 7950 section 6.1.3). */
export function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
