import type { OpenMode } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { refusalError } from "../refusals.ts";

/** Junos says this instead of `<ok/>` to whoever opens what does not outlive the session. */
const discardedOnExit: RpcError = {
  ...operationFailed("\nuncommitted changes will be discarded on exit\n"),
  severity: "warning",
};

/**
 * `<open-configuration>` with private, exclusive, batch, dynamic, ephemeral or ephemeral-instance;
 * without argument it joins the shared candidate.
 */
export const openConfiguration: Operation<OperationContext> = {
  name: "open-configuration",
  summary: "open the candidate: shared, exclusive, private, or an ephemeral database",
  command: "configure",
  permissions: changingConfiguration,
  run(request, { database, session }) {
    const reading = readMode(request);
    if ("error" in reading) return errorReply(reading.error);
    const outcome = database.open(session, reading.mode);
    return outcome.ok ? reading.reply : errorReply(refusalError(outcome.refusal));
  },
};

/** Drops a private copy, gives an exclusive lock back, leaves an ephemeral database. */
export const closeConfiguration: Operation<OperationContext> = {
  name: "close-configuration",
  summary: "leave what open-configuration opened; what was not committed there is discarded",
  permissions: changingConfiguration,
  run(_request, { database, session }) {
    const outcome = database.closeFor(session);
    return outcome.ok ? [] : errorReply(refusalError(outcome.refusal));
  },
};

type Reading =
  | { readonly mode: OpenMode; readonly reply: ReplyBody }
  | { readonly error: RpcError };

function readMode(request: XmlElement): Reading {
  const [argument, second] = elementsOf(request);
  const isInstance = second?.name === "ephemeral-instance" && argument?.name === "ephemeral";
  if (second !== undefined && !isInstance)
    return { error: operationFailed("syntax error", second.name) };
  const last = second ?? argument;
  if (last === undefined) return { mode: { kind: "shared" }, reply: [] };
  switch (last.name) {
    case "private":
    case "batch":
      return { mode: { kind: "private" }, reply: errorReply(discardedOnExit) };
    case "exclusive":
      return { mode: { kind: "exclusive" }, reply: errorReply(discardedOnExit) };
    case "dynamic":
      return { mode: { kind: "dynamic" }, reply: [] };
    case "ephemeral":
      return { mode: { kind: "ephemeral" }, reply: [] };
    case "ephemeral-instance":
      return { mode: { kind: "ephemeral", instance: textOf(last) }, reply: [] };
    default:
      return { error: operationFailed("syntax error", last.name) };
  }
}
