import { errorReply, type Operation } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { refusalError } from "../refusals.ts";

/** The lock of `<lock>` under its Junos name; success is an empty reply. */
export const lockConfiguration: Operation<OperationContext> = {
  name: "lock-configuration",
  summary: "take the exclusive lock of the candidate",
  command: "configure exclusive",
  permissions: changingConfiguration,
  run(_request, { database, session }) {
    const outcome = database.lock(session);
    return outcome.ok ? [] : errorReply(refusalError(outcome.refusal));
  },
};

/** Gives the lock back; uncommitted changes made under it are discarded. */
export const unlockConfiguration: Operation<OperationContext> = {
  name: "unlock-configuration",
  summary: "give the lock back and discard what was not committed",
  permissions: changingConfiguration,
  run(_request, { database, session }) {
    const outcome = database.unlock(session);
    return outcome.ok ? [] : errorReply(refusalError(outcome.refusal));
  },
};
