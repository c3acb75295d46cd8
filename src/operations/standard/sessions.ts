import {
  errorReply,
  type Operation,
  okReply,
  operationFailed,
  type RpcError,
  readElements,
  strayElement,
} from "../../netconf/rpc/index.ts";
import { textOf } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { everybody, maintaining } from "../permissions/operation-permissions.ts";
import { atLeast } from "../profile/junos-version.ts";

/** RFC 6241 7.8. */
export const closeSession: Operation<OperationContext> = {
  name: "close-session",
  drivenBy: "the session",
  forms: ["<close-session/>"],
  summary: "end the own session after the reply",
  permissions: everybody,
  run(request, { endSession }) {
    const stray = strayElement(request);
    if (stray !== undefined) return errorReply(stray);
    endSession();
    return okReply;
  },
};

/** The name that JUNOScript has for it; Junos takes it over NETCONF too. */
export const requestEndSession: Operation<OperationContext> = {
  ...closeSession,
  name: "request-end-session",
  forms: ["<request-end-session/>"],
};

/** RFC 6241 7.9. Junos changed the error's type and tag in 19.1. */
export const killSession: Operation<OperationContext> = {
  name: "kill-session",
  drivenBy: "the sessions of the device",
  forms: ["<kill-session><session-id>ID</session-id></kill-session>"],
  summary: "end another session",
  permissions: maintaining,
  run(request, { session, killSession: kill, version }) {
    const elements = readElements(request, ["session-id"]);
    if ("error" in elements) return errorReply(elements.error);
    const argument = elements.get("session-id");
    const text = argument === undefined ? "" : textOf(argument);
    if (text === "") return errorReply(operationFailed("missing argument", "session-id"));
    const sessionId = Number(text);
    const refused = (message: string): RpcError => ({
      ...(atLeast(version, 19, 1)
        ? ({ type: "application", tag: "invalid-value" } as const)
        : ({ type: "protocol", tag: "operation-failed" } as const)),
      severity: "error",
      message,
      info: { badElement: "session-id" },
    });
    if (!/^\d+$/.test(text)) return errorReply(refused(`invalid session-id '${text}'`));
    if (sessionId === session.id) return errorReply(refused("cannot kill the own session"));
    return kill(sessionId) ? okReply : errorReply(refused(`session ${sessionId} is not active`));
  },
};
