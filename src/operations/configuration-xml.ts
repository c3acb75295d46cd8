import { secondsText, timeText } from "../base/index.ts";
import type { ConfigTree, Origin } from "../junos/config/index.ts";
import {
  printMarkedXml,
  printModularXml,
  printXmlConfiguration,
  type XmlMarking,
  xnmNamespace,
} from "../junos/formats/index.ts";
import { escapeText } from "../xml/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { remembered } from "./remembered-bytes.ts";
import type { Datastore } from "./standard/datastore.ts";
import { timeZoneOf } from "./time-zone.ts";

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
  if (origins.length > 0) return markedConfigurationXml(tree, datastore, context, { origins });
  const { root } = context.profile.configuration;
  return plainXml(tree, context, [["xmlns", root], ...changeAttributes(datastore, context)]);
}

/** The same with the marks of what differs from another configuration, or of its sources. */
export function markedConfigurationXml(
  tree: ConfigTree,
  datastore: Datastore,
  context: OperationContext,
  marking: XmlMarking,
): string {
  const { root, statement: namespaceOf } = context.profile.configuration;
  const attributes = [["xmlns", root] as const, ...changeAttributes(datastore, context)];
  return printMarkedXml(tree, marking, { attributes, namespaceOf });
}

/** `<configuration-text>` and its like: a configuration in another form than XML. */
export function configurationElement(form: "text" | "set" | "json", text: string): string {
  const tag = `configuration-${form}`;
  return `<${tag} xmlns="${xnmNamespace}">\n${escapeText(text)}</${tag}>\n`;
}

/** `configurationXml`, encoded and remembered: an unchanged configuration that is asked for again is not printed again. */
export function configurationBytes(
  tree: ConfigTree,
  datastore: Datastore,
  context: OperationContext,
): Uint8Array {
  const { database, session, profile } = context;
  const { root, statement } = profile.configuration;
  const commit = datastore === "running" ? database.commits[0] : undefined;
  const change =
    commit === undefined
      ? `changed ${database.candidateOf(session).changedAt}`
      : `committed ${commit.at} ${commit.user}`;
  const about = `${change} ${root}${statement === undefined ? "" : " and its modules"}`;
  return remembered(tree, about, () => Buffer.from(configurationXml(tree, datastore, context)));
}

/** `<configuration>` of a configuration that the device keeps, as it was at `at`, wall-clock milliseconds. */
export function storedConfigurationXml(
  tree: ConfigTree,
  context: OperationContext,
  at: number | undefined,
): string {
  const changed = at === undefined ? [] : changedAttributes(at, timeZoneOf(context.facts()));
  return plainXml(tree, context, [["xmlns", context.profile.configuration.root], ...changed]);
}

function plainXml(
  tree: ConfigTree,
  { profile }: OperationContext,
  attributes: readonly (readonly [string, string])[],
): string {
  const { statement: namespaceOf } = profile.configuration;
  return namespaceOf === undefined
    ? printXmlConfiguration(tree, { attributes })
    : printModularXml(tree, { attributes, namespaceOf });
}

/** `## Last commit: ...` or `## Last changed: ...`, the first line of the text form. */
export function changeHeader(datastore: Datastore, context: OperationContext): string {
  const zone = timeZoneOf(context.facts());
  const { database, session } = context;
  const commit = database.commits[0];
  return datastore === "running" && commit !== undefined
    ? `## Last commit: ${timeText(commit.at, zone)} by ${commit.user}`
    : `## Last changed: ${timeText(database.candidateOf(session).changedAt, zone)}`;
}

/** Who committed the configuration, or when the candidate of the session changed. */
export function changeAttributes(
  datastore: Datastore,
  { database, session, facts }: OperationContext,
): readonly (readonly [string, string])[] {
  const zone = timeZoneOf(facts());
  const commit = database.commits[0];
  if (datastore === "running" && commit !== undefined)
    return [
      ["junos:commit-seconds", secondsText(commit.at)],
      ["junos:commit-localtime", timeText(commit.at, zone)],
      ["junos:commit-user", commit.user],
    ];
  return changedAttributes(database.candidateOf(session).changedAt, zone);
}

/** When a configuration changed, wall-clock milliseconds. */
export function changedAttributes(
  at: number,
  zone: string,
): readonly (readonly [string, string])[] {
  return [
    ["junos:changed-seconds", secondsText(at)],
    ["junos:changed-localtime", timeText(at, zone)],
  ];
}
