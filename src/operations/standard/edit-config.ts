import type { LoadProblem } from "../../junos/config/index.ts";
import type { ConfigFormat } from "../../junos/formats/index.ts";
import {
  errorReply,
  type Operation,
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
import { atLeast } from "../profile/junos-version.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { datastoreOf } from "./datastore.ts";

const defaultOperations = ["merge", "replace", "none"] as const;
type DefaultOperation = (typeof defaultOperations)[number];

/**
 * RFC 6241 7.2 on Junos: only the candidate is a target, what was accepted before an error stays
 * unless `rollback-on-error` is asked for, and warnings may stand beside `<ok/>`.
 */
export const editConfig: Operation<OperationContext> = {
  name: "edit-config",
  summary: "change the candidate: merge, replace, create, delete, remove",
  command: "load",
  permissions: changingConfiguration,
  run(request, context) {
    const target = datastoreOf(request, "target");
    if ("error" in target) return errorReply(target.error);
    if (target.datastore !== "candidate")
      return errorReply(operationFailed("syntax error, expecting <candidate/>", target.datastore));
    const defaultOperation = defaultOperationOf(request);
    if (typeof defaultOperation === "object") return errorReply(defaultOperation);
    const change = changeOf(request, context);
    if ("tag" in change) return errorReply(change);
    return edit(request, context, change, defaultOperation);
  },
};

function edit(
  request: XmlElement,
  context: OperationContext,
  change: ConfigurationChange,
  defaultOperation: DefaultOperation,
): ReturnType<typeof editConfig.run> {
  const isAllOrNothing = optionOf(request, "error-option") === "rollback-on-error";
  const missing = atLeast(context.version, 23, 1) ? "error" : "warning";
  let found: readonly LoadProblem[] = [];
  const outcome = context.database.edit(context.session, (candidate) => {
    const result = change.apply(candidate, "replace", { defaultOperation, missing });
    found = [...change.problems, ...result.problems];
    const isRejected = isAllOrNothing && found.some(isError);
    return { tree: isRejected ? candidate : result.tree, problems: found };
  });
  if (!outcome.ok) return errorReply(refusalError(outcome.refusal));
  const errors = found.map((problem) => ({ error: loadError(named(problem)) }));
  return found.some(isError) ? errors : [...errors, { ok: true }];
}

/** The remark about a missing statement names it, as releases before 23.1 do. */
function named(problem: LoadProblem): LoadProblem {
  const { severity, message, badElement } = problem;
  if (severity === "error" || badElement === undefined) return problem;
  return { ...problem, message: `${message}: ${badElement}` };
}

function defaultOperationOf(request: XmlElement): DefaultOperation | RpcError {
  const text = optionOf(request, "default-operation") ?? "merge";
  const known = defaultOperations.find((operation) => operation === text);
  return known ?? operationFailed("syntax error, expecting merge, replace or none", text);
}

function optionOf(request: XmlElement, name: string): string | undefined {
  const option = childOf(request, name);
  return option && textOf(option);
}

/** Forms that Junos takes beside `<config>`, each in an element of its own. */
const texts: readonly (readonly [outer: string, inner: string, format: ConfigFormat])[] = [
  ["config-text", "configuration-text", "text"],
  ["config-set", "configuration-set", "set"],
  ["config-json", "configuration-json", "json"],
];

function changeOf(request: XmlElement, context: OperationContext): ConfigurationChange | RpcError {
  const { schema, validation } = context;
  for (const [outer, inner, format] of texts) {
    const text = innerText(request, outer, inner);
    if (text !== undefined) return changeFromDocument(text, schema, { format, validation });
  }
  const url = optionOf(request, "url");
  if (url !== undefined) {
    const file = deviceFile(url, context);
    return "error" in file ? file.error : changeFromDocument(file.text, schema, { validation });
  }
  const config = childOf(request, "config");
  if (config === undefined)
    return operationFailed(
      "syntax error, expecting <config>",
      elementsOf(request).at(-1)?.name ?? "edit-config",
    );
  const configuration = childOf(config, "configuration");
  if (configuration !== undefined) return changeFromXml(configuration, schema, { validation });
  return operationFailed(
    "syntax error, expecting <configuration>",
    elementsOf(config)[0]?.name ?? "config",
  );
}

function innerText(request: XmlElement, outer: string, inner: string): string | undefined {
  const holder = childOf(request, outer);
  const element = holder && childOf(holder, inner);
  return element?.children.filter((child) => typeof child === "string").join("");
}
