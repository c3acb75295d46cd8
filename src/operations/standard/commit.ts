import {
  errorReply,
  type Operation,
  operationFailed,
  type RpcError,
  readElements,
} from "../../netconf/rpc/index.ts";
import { textOf, type XmlElement } from "../../xml/index.ts";
import { commitReply, plainCommitReply } from "../commit-reply.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { candidateOnly } from "./datastore.ts";

/** RFC 6241 8.4.5.1: seconds that a confirmed commit waits by default. */
const defaultConfirmSeconds = 600;
/** Junos: the longest that a confirmed commit waits, 65535 minutes. */
const longestConfirmSeconds = 65_535 * 60;

/**
 * RFC 6241 8.3.4.1 with the confirmed commit of confirmed-commit:1.0, which knows no `persist`. Junos
 * counts in whole minutes.
 */
export const commit: Operation<OperationContext> = {
  name: "commit",
  drivenBy: "the candidate, the commit checks and the lock",
  forms: ["<commit/>", "<commit><confirmed/><confirm-timeout>SECONDS</confirm-timeout></commit>"],
  summary: "make the candidate running; `confirmed` rolls back unless confirmed",
  command: "commit",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const elements = readElements(request, ["confirmed", "confirm-timeout"]);
    if ("error" in elements) return errorReply(elements.error);
    const timeout = elements.get("confirm-timeout");
    if (elements.get("confirmed") === undefined)
      return timeout === undefined
        ? plainCommitReply(database.commit(session), context)
        : errorReply(operationFailed("missing argument", "confirmed"));
    const confirmWithinMinutes = minutesOf(timeout);
    if (typeof confirmWithinMinutes === "object") return errorReply(confirmWithinMinutes);
    return plainCommitReply(database.commit(session, { confirmWithinMinutes }), context);
  },
};

function minutesOf(timeout: XmlElement | undefined): number | RpcError {
  const text = timeout === undefined ? String(defaultConfirmSeconds) : textOf(timeout);
  if (text === "") return operationFailed("missing argument", "confirm-timeout");
  if (!/^\d{1,15}$/.test(text))
    return operationFailed(`invalid value '${text}'`, "confirm-timeout");
  const seconds = Number(text);
  return seconds >= 1 && seconds <= longestConfirmSeconds
    ? Math.ceil(seconds / 60)
    : operationFailed(
        `Value ${text} is not within range (1..${longestConfirmSeconds})`,
        "confirm-timeout",
      );
}

/** RFC 6241 8.6.4.1: on Junos a commit check, which also confirms a waiting confirmed commit. */
export const validate: Operation<OperationContext> = {
  name: "validate",
  drivenBy: "the candidate and the commit checks",
  forms: ["<validate><source><candidate/></source></validate>"],
  summary: "check the candidate as a commit would",
  command: "commit check",
  permissions: changingConfiguration,
  run(request, context) {
    const elements = readElements(request, ["source"]);
    if ("error" in elements) return errorReply(elements.error);
    const refused = candidateOnly(elements.get("source"), "source");
    if (refused !== undefined) return errorReply(refused);
    const { database, session, profile } = context;
    return commitReply(database.check(session), context, { isFlat: profile.flattensValidate });
  },
};
