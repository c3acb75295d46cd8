import { type LoadProblem, loadActions } from "../../junos/config/index.ts";
import type { StoredSource } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
  rpcErrorElement,
} from "../../netconf/rpc/index.ts";
import { attributeOf, el, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { isError, loadError, refusalError } from "../refusals.ts";
import { type LoadRequestAction, readLoad } from "./read-load.ts";
import { readRollback } from "./rollback-number.ts";

/**
 * `<load-configuration action="merge | replace | override | update | set | patch"
 * format="xml | text | json">` with the configuration inside, at `url`, or one that the device keeps
 * (`rollback`, `configuration-revision`, `rescue`).
 */
export const loadConfiguration: Operation<OperationContext> = {
  name: "load-configuration",
  summary: "load XML, text, JSON, set commands or a patch, a file, or a stored configuration",
  command: loadCommand,
  permissions: changingConfiguration,
  run(request, context) {
    const source = storedSource(request);
    if (source !== undefined)
      return "error" in source ? errorReply(source.error) : loadStored(source, context);
    const action = actionOf(request);
    if (typeof action === "object") return errorReply(action);
    const load = readLoad(request, action, context);
    if ("error" in load) return [results([load.error])];
    let found: readonly LoadProblem[] = [];
    const outcome = context.database.edit(context.session, (candidate) => {
      const result = load.apply(candidate);
      found = result.problems;
      return result;
    });
    if (!outcome.ok) return errorReply(refusalError(outcome.refusal));
    return [results(found.map(loadError), !found.some(isError))];
  },
};

/** What a user types for the same. */
function loadCommand(request: XmlElement): string {
  const rollback = attributeOf(request, "rollback");
  if (rollback !== undefined) return `rollback ${rollback}`;
  const revision = attributeOf(request, "configuration-revision");
  if (revision !== undefined) return `rollback revision ${revision}`;
  if (attributeOf(request, "rescue") !== undefined) return "rollback rescue";
  return `load ${attributeOf(request, "action") ?? "merge"}`;
}

function storedSource(
  request: XmlElement,
): StoredSource | { readonly error: RpcError } | undefined {
  const rollback = attributeOf(request, "rollback");
  if (rollback !== undefined) return readRollback(rollback);
  const revision = attributeOf(request, "configuration-revision");
  if (revision !== undefined) return { kind: "revision", revision };
  return attributeOf(request, "rescue") === undefined ? undefined : { kind: "rescue" };
}

function loadStored(source: StoredSource, { database, session }: OperationContext): ReplyBody {
  const outcome = database.restore(session, source);
  return outcome.ok ? [results([], true)] : errorReply(refusalError(outcome.refusal));
}

function actionOf(request: XmlElement): LoadRequestAction | RpcError {
  const text = attributeOf(request, "action") ?? "merge";
  const known = [...loadActions, "patch" as const];
  return (
    known.find((action) => action === text) ??
    operationFailed(`syntax error, expecting ${known.join(", ")}`, text)
  );
}

function results(errors: readonly RpcError[], isOk = false): XmlElement {
  const body = errors.map((error) => rpcErrorElement(error, ""));
  return el("load-configuration-results", ...body, isOk ? el("ok") : undefined);
}
