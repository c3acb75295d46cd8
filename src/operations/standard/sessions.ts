import { errorReply, type Operation, okReply, type RpcError } from "../../netconf/rpc/index.ts";
import { childOf, textOf } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { everybody, maintaining } from "../permissions/operation-permissions.ts";
import { atLeast } from "../profile/junos-version.ts";

/** RFC 6241 7.8. */
export const closeSession: Operation<OperationContext> = {
  name: "close-session",
  summary: "end the own session after the reply",
  permissions: everybody,
  run(_request, { endSession }) {
    endSession();
    return okReply;
  },
};

/** RFC 6241 7.9. Junos changed the error's type and tag in 19.1. */
export const killSession: Operation<OperationContext> = {
  name: "kill-session",
  summary: "end another session",
  permissions: maintaining,
  run(request, { session, killSession: kill, version }) {
    const argument = childOf(request, "session-id");
    const text = argument === undefined ? "" : textOf(argument);
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
