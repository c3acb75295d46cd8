import type { Operation } from "../../netconf/rpc/index.ts";
import { errorReply, operationFailed } from "../../netconf/rpc/index.ts";
import { childOf, textOf } from "../../xml/index.ts";
import { commitReply, plainCommitReply } from "../commit-reply.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { datastoreOf } from "./datastore.ts";

/** RFC 6241 8.4.5.1: seconds that a confirmed commit waits by default. */
const defaultConfirmSeconds = 600;

/** RFC 6241 8.3.4.1 with the confirmed commit of 8.4; Junos counts in whole minutes. */
export const commit: Operation<OperationContext> = {
  name: "commit",
  summary: "make the candidate running; `confirmed` rolls back unless confirmed",
  command: "commit",
  permissions: changingConfiguration,
  run(request, { database, session }) {
    const persistence = ["persist", "persist-id"].find((name) => childOf(request, name));
    if (persistence !== undefined) return errorReply(operationFailed("syntax error", persistence));
    if (childOf(request, "confirmed") === undefined)
      return plainCommitReply(database.commit(session));
    const timeout = childOf(request, "confirm-timeout");
    const seconds = timeout === undefined ? defaultConfirmSeconds : Number(textOf(timeout));
    if (!Number.isInteger(seconds) || seconds < 1)
      return errorReply(
        operationFailed(`invalid value '${timeout ? textOf(timeout) : ""}'`, "confirm-timeout"),
      );
    const confirmWithinMinutes = Math.max(1, Math.ceil(seconds / 60));
    return plainCommitReply(database.commit(session, { confirmWithinMinutes }));
  },
};

/** RFC 6241 8.6.4.1: on Junos a commit check, which also confirms a waiting confirmed commit. */
export const validate: Operation<OperationContext> = {
  name: "validate",
  summary: "check the candidate as a commit would",
  command: "commit check",
  permissions: changingConfiguration,
  run(request, { database, session, facts }) {
    const source = datastoreOf(request, "source");
    if ("error" in source) return errorReply(source.error);
    const engine = facts().platform.routingEngines[0] ?? "re0";
    return commitReply(database.check(session), engine);
  },
};
