import { durationText, timeText } from "../base/index.ts";
import type { LoadProblem } from "../junos/config/index.ts";
import type {
  CommitProblem,
  DatabaseEditor,
  DatabaseRefusal,
  StoredSource,
} from "../junos/database/index.ts";
import { operationFailed, type RpcError } from "../netconf/rpc/index.ts";
import type { OperationContext } from "./operation-context.ts";
import { timeZoneOf } from "./time-zone.ts";

/** The rpc-error of what the configuration database refused, in the words of Junos. */
export function refusalError(
  refusal: DatabaseRefusal,
  { facts }: Pick<OperationContext, "facts">,
): RpcError {
  switch (refusal.kind) {
    case "locked":
      return lockDenied(refusal.holder, timeZoneOf(facts()));
    case "modified":
      return operationFailed("configuration database modified");
    case "already-open":
      return operationFailed("Configuration database is already open");
    case "not-open":
      return operationFailed("\nConfiguration database is not open\n");
    case "shared-modified":
      return operationFailed("shared configuration database modified");
    case "no-instance":
      return operationFailed(
        refusal.instance === ""
          ? "ephemeral default instance is not enabled"
          : `ephemeral instance '${refusal.instance}' is not configured`,
        refusal.instance === "" ? "ephemeral" : refusal.instance,
      );
    case "not-stored":
      return notStored(refusal.source);
    case "commit-pending":
      return operationFailed("another commit is pending; clear it with 'clear system commit'");
    case "permission-denied":
      return permissionDenied(refusal.elements[0]);
    case "not-supported":
      return operationFailed(
        `${refusal.operation} is not supported in the ${refusal.mode} configuration database`,
        refusal.operation,
      );
  }
}

/** Reference 7.2; clients compare the words. `element`: the request, or the statement below `[edit]`. */
export function permissionDenied(element: string | undefined): RpcError {
  return operationFailed("permission denied", element);
}

/** A configuration that the device does not keep. */
export function notStored(source: StoredSource): RpcError {
  switch (source.kind) {
    case "rollback":
      return operationFailed(`Rollback ${source.number} is not available`, String(source.number));
    case "revision":
      return operationFailed(
        `configuration revision '${source.revision}' is not available`,
        source.revision,
      );
    case "rescue":
      return operationFailed("rescue configuration is not set", "rescue");
  }
}

/** Junos names the holder, the process and how long it has been idle. */
function lockDenied(holder: DatabaseEditor, zone: string): RpcError {
  const { session, since, idleMs } = holder;
  const terminal = session.terminal === undefined ? "terminal " : `terminal ${session.terminal}`;
  return {
    type: "protocol",
    tag: "lock-denied",
    severity: "error",
    message: [
      "\nconfiguration database locked by:",
      `  ${session.user} ${terminal} (pid ${session.id}) on since ${timeText(since, zone)}, idle ${durationText(idleMs)}`,
      "      exclusive \n",
    ].join("\n"),
    info: { sessionId: session.id },
  };
}

/**
 * The rpc-error of one thing that a load could not do, or did with a remark. Remarks carry the
 * general tag whatever they are about, as on Junos.
 */
export function loadError(problem: LoadProblem): RpcError {
  const { severity, message, badElement, path } = problem;
  const tag = severity === "error" ? problem.tag : undefined;
  return {
    type: tag === undefined ? "protocol" : "application",
    tag: tag ?? "operation-failed",
    severity,
    message,
    ...(path === undefined ? {} : { path }),
    ...(badElement === undefined ? {} : { info: { badElement } }),
  };
}

/** Whether it keeps a request from succeeding. */
export function isError(problem: { readonly severity: "error" | "warning" }): boolean {
  return problem.severity === "error";
}

/** The rpc-error of one finding of the commit checks. */
export function commitError(problem: CommitProblem): RpcError {
  const { severity, message, path, badElement, daemon, tag } = problem;
  return {
    type: tag === undefined ? "protocol" : "application",
    tag: tag ?? "operation-failed",
    severity,
    message,
    ...(path === undefined ? {} : { path }),
    ...(daemon === undefined ? {} : { sourceDaemon: daemon }),
    ...(badElement === undefined ? {} : { info: { badElement } }),
  };
}

/** The last rpc-error of every failed commit. */
export function checkOutFailed(problems: readonly CommitProblem[]): RpcError {
  const reason = problems.find((problem) => problem.reason !== undefined)?.reason;
  const why = reason === undefined ? "" : `: (${reason})`;
  return operationFailed(`\nconfiguration check-out failed${why}\n`);
}
