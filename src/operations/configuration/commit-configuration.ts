import type { CommitRequest } from "../../junos/database/index.ts";
import {
  errorReply,
  type Operation,
  operationFailed,
  type RpcError,
  readWord,
} from "../../netconf/rpc/index.ts";
import { commitReply } from "../commit-reply.ts";
import type { OperationContext } from "../operation-context.ts";
import {
  type Arguments,
  flag,
  integer,
  readArguments,
  value,
} from "../operational/request/index.ts";
import { changingConfiguration } from "../permissions/operation-permissions.ts";
import { timeZoneOf } from "../time-zone.ts";
import { readCommitTime } from "./commit-time.ts";

/** Junos: minutes that a confirmed commit waits by default, and the longest. */
const defaultConfirmMinutes = 10;
const longestConfirmMinutes = 65_535;
/** Junos: characters of a commit log. */
const longestLog = 512;

const known = [
  flag("check"),
  value("log"),
  flag("confirmed"),
  integer("confirm-timeout", 1, longestConfirmMinutes),
  value("at-time"),
  flag("synchronize"),
  flag("force-synchronize"),
  flag("full"),
];

/** What each of these leaves no room for. */
const exclusive: readonly (readonly [first: string, second: string])[] = [
  ["check", "confirmed"],
  ["check", "at-time"],
  ["confirmed", "at-time"],
];

/**
 * `<commit-configuration>` with check, log, confirmed, confirm-timeout (minutes) and at-time. A device
 * has one configuration for all its routing engines and commits it in full, so `synchronize`,
 * `force-synchronize` and `full` change nothing.
 */
export const commitConfiguration: Operation<OperationContext> = {
  name: "commit-configuration",
  drivenBy: "the candidate, the commit checks, the lock and what waits to be confirmed",
  forms: [
    "<commit-configuration/>",
    "<commit-configuration><check/></commit-configuration>",
    "<commit-configuration><log>TEXT</log></commit-configuration>",
    "<commit-configuration><confirmed/><confirm-timeout>MINUTES</confirm-timeout></commit-configuration>",
    "<commit-configuration><at-time>hh:mm | yyyy-mm-dd hh:mm | reboot</at-time></commit-configuration>",
    "<commit-configuration><synchronize/><force-synchronize/><full/></commit-configuration>",
    '<commit-configuration detail="detail"/>',
  ],
  summary: "commit or check the candidate, with log and confirmation",
  command: "commit",
  permissions: changingConfiguration,
  run(request, context) {
    const { database, session } = context;
    const detail = readWord(request, "detail", ["detail"]);
    if ("error" in detail) return errorReply(detail.error);
    const asked = readArguments(request, known);
    if ("error" in asked) return errorReply(asked.error);
    const conflict = exclusive.find(([first, second]) => asked.has(first) && asked.has(second));
    if (conflict !== undefined) return errorReply(operationFailed("syntax error", conflict[1]));
    const synchronizes = asked.has("synchronize") || asked.has("force-synchronize");
    const shown = synchronizes ? { synchronizes } : {};
    const options = optionsOf(asked, context);
    if ("tag" in options) return errorReply(options);
    return commitReply(
      asked.has("check") ? database.check(session) : database.commit(session, options),
      context,
      shown,
    );
  },
};

function optionsOf(asked: Arguments, context: OperationContext): CommitRequest | RpcError {
  const comment = asked.text("log");
  if (comment !== undefined && comment.length > longestLog)
    return operationFailed(
      `Length ${comment.length} is not within range (1..${longestLog})`,
      "log",
    );
  if (asked.has("confirm-timeout") && !asked.has("confirmed"))
    return operationFailed("missing argument", "confirmed");
  const time = asked.text("at-time");
  const at =
    time === undefined
      ? undefined
      : readCommitTime(time, context.now(), timeZoneOf(context.facts()));
  if (typeof at === "object") return at;
  const minutes = asked.number("confirm-timeout") ?? defaultConfirmMinutes;
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(asked.has("confirmed") ? { confirmWithinMinutes: minutes } : {}),
    ...(at === undefined ? {} : { at }),
  };
}
