import type { SchemaNode } from "../schema/index.ts";
import { BodyPrinter, block, quote } from "./body-printer.ts";

/** One YANG module of a configuration schema. */
export interface ConfigurationModule {
  /** `junos-conf-root`, `junos-conf-system` and so on. */
  readonly identifier: string;
  readonly namespace: string;
  /** The date of its only revision. */
  readonly revision: string;
  /** The module as text; printed when it is asked for. */
  text(): string;
}

/** Namespaces of the modules without the last word. */
const namespaces = "http://yang.juniper.net/junos/conf";
/** Statements that belong to the module of `<configuration>` itself. */
const rootStatements = new Set([
  "version",
  "groups",
  "apply-groups",
  "apply-groups-except",
  "apply-macro",
]);

/** Namespace of the module `junos-conf-root`. */
export const rootModuleNamespace: string = `${namespaces}/root`;

/** The namespace of the module of a statement below `<configuration>`; undefined for those of the root. */
export function moduleNamespace(statement: string): string | undefined {
  return rootStatements.has(statement) ? undefined : `${namespaces}/${statement}`;
}

/** What the modules say about themselves. */
interface ModuleOrigin {
  /** A date, `2023-01-01`. */
  readonly revision: string;
  /** `Junos: 23.4R2-S3.9`. */
  readonly description: string;
}

/**
 * The YANG modules of a configuration schema, cut as Junos cuts them: one with `<configuration>` and
 * its groups, and one for each statement below, which adds it to both.
 */
export function configurationModules(
  root: SchemaNode,
  origin: ModuleOrigin,
): readonly ConfigurationModule[] {
  const { revision } = origin;
  const others = [...root.children.values()].filter(({ name }) => !rootStatements.has(name));
  return [
    {
      identifier: "junos-conf-root",
      namespace: rootModuleNamespace,
      revision,
      text: () => rootText(root, origin),
    },
    ...others.map((statement) => ({
      identifier: `junos-conf-${statement.name}`,
      namespace: `${namespaces}/${statement.name}`,
      revision,
      text: () => statementText(statement, origin),
    })),
  ];
}

function rootText(root: SchemaNode, origin: ModuleOrigin): string {
  const printer = new BodyPrinter("");
  const own = [...root.children.values()].filter(({ name }) => rootStatements.has(name));
  const { lines, groupings } = printer.print(own.map(withoutModules));
  return moduleText("junos-conf-root", rootModuleNamespace, "jc", [
    ...head(origin),
    ...printer.printCommon(root.children),
    ...groupings,
    ...block("container configuration", lines),
  ]);
}

/** A list of groups without what the other modules add to it. */
function withoutModules(node: SchemaNode): SchemaNode {
  if (node.name !== "groups") return node;
  const keep = (name: string): boolean =>
    rootStatements.has(name) || node.keys.includes(name) || name === "when";
  return {
    ...partsOf(node),
    children: new Map([...node.children].filter(([name]) => keep(name))),
  };
}

/** A schema node may be of a class whose children are no property of its own. */
function partsOf(node: SchemaNode): SchemaNode {
  return { ...node, children: node.children };
}

function statementText(statement: SchemaNode, origin: ModuleOrigin): string {
  const { name } = statement;
  const { lines, groupings } = new BodyPrinter("jc:").print([statement]);
  const top = `${name}-group`;
  const uses = [`uses ${top};`];
  return moduleText(`junos-conf-${name}`, `${namespaces}/${name}`, `jc-${name}`, [
    ...block("import junos-conf-root", ["prefix jc;", `revision-date ${origin.revision};`]),
    ...head(origin),
    ...block(`augment ${quote("/jc:configuration")}`, uses),
    ...block(`augment ${quote("/jc:configuration/jc:groups")}`, uses),
    ...block(`grouping ${top}`, lines),
    ...groupings,
  ]);
}

function head({ revision, description }: ModuleOrigin): readonly string[] {
  return [
    `organization ${quote("Emulated Junos device")};`,
    `description ${quote("The configuration statements that this device knows.")};`,
    ...block(`revision ${revision}`, [`description ${quote(description)};`]),
  ];
}

function moduleText(
  name: string,
  namespace: string,
  prefix: string,
  body: readonly string[],
): string {
  const identity = [`namespace ${quote(namespace)};`, `prefix ${prefix};`];
  return `${block(`module ${name}`, [...identity, ...body]).join("\n")}\n`;
}
