import { operationFailed } from "../../../netconf/rpc/index.ts";
import { outputReply } from "../reply/index.ts";
import type { Answer, Asked } from "../request/index.ts";
import { masterSlot, mastershipMark, presentEngines } from "../state/mastership.ts";

/** What an operator may ask about the mastership of the routing engines. */
export type MastershipChange = "acquire" | "release" | "switch";

/**
 * `request chassis routing-engine master ...`: the other routing engine becomes the master. Sessions
 * are with the master, so they end with it; the device calls home from the new one. To acquire
 * what the own routing engine has already changes nothing.
 */
export function switchMastership(asked: Asked, change: MastershipChange): Answer {
  const { facts, context } = asked;
  const { platform } = facts;
  if (platform.routingEngines.length < 2)
    return {
      error: operationFailed(`command is not valid on the ${platform.model}`, asked.request.name),
    };
  if (change === "acquire")
    return outputReply("Command aborted. The local routing engine is already the master.");
  if (presentEngines(facts).length < 2)
    return { error: operationFailed("other routing engine is not present", asked.request.name) };
  context.mark(mastershipMark, masterSlot(facts) === 0 ? 1 : 0);
  const own = context.session.id;
  for (const { sessionId } of context.monitoring().sessions)
    if (sessionId !== own) context.killSession(sessionId);
  context.endSession();
  return outputReply(
    "Resolving mastership...\nComplete. The other routing engine becomes the master.",
  );
}
