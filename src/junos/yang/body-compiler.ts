import type { SchemaKind } from "../schema/index.ts";
import { BodyBuilder, type Workshop } from "./body-builder.ts";
import { addChange, type Change, newChange, stepsOf } from "./change.ts";
import { type ChoiceCase, chosen } from "./choice-case.ts";
import { type Definition, type ModuleSet, type Scope, scopeWithin } from "./module-set.ts";
import type { NodeMaker } from "./node-maker.ts";
import { type Body, emptyBody } from "./node-table.ts";
import { quoted, YangError } from "./yang-error.ts";
import { argumentOf, type YangStatement } from "./yang-statement.ts";

/** The statements that Junos allows nearly everywhere; the schema room makes them. */
const common: ReadonlySet<string> = new Set(["apply-groups", "apply-groups-except", "apply-macro"]);

/** Expands data definitions (RFC 7950 section 14, `data-def-stmt`) into interned bodies, each grouping once. */
export class BodyCompiler {
  readonly #modules: ModuleSet;
  readonly #workshop: Workshop;
  readonly #maker: NodeMaker;
  readonly #groupings = new Map<YangStatement, Body | "expanding">();

  constructor(modules: ModuleSet, workshop: Workshop, maker: NodeMaker) {
    this.#modules = modules;
    this.#workshop = workshop;
    this.#maker = maker;
  }

  /** The body under `statement`. Throws `YangError`. */
  bodyOf(statement: YangStatement, scope: Scope, change?: Change): Body {
    const inner = scopeWithin(scope, statement);
    const body = this.#workshop.effort.deeper(statement, () => {
      const builder = new BodyBuilder(this.#workshop, statement);
      for (const definition of statement.substatements) this.#define(definition, inner, builder);
      return builder.body();
    });
    return change === undefined ? body : this.#changed(body, change);
  }

  #define(statement: YangStatement, scope: Scope, builder: BodyBuilder): void {
    const { keyword, argument = "" } = statement;
    switch (keyword) {
      case "container":
      case "list":
      case "leaf":
      case "leaf-list":
        if (common.has(argument)) builder.addCommon();
        else if (isConfiguration(statement)) this.#data(keyword, statement, scope, builder);
        break;
      case "choice":
        if (isConfiguration(statement)) this.#choice(statement, argument, scope, builder);
        break;
      case "uses":
        builder.addBody(this.#used(statement, scope));
        break;
      default:
    }
  }

  #data(kind: SchemaKind, statement: YangStatement, scope: Scope, builder: BodyBuilder): void {
    const isLeaf = kind === "leaf" || kind === "leaf-list";
    const body = isLeaf ? emptyBody : this.bodyOf(statement, scope);
    const node = this.#maker.make(kind, statement, body, scopeWithin(scope, statement));
    builder.add({ name: statement.argument ?? "", node, choice: undefined });
  }

  /** The cases below `statement`: of a `choice`, or of an `augment` that adds to the choice `name`. */
  #choice(statement: YangStatement, name: string, scope: Scope, builder: BodyBuilder): void {
    builder.addChoice(name);
    for (const inner of statement.substatements) {
      const option = inner.argument ?? "";
      if (inner.keyword === "case") {
        this.#addCase(builder, this.bodyOf(inner, scope), { name, case: option });
      } else if (inner.keyword !== "uses") {
        const single = this.#workshop.effort.deeper(inner, () => {
          const shorthand = new BodyBuilder(this.#workshop, inner);
          this.#define(inner, scope, shorthand);
          return shorthand.body();
        });
        this.#addCase(builder, single, { name, case: option });
      }
    }
  }

  #addCase(builder: BodyBuilder, body: Body, choice: ChoiceCase): void {
    builder.addBody(chosen(body, choice));
  }

  #used(statement: YangStatement, scope: Scope): Body {
    const name = statement.argument ?? "";
    const definition = this.#modules.find("grouping", name, scope);
    if (definition === undefined) {
      throw new YangError(statement, `there is no grouping ${quoted(name)}`);
    }
    const body = this.#grouping(definition, statement);
    const changes = statement.substatements.filter(
      ({ keyword }) => keyword === "refine" || keyword === "augment",
    );
    if (changes.length === 0) return body;
    const change = newChange(statement);
    for (const inner of changes) addChange(change, stepsOf(inner.argument ?? ""), inner, scope);
    return this.#changed(body, change);
  }

  #grouping({ statement, scope }: Definition, use: YangStatement): Body {
    const known = this.#groupings.get(statement);
    if (known === "expanding") {
      throw new YangError(use, `grouping ${quoted(use.argument ?? "")} uses itself`);
    }
    if (known !== undefined) return known;
    this.#groupings.set(statement, "expanding");
    const body = this.bodyOf(statement, scope);
    this.#groupings.set(statement, body);
    return body;
  }

  #changed(body: Body, change: Change): Body {
    const builder = new BodyBuilder(this.#workshop, change.origin, body);
    for (const { augment, scope } of change.additions) builder.addBody(this.bodyOf(augment, scope));
    this.#changeBelow(builder, change);
    return builder.body();
  }

  #changeBelow(builder: BodyBuilder, change: Change): void {
    for (const [step, below] of change.below) {
      const slot = builder.get(step);
      if (slot !== undefined) {
        this.#workshop.effort.deeper(below.origin, () => {
          const { body } = this.#workshop.table.get(slot.node);
          const refined = this.#maker.refine(slot.node, below.refinements);
          builder.replace(slot, this.#maker.withBody(step, refined, this.#changed(body, below)));
        });
      } else if (builder.hasChoice(step)) this.#changeChoice(builder, step, below);
      else throw new YangError(below.origin, `there is no ${quoted(step)} to change`);
    }
  }

  /** Steps through a choice and its cases, which are not statements of their own in the schema. */
  #changeChoice(builder: BodyBuilder, name: string, change: Change): void {
    for (const { augment, scope } of change.additions) {
      this.#choice(augment, name, scopeWithin(scope, augment), builder);
    }
    for (const [option, below] of change.below) {
      for (const { augment, scope } of below.additions) {
        this.#addCase(builder, this.bodyOf(augment, scope), { name, case: option });
      }
      this.#workshop.effort.deeper(below.origin, () => this.#changeBelow(builder, below));
    }
  }
}

/** State data and what is obsolete cannot be configured. */
function isConfiguration(statement: YangStatement): boolean {
  return (
    argumentOf(statement, "config") !== "false" && argumentOf(statement, "status") !== "obsolete"
  );
}
