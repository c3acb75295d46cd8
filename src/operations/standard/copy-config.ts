import { type ConfigTree, emptyTree } from "../../junos/config/index.ts";
import {
  errorReply,
  type Operation,
  okReply,
  onlyChild,
  operationFailed,
  type RpcError,
  readElements,
} from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromDocument,
  changeFromXml,
  problemsOf,
} from "../configuration-change.ts";
import { deviceFile } from "../device-file.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { candidateOnly, datastoreOf, treeOf } from "./datastore.ts";

/** RFC 6241 7.3; on Junos only the candidate is a target: it is replaced as a whole. */
export const copyConfig: Operation<OperationContext> = {
  name: "copy-config",
  drivenBy: "the source: running, the candidate, a file of the device or a configuration",
  forms: [
    "<copy-config><target><candidate/></target><source><running/></source></copy-config>",
    "<copy-config><target><candidate/></target><source><url>FILE</url></source></copy-config>",
    "<copy-config><target><candidate/></target><source><config><configuration>...</configuration></config></source></copy-config>",
  ],
  summary: "replace the candidate by running, a file or a given configuration",
  command: "load override",
  permissions: changingConfiguration,
  run(request, context) {
    const elements = readElements(request, ["target", "source"]);
    if ("error" in elements) return errorReply(elements.error);
    const refused = candidateOnly(elements.get("target"), "target");
    if (refused !== undefined) return errorReply(refused);
    const source = sourceOf(elements.get("source"), context);
    if ("error" in source) return errorReply(source.error);
    if ("tree" in source) return replaceBy(source.tree, context);
    const { database, session, schema } = context;
    const result = source.change.apply(emptyTree(schema), "override");
    const { tree } = result;
    const found = problemsOf(source.change, result);
    if (found.some(isError))
      return found.filter(isError).map((problem) => ({ error: loadError(problem) }));
    const outcome = database.edit(session, () => ({ tree, problems: found, isWhole: true }));
    return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal, context));
  },
};

/** RFC 6241 7.4; on Junos only the candidate can be deleted, which empties it. */
export const deleteConfig: Operation<OperationContext> = {
  name: "delete-config",
  drivenBy: "whether another session holds the lock",
  forms: ["<delete-config><target><candidate/></target></delete-config>"],
  summary: "empty the candidate",
  command: "delete",
  permissions: changingConfiguration,
  run(request, context) {
    const elements = readElements(request, ["target"]);
    if ("error" in elements) return errorReply(elements.error);
    const refused = candidateOnly(elements.get("target"), "target");
    if (refused !== undefined) return errorReply(refused);
    return replaceBy(emptyTree(context.schema), context);
  },
};

function replaceBy(tree: ConfigTree, context: OperationContext): ReturnType<typeof copyConfig.run> {
  const { database, session } = context;
  const outcome = database.edit(session, () => ({ tree, problems: [], isWhole: true }));
  return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal, context));
}

type Source =
  | { readonly tree: ConfigTree }
  | { readonly change: ConfigurationChange }
  | { readonly error: RpcError };

/** A datastore, `<url>` or `<config>`: one of them. */
function sourceOf(source: XmlElement | undefined, context: OperationContext): Source {
  const { schema, validation } = context;
  const [named, second] = source === undefined ? [] : elementsOf(source);
  if (second !== undefined)
    return { error: operationFailed("syntax error, expecting </source>", second.name) };
  if (named?.name === "url") {
    const file = deviceFile(textOf(named), context);
    return "error" in file
      ? file
      : { change: changeFromDocument(file.text, schema, { validation }) };
  }
  if (named?.name === "config") {
    const configuration = onlyChild(named, "configuration");
    return "error" in configuration
      ? configuration
      : { change: changeFromXml(configuration.child, schema, { validation }) };
  }
  const datastore = datastoreOf(source, "source");
  return "error" in datastore ? datastore : { tree: treeOf(datastore.datastore, context) };
}
