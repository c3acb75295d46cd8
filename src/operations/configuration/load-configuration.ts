import { type LoadAction, type LoadProblem, loadActions } from "../../junos/config/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
  rpcErrorElement,
} from "../../netconf/rpc/index.ts";
import { attributeOf, el, elementsOf, type XmlElement } from "../../xml/index.ts";
import {
  type ConfigurationChange,
  changeFromSet,
  changeFromText,
  changeFromXml,
} from "../configuration-change.ts";
import type { OperationContext } from "../operation-context.ts";
import { isError, loadError, refusalError } from "../refusals.ts";

/** `<load-configuration action="merge | replace | override | update | set" format="xml | text">`. */
export const loadConfiguration: Operation<OperationContext> = {
  name: "load-configuration",
  summary: "load XML, text or set commands into the candidate; `rollback` loads an earlier commit",
  run(request, context) {
    const rollback = attributeOf(request, "rollback");
    if (rollback !== undefined) return loadRollback(rollback, context);
    const action = actionOf(request);
    if (typeof action === "object") return errorReply(action);
    const change = changeOf(request, action, context);
    if ("tag" in change) return [results([change])];
    let found: readonly LoadProblem[] = [];
    const outcome = context.database.edit(context.session, (candidate) => {
      const result = change.apply(candidate, action);
      found = [...change.problems, ...result.problems];
      return { tree: result.tree, problems: found };
    });
    if (!outcome.ok) return errorReply(refusalError(outcome.refusal));
    return [results(found.map(loadError), !found.some(isError))];
  },
};

function loadRollback(text: string, { database, session }: OperationContext): ReplyBody {
  const number = Number(text);
  if (!/^\d{1,2}$/.test(text) || number > 49)
    return errorReply(operationFailed(`Value ${text} is not within range (0..49)`, text));
  const outcome = database.restore(session, { kind: "rollback", number });
  return outcome.ok ? [results([], true)] : errorReply(refusalError(outcome.refusal));
}

function actionOf(request: XmlElement): LoadAction | RpcError {
  const text = attributeOf(request, "action") ?? "merge";
  return (
    loadActions.find((action) => action === text) ??
    operationFailed(`syntax error, expecting ${loadActions.join(", ")}`, text)
  );
}

function changeOf(
  request: XmlElement,
  action: LoadAction,
  { schema, validation }: OperationContext,
): ConfigurationChange | RpcError {
  const [child] = elementsOf(request);
  const text = child?.children.filter((part) => typeof part === "string").join("") ?? "";
  if (action === "set") {
    if (child?.name === "configuration-set") return changeFromSet(text, schema, { validation });
    return operationFailed(
      "syntax error, expecting <configuration-set>",
      child?.name ?? "load-configuration",
    );
  }
  switch (child?.name) {
    case "configuration":
      return changeFromXml(child, schema, { validation });
    case "configuration-text":
      return changeFromText(text, schema, { validation });
    default:
      return operationFailed(
        "syntax error, expecting <configuration>",
        child?.name ?? "load-configuration",
      );
  }
}

function results(errors: readonly RpcError[], isOk = false): XmlElement {
  const body = errors.map((error) => rpcErrorElement(error, ""));
  return el("load-configuration-results", ...body, isOk ? el("ok") : undefined);
}
