import type { Workshop } from "./body-builder.ts";
import type { BodyCompiler } from "./body-compiler.ts";
import type { CompiledCommand } from "./compiled-schema.ts";
import { type ModuleSet, type Scope, scopeWithin } from "./module-set.ts";
import { emptyBody } from "./node-table.ts";
import { quoted, YangError } from "./yang-error.ts";
import { extensions, substatement, type YangStatement } from "./yang-statement.ts";

/** What a reply may hold instead of the structured element: text, or parts of several routing engines. */
const notRoots: ReadonlySet<string> = new Set(["output", "multi-routing-engine-results"]);

/** Compiles the rpcs that have a command of the CLI (Juniper's extension `command`). */
export class RpcCompiler {
  readonly #modules: ModuleSet;
  readonly #bodies: BodyCompiler;
  readonly #workshop: Workshop;

  constructor(modules: ModuleSet, bodies: BodyCompiler, workshop: Workshop) {
    this.#modules = modules;
    this.#bodies = bodies;
    this.#workshop = workshop;
  }

  /** By the words of the command; of two rpcs with one command the first module's counts. Throws `YangError`. */
  commands(): readonly CompiledCommand[] {
    const commands = new Map<string, CompiledCommand>();
    for (const { statement, scope } of this.#modules.modules.flatMap(({ files }) => files)) {
      for (const rpc of statement.substatements) {
        const command = rpc.keyword === "rpc" ? extensions(rpc, "command")[0]?.argument : undefined;
        if (command === undefined || commands.has(command)) continue;
        commands.set(command, this.#command(command, rpc, scopeWithin(scope, rpc)));
      }
    }
    return [...commands.values()].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  #command(command: string, rpc: YangStatement, scope: Scope): CompiledCommand {
    const input = substatement(rpc, "input");
    const output = substatement(rpc, "output");
    const body = input === undefined ? emptyBody : this.#bodies.bodyOf(input, scope);
    const node = this.#workshop.table.intern({
      kind: "container",
      flags: 0,
      type: undefined,
      keys: [],
      body,
      extra: undefined,
    });
    const root = output && this.#root(output, scopeWithin(scope, output));
    return [command, rpc.argument ?? "", root ?? "", node];
  }

  /** The first element below `statement` that a structured reply may consist of. */
  #root(statement: YangStatement, scope: Scope): string | undefined {
    for (const inner of statement.substatements) {
      const { effort } = this.#workshop;
      effort.spend(1, inner);
      const name = effort.deeper(inner, () => this.#rootIn(inner, scope));
      if (name !== undefined && !notRoots.has(name)) return name;
    }
    return undefined;
  }

  #rootIn(statement: YangStatement, scope: Scope): string | undefined {
    const { keyword, argument = "" } = statement;
    switch (keyword) {
      case "container":
      case "list":
        return argument;
      case "choice":
      case "case":
        return this.#root(statement, scope);
      case "uses": {
        const grouping = this.#modules.find("grouping", argument, scope);
        if (grouping === undefined) {
          throw new YangError(statement, `there is no grouping ${quoted(argument)}`);
        }
        return this.#root(grouping.statement, scopeWithin(grouping.scope, grouping.statement));
      }
      default:
        return undefined;
    }
  }
}
