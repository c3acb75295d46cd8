import { operationFailed } from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import type { Answer, Asked } from "../request/index.ts";

/**
 * `request system logout user NAME | pid PID | terminal NAME`: ends every session that fits. The own
 * session ends after the reply. Sessions of NETCONF have a pid, the session-id, and no terminal.
 */
export function logoutUser({ facts, arguments: given, context }: Asked): Answer {
  const user = given.text("user");
  const pid = given.number("pid");
  const terminal = given.text("terminal");
  const selectors = [user, pid, terminal].filter((one) => one !== undefined);
  if (selectors.length === 0) return { error: operationFailed("missing argument", "user") };
  if (selectors.length > 1)
    return { error: operationFailed("syntax error", user === undefined ? "terminal" : "pid") };
  const found = facts.sessions.filter(
    (session) => session.user === user || session.sessionId === pid,
  );
  if (found.length === 0) return { error: noSession(user, pid, terminal) };
  for (const { sessionId } of found)
    if (sessionId === context.session.id) context.endSession();
    else context.killSession(sessionId);
  return { xml: el("logout-user"), text: () => "" };
}

function noSession(
  user: string | undefined,
  pid: number | undefined,
  terminal: string | undefined,
): ReturnType<typeof operationFailed> {
  if (user !== undefined) return operationFailed(`user '${user}' is not logged in`, user);
  if (pid !== undefined) return operationFailed(`process ${pid} is not a session`, String(pid));
  return operationFailed(`nobody is logged in on terminal '${terminal}'`, terminal);
}
