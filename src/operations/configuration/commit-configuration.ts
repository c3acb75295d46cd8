import type { CommitRequest } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import { commitReply } from "../commit-reply.ts";
import type { OperationContext } from "../operation-context.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { readCommitTime } from "./commit-time.ts";

/** Junos: minutes that a confirmed commit waits by default, and the longest. */
const defaultConfirmMinutes = 10;
const longestConfirmMinutes = 65_535;
/** Junos: characters of a commit log. */
const longestLog = 512;

const children = new Set([
  "check",
  "log",
  "confirmed",
  "confirm-timeout",
  "at-time",
  "synchronize",
  "force-synchronize",
  "full",
]);

/** `<commit-configuration>` with check, log, confirmed, confirm-timeout (minutes) and at-time. */
export const commitConfiguration: Operation<OperationContext> = {
  name: "commit-configuration",
  summary: "commit or check the candidate, with log and confirmation",
  command: "commit",
  permissions: changingConfiguration,
  run(request, { database, session, facts, now }) {
    const stranger = elementsOf(request).find((child) => !children.has(child.name));
    if (stranger !== undefined) return errorReply(operationFailed("syntax error", stranger.name));
    const engine = facts().platform.routingEngines[0] ?? "re0";
    if (childOf(request, "check") !== undefined)
      return commitReply(database.check(session), engine);
    const options = optionsOf(request, now());
    if ("tag" in options) return errorReply(options);
    return commitReply(database.commit(session, options), engine);
  },
};

function optionsOf(request: XmlElement, now: number): CommitRequest | RpcError {
  const log = childOf(request, "log");
  const comment = log && textOf(log);
  if (comment !== undefined && (comment.length < 1 || comment.length > longestLog))
    return operationFailed(
      `Length ${comment.length} is not within range (1..${longestLog})`,
      "log",
    );
  const minutes = confirmMinutes(request);
  if (typeof minutes === "object") return minutes;
  const time = childOf(request, "at-time");
  const at = time && readCommitTime(textOf(time), now);
  if (typeof at === "object") return at;
  if (at !== undefined && minutes !== undefined) return operationFailed("syntax error", "at-time");
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(minutes === undefined ? {} : { confirmWithinMinutes: minutes }),
    ...(at === undefined ? {} : { at }),
  };
}

function confirmMinutes(request: XmlElement): number | RpcError | undefined {
  if (childOf(request, "confirmed") === undefined) return undefined;
  const timeout = childOf(request, "confirm-timeout");
  if (timeout === undefined) return defaultConfirmMinutes;
  const minutes = Number(textOf(timeout));
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestConfirmMinutes
    ? minutes
    : operationFailed(
        `Value ${textOf(timeout)} is not within range (1..${longestConfirmMinutes})`,
        textOf(timeout),
      );
}
