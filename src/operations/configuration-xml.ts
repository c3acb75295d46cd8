import { secondsText, timeText } from "../base/index.ts";
import type { ConfigTree, Origin } from "../junos/config/index.ts";
import { printInheritedXml, printXmlConfiguration, xnmNamespace } from "../junos/formats/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { remembered } from "./remembered-bytes.ts";
import type { Datastore } from "./standard/datastore.ts";

/**
 * `<configuration>` with the attributes that say who committed it, or when the candidate changed.
 * Inherited elements name their source for these kinds of `origins`.
 */
export function configurationXml(
  tree: ConfigTree,
  datastore: Datastore,
  context: OperationContext,
  origins: readonly Origin["kind"][] = [],
): string {
  const attributes = [["xmlns", xnmNamespace] as const, ...changeAttributes(datastore, context)];
  return origins.length === 0
    ? printXmlConfiguration(tree, { attributes })
    : printInheritedXml(tree, origins, { attributes });
}

/** The same, encoded and remembered: an unchanged configuration that is asked for again is not printed again. */
export function configurationBytes(
  tree: ConfigTree,
  datastore: Datastore,
  context: OperationContext,
): Uint8Array {
  const { database, session } = context;
  const commit = datastore === "running" ? database.commits[0] : undefined;
  const about =
    commit === undefined
      ? `changed ${database.candidateOf(session).changedAt}`
      : `committed ${commit.at} ${commit.user}`;
  return remembered(tree, about, () => Buffer.from(configurationXml(tree, datastore, context)));
}

/** `## Last commit: ...` or `## Last changed: ...`, the first line of the text form. */
export function changeHeader(datastore: Datastore, context: OperationContext): string {
  const { database, session } = context;
  const commit = database.commits[0];
  return datastore === "running" && commit !== undefined
    ? `## Last commit: ${timeText(commit.at)} by ${commit.user}`
    : `## Last changed: ${timeText(database.candidateOf(session).changedAt)}`;
}

/** Who committed the configuration, or when the candidate of the session changed. */
export function changeAttributes(
  datastore: Datastore,
  { database, session }: OperationContext,
): readonly (readonly [string, string])[] {
  const commit = database.commits[0];
  if (datastore === "running" && commit !== undefined)
    return [
      ["junos:commit-seconds", secondsText(commit.at)],
      ["junos:commit-localtime", timeText(commit.at)],
      ["junos:commit-user", commit.user],
    ];
  const { changedAt } = database.candidateOf(session);
  return [
    ["junos:changed-seconds", secondsText(changedAt)],
    ["junos:changed-localtime", timeText(changedAt)],
  ];
}
