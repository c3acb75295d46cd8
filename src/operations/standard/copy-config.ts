import { type ConfigTree, emptyTree } from "../../junos/config/index.ts";
import {
  errorReply,
  type Operation,
  okReply,
  operationFailed,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromDocument,
  changeFromXml,
} from "../configuration-change.ts";
import { deviceFile } from "../device-file.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { datastoreOf, treeOf } from "./datastore.ts";

/** RFC 6241 7.3; on Junos only the candidate is a target: it is replaced as a whole. */
export const copyConfig: Operation<OperationContext> = {
  name: "copy-config",
  summary: "replace the candidate by running, a file or a given configuration",
  command: "load override",
  permissions: changingConfiguration,
  run(request, context) {
    const refused = candidateOnly(request);
    if (refused !== undefined) return errorReply(refused);
    const source = sourceOf(request, context);
    if ("error" in source) return errorReply(source.error);
    if ("tree" in source) return replaceBy(source.tree, context);
    const { database, session, schema } = context;
    const { tree, problems } = source.change.apply(emptyTree(schema), "override");
    const found = [...source.change.problems, ...problems];
    if (found.some(isError))
      return found.filter(isError).map((problem) => ({ error: loadError(problem) }));
    const outcome = database.edit(session, () => ({ tree, problems: found }));
    return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal));
  },
};

/** RFC 6241 7.4; on Junos only the candidate can be deleted, which empties it. */
export const deleteConfig: Operation<OperationContext> = {
  name: "delete-config",
  summary: "empty the candidate",
  command: "delete",
  permissions: changingConfiguration,
  run(request, context) {
    const refused = candidateOnly(request);
    if (refused !== undefined) return errorReply(refused);
    return replaceBy(emptyTree(context.schema), context);
  },
};

function replaceBy(
  tree: ConfigTree,
  { database, session }: OperationContext,
): ReturnType<typeof copyConfig.run> {
  const outcome = database.edit(session, () => ({ tree, problems: [] }));
  return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal));
}

function candidateOnly(request: XmlElement): RpcError | undefined {
  const target = datastoreOf(request, "target");
  if ("error" in target) return target.error;
  if (target.datastore === "candidate") return undefined;
  return operationFailed("syntax error, expecting <candidate/>", target.datastore);
}

type Source =
  | { readonly tree: ConfigTree }
  | { readonly change: ConfigurationChange }
  | { readonly error: RpcError };

/** A datastore, `<url>` or `<config>`. */
function sourceOf(request: XmlElement, context: OperationContext): Source {
  const { schema, validation } = context;
  const source = childOf(request, "source");
  const [named] = source === undefined ? [] : elementsOf(source);
  if (named?.name === "url") {
    const file = deviceFile(textOf(named), context);
    return "error" in file
      ? file
      : { change: changeFromDocument(file.text, schema, { validation }) };
  }
  if (named?.name === "config") {
    const configuration = childOf(named, "configuration");
    if (configuration !== undefined)
      return { change: changeFromXml(configuration, schema, { validation }) };
    const found = elementsOf(named)[0]?.name ?? "config";
    return { error: operationFailed("syntax error, expecting <configuration>", found) };
  }
  const datastore = datastoreOf(request, "source");
  return "error" in datastore ? datastore : { tree: treeOf(datastore.datastore, context) };
}
