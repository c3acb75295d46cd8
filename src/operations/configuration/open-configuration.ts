import type { OpenMode } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type ReplyBody,
  type RpcError,
  strayElement,
} from "../../netconf/rpc/index.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { flag, readArguments, value } from "../operational/request/index.ts";
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
  drivenBy: "who has the candidate open, its uncommitted changes and the ephemeral instances",
  forms: [
    "<open-configuration/>",
    "<open-configuration><private/></open-configuration>",
    "<open-configuration><exclusive/></open-configuration>",
    "<open-configuration><batch/></open-configuration>",
    "<open-configuration><dynamic/></open-configuration>",
    "<open-configuration><ephemeral/></open-configuration>",
    "<open-configuration><ephemeral-instance>NAME</ephemeral-instance></open-configuration>",
  ],
  summary: "open the candidate: shared, exclusive, private, or an ephemeral database",
  command: "configure",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const reading = readMode(request);
    if ("error" in reading) return errorReply(reading.error);
    const outcome = database.open(session, reading.mode);
    return outcome.ok ? reading.reply : errorReply(refusalError(outcome.refusal, context));
  },
};

/** Drops a private copy, gives an exclusive lock back, leaves an ephemeral database. */
export const closeConfiguration: Operation<OperationContext> = {
  name: "close-configuration",
  drivenBy: "what the session has open",
  forms: ["<close-configuration/>"],
  summary: "leave what open-configuration opened; what was not committed there is discarded",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    const outcome = database.closeFor(session);
    return outcome.ok ? [] : errorReply(refusalError(outcome.refusal, context));
  },
};

type Reading =
  | { readonly mode: OpenMode; readonly reply: ReplyBody }
  | { readonly error: RpcError };

const modes = ["private", "exclusive", "batch", "dynamic", "ephemeral"] as const;
const instance = "ephemeral-instance";
const known = [...modes.map((mode) => flag(mode)), value(instance)];

/** One mode, or none; the name of an instance says `ephemeral` by itself. */
function readMode(request: XmlElement): Reading {
  const asked = readArguments(request, known);
  if ("error" in asked) return asked;
  const [mode, second] = modes.filter((one) => asked.has(one));
  const name = asked.text(instance);
  if (second !== undefined) return { error: operationFailed("syntax error", second) };
  if (name !== undefined)
    return mode === undefined || mode === "ephemeral"
      ? { mode: { kind: "ephemeral", instance: name }, reply: [] }
      : { error: operationFailed("syntax error", instance) };
  switch (mode) {
    case "private":
    case "batch":
      return { mode: { kind: "private" }, reply: errorReply(discardedOnExit) };
    case "exclusive":
      return { mode: { kind: mode }, reply: errorReply(discardedOnExit) };
    case "dynamic":
    case "ephemeral":
      return { mode: { kind: mode }, reply: [] };
    default:
      return { mode: { kind: "shared" }, reply: [] };
  }
}
