import { compareTexts } from "../../base/index.ts";
import { quoted, YangError } from "./yang-error.ts";
import { argumentOf, substatement, type YangStatement } from "./yang-statement.ts";

/** Statements that are defined once and used by name. */
type DefinitionKind = "grouping" | "typedef";

/** Where a name is looked up: the file with its prefixes and the statements around it. */
export interface Scope {
  readonly module: YangModule;
  readonly prefix: string;
  /** Module names by prefix. */
  readonly imports: ReadonlyMap<string, string>;
  /** What a statement around it defines, by kind and name; undefined at the top of the file. */
  readonly local: ReadonlyMap<string, YangStatement> | undefined;
  readonly outer: Scope | undefined;
}

export interface Definition {
  readonly statement: YangStatement;
  /** Of the definition, not of its use. */
  readonly scope: Scope;
}

/** A module and its submodules. */
export interface YangModule {
  readonly name: string;
  readonly files: readonly { readonly statement: YangStatement; readonly scope: Scope }[];
  readonly groupings: ReadonlyMap<string, Definition>;
  readonly typedefs: ReadonlyMap<string, Definition>;
}

/** The modules of one build, in the order of their names, and what their names mean. */
export class ModuleSet {
  readonly modules: readonly YangModule[];
  readonly #byName: ReadonlyMap<string, YangModule>;

  /** Throws `YangError` when a module comes twice with different text and the same revision. */
  constructor(statements: readonly YangStatement[]) {
    const latest = latestRevisions(statements);
    const submodules = byOwner(latest.filter(({ keyword }) => keyword === "submodule"));
    this.modules = latest
      .filter(({ keyword }) => keyword === "module")
      .sort((one, other) => ((one.argument ?? "") < (other.argument ?? "") ? -1 : 1))
      .map((main) => makeModule(main, submodules.get(main.argument ?? "") ?? []));
    this.#byName = new Map(this.modules.map((module) => [module.name, module]));
  }

  /** What `name`, perhaps with a prefix, means in `scope` (RFC 7950 sections 5.5 and 6.2.1). */
  find(kind: DefinitionKind, name: string, scope: Scope): Definition | undefined {
    const colon = name.indexOf(":");
    const prefix = name.slice(0, Math.max(colon, 0));
    const local = name.slice(colon + 1);
    if (colon >= 0 && prefix !== scope.prefix) {
      const module = this.#byName.get(scope.imports.get(prefix) ?? "");
      return module && definitions(module, kind).get(local);
    }
    for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
      const statement = at.local?.get(`${kind} ${local}`);
      if (statement !== undefined) return { statement, scope: at };
    }
    return definitions(scope.module, kind).get(local);
  }
}

/** The scope of what stands in `statement`. */
export function scopeWithin(scope: Scope, statement: YangStatement): Scope {
  const defined = statement.substatements.filter(
    ({ keyword }) => keyword === "grouping" || keyword === "typedef",
  );
  if (defined.length === 0) return scope;
  const local = new Map(
    defined.map((inner) => [`${inner.keyword} ${inner.argument ?? ""}`, inner] as const),
  );
  return { ...scope, local, outer: scope };
}

function definitions(module: YangModule, kind: DefinitionKind): YangModule["groupings"] {
  return kind === "grouping" ? module.groupings : module.typedefs;
}

function makeModule(main: YangStatement, submodules: readonly YangStatement[]): YangModule {
  const files: { statement: YangStatement; scope: Scope }[] = [];
  const groupings = new Map<string, Definition>();
  const typedefs = new Map<string, Definition>();
  const module: YangModule = { name: main.argument ?? "", files, groupings, typedefs };
  for (const statement of [main, ...submodules]) {
    const scope = fileScope(module, statement);
    files.push({ statement, scope });
    for (const inner of statement.substatements) {
      const { keyword, argument = "" } = inner;
      if (keyword === "grouping") groupings.set(argument, { statement: inner, scope });
      if (keyword === "typedef") typedefs.set(argument, { statement: inner, scope });
    }
  }
  return module;
}

function fileScope(module: YangModule, statement: YangStatement): Scope {
  const owner = substatement(statement, "belongs-to") ?? statement;
  const imports = statement.substatements
    .filter(({ keyword }) => keyword === "import")
    .map((inner) => [argumentOf(inner, "prefix") ?? "", inner.argument ?? ""] as const);
  return {
    module,
    prefix: argumentOf(owner, "prefix") ?? "",
    imports: new Map(imports),
    local: undefined,
    outer: undefined,
  };
}

function byOwner(
  submodules: readonly YangStatement[],
): ReadonlyMap<string, readonly YangStatement[]> {
  const owners = new Map<string, YangStatement[]>();
  for (const statement of submodules) {
    const owner = argumentOf(statement, "belongs-to") ?? "";
    const others = owners.get(owner);
    if (others === undefined) owners.set(owner, [statement]);
    else others.push(statement);
  }
  return owners;
}

function latestRevisions(statements: readonly YangStatement[]): readonly YangStatement[] {
  const latest = new Map<string, YangStatement>();
  for (const statement of statements) {
    const name = statement.argument ?? "";
    const known = latest.get(name);
    const newer = known === undefined ? 1 : compareTexts(revisionOf(statement), revisionOf(known));
    if (newer > 0) latest.set(name, statement);
    else if (newer === 0 && known?.source.text !== statement.source.text) {
      throw new YangError(
        statement,
        `module ${quoted(name)} is also in ${known?.source.file ?? ""}, with other text`,
      );
    }
  }
  return [...latest.values()];
}

function revisionOf({ substatements }: YangStatement): string {
  const revisions = substatements.filter(({ keyword }) => keyword === "revision");
  return (
    revisions
      .map(({ argument = "" }) => argument)
      .sort()
      .at(-1) ?? ""
  );
}
