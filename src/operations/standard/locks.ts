import { errorReply, type Operation, okReply } from "../../netconf/rpc/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { refusalError } from "../refusals.ts";
import { datastoreOf } from "./datastore.ts";

/** RFC 6241 7.5. On Junos there is one lock, that of the shared candidate; `running` means the same. */
export const lock: Operation<OperationContext> = {
  name: "lock",
  summary: "take the exclusive lock of the candidate",
  command: "configure exclusive",
  permissions: changingConfiguration,
  run(request, { database, session }) {
    const target = datastoreOf(request, "target");
    if ("error" in target) return errorReply(target.error);
    const outcome = database.lock(session);
    return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal));
  },
};

/** RFC 6241 7.6; uncommitted changes made under the lock are discarded. */
export const unlock: Operation<OperationContext> = {
  name: "unlock",
  summary: "give the lock back and discard what was not committed",
  permissions: changingConfiguration,
  run(request, { database, session }) {
    const target = datastoreOf(request, "target");
    if ("error" in target) return errorReply(target.error);
    const outcome = database.unlock(session);
    return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal));
  },
};

/** RFC 6241 8.3.4.2. */
export const discardChanges: Operation<OperationContext> = {
  name: "discard-changes",
  summary: "make the candidate equal to running again",
  command: "rollback 0",
  permissions: changingConfiguration,
  run(_request, { database, session }) {
    const outcome = database.discard(session);
    return outcome.ok ? okReply : errorReply(refusalError(outcome.refusal));
  },
};
