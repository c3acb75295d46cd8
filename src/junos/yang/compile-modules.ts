import type { Workshop } from "./body-builder.ts";
import { BodyCompiler } from "./body-compiler.ts";
import { addChange, type Change, newChange, stepsOf } from "./change.ts";
import type { CompiledSchema } from "./compiled-schema.ts";
import { Effort } from "./effort.ts";
import { ModuleSet, type Scope } from "./module-set.ts";
import { NodeMaker } from "./node-maker.ts";
import { NodeTable } from "./node-table.ts";
import { packSchema } from "./pack-schema.ts";
import { PrintOrder } from "./print-order.ts";
import { RpcCompiler } from "./rpc-modules.ts";
import { textFacts } from "./text-facts.ts";
import { quoted, YangError } from "./yang-error.ts";
import type { YangStatement } from "./yang-statement.ts";
import { TypeReader } from "./yang-type.ts";

export interface CompileOptions {
  /** The top-level container that is the configuration. @defaultValue "configuration" */
  readonly root?: string;
}

/** A top-level statement and what the names in it mean. */
interface Definition {
  readonly statement: YangStatement;
  readonly scope: Scope;
}

/**
 * Compiles the modules of one release and family: the configuration with everything that augments
 * it, groupings expanded, equal bodies once, and the rpcs that have a command. What is not reached
 * from there is parsed and left alone. Throws `YangError`.
 */
export function compileModules(
  statements: readonly YangStatement[],
  { root: name = "configuration" }: CompileOptions = {},
): CompiledSchema {
  const modules = new ModuleSet(statements);
  const workshop: Workshop = { table: new NodeTable(), effort: new Effort() };
  const definitions = modules.modules.flatMap(({ files }) => files).flatMap(topLevel);
  const root = findRoot(definitions, name, statements);
  const facts = textFacts();
  const types = new TypeReader(modules, workshop.effort);
  const bareKeys = !statements.some(hasFeatures);
  const makerOf = (keylessLists: boolean): NodeMaker =>
    new NodeMaker(workshop.table, { types, facts, bareKeys, keylessLists });
  const maker = makerOf(false);
  const change = changeOf(definitions, root.statement);
  const body = new BodyCompiler(modules, workshop, maker).bodyOf(
    root.statement,
    root.scope,
    change,
  );
  const order = new PrintOrder(facts.topLevel);
  const slots = order.sorted(body.slots).map((slot) => {
    if (slot.name !== "groups") return slot;
    const groups = workshop.table.get(slot.node).body;
    const sorted = { ...groups, slots: order.sorted(groups.slots) };
    return { ...slot, node: maker.withBody(slot.name, slot.node, sorted) };
  });
  const rpcs = new RpcCompiler(
    modules,
    new BodyCompiler(modules, workshop, makerOf(true)),
    workshop,
  );
  return packSchema({
    table: workshop.table,
    root: maker.make("container", root.statement, { ...body, slots }, root.scope),
    commands: rpcs.commands(),
  });
}

function topLevel({ statement, scope }: Definition): readonly Definition[] {
  return statement.substatements.map((inner) => ({ statement: inner, scope }));
}

/** The one top-level container of that name. Modules of several families would define several. */
function findRoot(
  definitions: readonly Definition[],
  name: string,
  [anything]: readonly YangStatement[],
): Definition {
  const [first, second] = definitions.filter(
    ({ statement }) => statement.keyword === "container" && statement.argument === name,
  );
  if (second !== undefined) {
    const other = first?.statement.source.file ?? "";
    throw new YangError(second.statement, `container ${quoted(name)} is also in ${other}`);
  }
  if (first !== undefined) return first;
  const place = anything ?? { source: { file: "(no modules)", text: "" }, offset: 0 };
  throw new YangError(place, `neither this module nor another has a container ${quoted(name)}`);
}

/** All augments of the root and of what is below it. */
function changeOf(definitions: readonly Definition[], root: YangStatement): Change {
  const change = newChange(root);
  for (const { statement, scope } of definitions) {
    if (statement.keyword !== "augment") continue;
    const [first, ...steps] = stepsOf(statement.argument ?? "");
    if (first === root.argument) addChange(change, steps, statement, scope);
  }
  return change;
}

/** Whether a module says anything about text form. */
function hasFeatures({ keyword, substatements }: YangStatement): boolean {
  return keyword.endsWith(":cli-feature") || substatements.some(hasFeatures);
}
