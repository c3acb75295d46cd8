import type { ConfigTree, LoadProblem } from "../../junos/config/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  orderly,
  type RequestElements,
  type RpcError,
  readElements,
  readWord,
} from "../../netconf/rpc/index.ts";
import { textOf, type XmlElement } from "../../xml/index.ts";
import { type ConfigurationChange, problemsOf } from "../configuration-change.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { visibleForEdit } from "../permissions/visible-configuration.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { candidateOnly } from "./datastore.ts";
import { changeElements, readEditConfig } from "./edit-config-change.ts";

const defaultOperations = ["merge", "replace", "none"] as const;
/** Junos takes whatever test is asked for and checks the whole only in commit and validate. */
const testOptions = ["test-then-set", "set"] as const;
/** Junos documents the first two; `continue-on-error` of RFC 6241 does what `ignore-error` does. */
const errorOptions = [
  "stop-on-error",
  "ignore-error",
  "continue-on-error",
  "rollback-on-error",
] as const;

interface EditConfigOptions {
  readonly defaultOperation: (typeof defaultOperations)[number];
  readonly errorOption: (typeof errorOptions)[number];
}

/**
 * RFC 6241 7.2 on Junos: only the candidate is a target. The first error ends it and what was
 * accepted before stays, unless `error-option` says otherwise; warnings may stand beside `<ok/>`.
 */
export const editConfig: Operation<OperationContext> = {
  name: "edit-config",
  drivenBy: "the candidate, the schema and the lock",
  forms: [
    "<edit-config><target><candidate/></target><config><configuration>...</configuration></config></edit-config>",
    "<edit-config>...<default-operation>merge | replace | none</default-operation></edit-config>",
    "<edit-config>...<test-option>test-then-set | set</test-option></edit-config>",
    "<edit-config>...<error-option>stop-on-error | ignore-error | rollback-on-error</error-option></edit-config>",
    "<edit-config>...<config-text><configuration-text>...</configuration-text></config-text></edit-config>",
    "<edit-config>...<config-json><configuration-json>...</configuration-json></config-json></edit-config>",
    "<edit-config>...<config-set><configuration-set>...</configuration-set></config-set></edit-config>",
    "<edit-config>...<url>FILE</url></edit-config>",
  ],
  summary: "change the candidate: merge, replace, create, delete, remove",
  command: "load",
  permissions: changingConfiguration,
  run(request, context) {
    const elements = readElements(request, [
      "target",
      "default-operation",
      "test-option",
      "error-option",
      ...changeElements,
    ]);
    if ("error" in elements) return errorReply(elements.error);
    const refused = candidateOnly(elements.get("target"), "target");
    if (refused !== undefined) return errorReply(refused);
    const options = optionsOf(elements);
    if ("error" in options) return errorReply(options.error);
    const format = readWord(request, "format", ["xml", "text", "json"]);
    if ("error" in format) return errorReply(format.error);
    const stopsAtError = options.errorOption === "stop-on-error";
    const change = readEditConfig(request, { stopsAtError }, context);
    if ("error" in change) return errorReply(change.error);
    return edit(context, change.change, options);
  },
};

function edit(
  context: OperationContext,
  change: ConfigurationChange,
  { defaultOperation, errorOption }: EditConfigOptions,
): ReturnType<typeof editConfig.run> {
  const { missing } = context.profile;
  const stopsAtError = errorOption === "stop-on-error";
  let found: readonly LoadProblem[] = [];
  const outcome = context.database.edit(context.session, (candidate) => {
    const seen = (tree: ConfigTree): ConfigTree => visibleForEdit(tree, context.authorization);
    const options = { defaultOperation, missing, stopsAtError, seen } as const;
    const result = change.apply(candidate, "replace", options);
    // An edit that stopped did not come to where reading stopped.
    const isStopped = stopsAtError && result.problems.some(isError);
    found = isStopped ? result.problems : problemsOf(change, result);
    const isRejected = errorOption === "rollback-on-error" && found.some(isError);
    return { tree: isRejected ? candidate : result.tree, problems: found };
  });
  if (!outcome.ok) return errorReply(refusalError(outcome.refusal, context));
  const errors = found.map((problem) => ({ error: loadError(named(problem)) }));
  return found.some(isError) ? errors : [...errors, { ok: true }];
}

/** The remark about a missing statement names it, as releases before 23.1 do. */
function named(problem: LoadProblem): LoadProblem {
  const { severity, message, badElement } = problem;
  if (severity === "error" || badElement === undefined) return problem;
  return { ...problem, message: `${message}: ${badElement}` };
}

function optionsOf(
  elements: Exclude<RequestElements, { readonly error: RpcError }>,
): EditConfigOptions | { readonly error: RpcError } {
  const defaultOperation = wordOf(elements.get("default-operation"), defaultOperations);
  if ("error" in defaultOperation) return defaultOperation;
  const test = wordOf(elements.get("test-option"), testOptions);
  if ("error" in test) return test;
  const errorOption = wordOf(elements.get("error-option"), errorOptions);
  if ("error" in errorOption) return errorOption;
  return {
    defaultOperation: defaultOperation.word ?? "merge",
    errorOption: errorOption.word ?? "stop-on-error",
  };
}

function wordOf<Word extends string>(
  element: XmlElement | undefined,
  words: readonly Word[],
): { readonly word: Word | undefined } | { readonly error: RpcError } {
  if (element === undefined) return { word: undefined };
  const text = textOf(element);
  const word = words.find((known) => known === text);
  if (word !== undefined) return { word };
  const error =
    text === ""
      ? operationFailed("missing argument", element.name)
      : operationFailed(`syntax error, expecting ${orderly(words)}`, text);
  return { error };
}
