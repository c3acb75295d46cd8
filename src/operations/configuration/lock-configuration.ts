import {
  errorReply,
  type Operation,
  type ReplyBody,
  strayElement,
} from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { refusalError } from "../refusals.ts";

/** The lock of `<lock>` under its Junos name; success is an empty reply. */
export const lockConfiguration: Operation<OperationContext> = {
  name: "lock-configuration",
  drivenBy: "who holds the lock and whether uncommitted changes stand in the candidate",
  forms: ["<lock-configuration/>"],
  summary: "take the exclusive lock of the candidate",
  command: "configure exclusive",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const stray = strayElement(request);
    return stray === undefined ? silent(database.lock(session), context) : errorReply(stray);
  },
};

/** Gives the lock back; uncommitted changes made under it are discarded. */
export const unlockConfiguration: Operation<OperationContext> = {
  name: "unlock-configuration",
  drivenBy: "whether the session holds the lock",
  forms: ["<unlock-configuration/>"],
  summary: "give the lock back and discard what was not committed",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const stray = strayElement(request);
    return stray === undefined ? silent(database.unlock(session), context) : errorReply(stray);
  },
};

function silent(
  outcome: ReturnType<OperationContext["database"]["lock"]>,
  context: OperationContext,
): ReplyBody {
  return outcome.ok ? [] : errorReply(refusalError(outcome.refusal, context));
}
