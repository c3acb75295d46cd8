import { ctimeText, secondsText } from "../../../base/index.ts";
import {
  errorReply,
  operationFailed,
  type ReplyBody,
  type RpcError,
} from "../../../netconf/rpc/index.ts";
import { el } from "../../../xml/index.ts";
import { timeZoneOf } from "../../time-zone.ts";
import { output, render } from "../reply/index.ts";
import {
  type Answer,
  type Argument,
  type Asked,
  flag,
  integer,
  type OperationalOperation,
  operational,
  value,
} from "../request/index.ts";
import { masterEngine } from "../state/mastership.ts";
import { readShutdownTime } from "./shutdown-time.ts";
import type { PowerAction, Shutdown } from "./system-port.ts";

const minutesOfAYear = 525_600;

const whenAndWhere: readonly Argument[] = [
  integer("in", 0, minutesOfAYear),
  value("at"),
  value("message"),
  flag("all-members"),
  flag("all-chassis"),
  flag("local"),
  flag("both-routing-engines"),
  flag("other-routing-engine"),
  value("member"),
  value("node"),
  value("slice"),
  value("media"),
  flag("force"),
];

/** `request system reboot | halt | power-off`. */
export const shutdownOperations: readonly OperationalOperation[] = [
  shutdownOperation("request-reboot", "request system reboot", "reboot"),
  shutdownOperation("request-halt", "request system halt", "halt"),
  shutdownOperation("request-power-off", "request system power-off", "power-off"),
  operational({
    name: "request-system-zeroize",
    command: "request system zeroize",
    arguments: [flag("media"), flag("local")],
    drivenBy: "the device: files, keys and configuration go, and it reboots",
    permissions: ["maintenance"],
    answer({ facts, context }) {
      const { system, session, now } = context;
      system.schedule({ action: "zeroize", at: now(), user: session.user });
      const text = `zeroizing ${masterEngine(facts)}`;
      return { xml: el("system-zeroize-status", `\n${text}\n`), text: () => text };
    },
  }),
  operational({
    name: "clear-reboot",
    command: "clear system reboot",
    drivenBy: "the shutdown that waits for its time",
    permissions: ["maintenance"],
    answer({ context }) {
      const pending = context.system.shutdown;
      context.system.cancelShutdown();
      const text =
        pending === undefined
          ? "No shutdown/reboot scheduled."
          : `${pending.action} requested by ${pending.user} at ${ctimeText(pending.at, timeZoneOf(context.facts()))}\nTerminating...`;
      return { xml: el("clear-reboot-status", `\n${text}\n`), text: () => text };
    },
  }),
];

function shutdownOperation(
  name: string,
  command: string,
  action: Exclude<PowerAction, "zeroize">,
): OperationalOperation {
  return operational({
    name,
    command,
    arguments: whenAndWhere,
    drivenBy: "the device, which goes down after the reply or at its time",
    permissions: ["maintenance"],
    answer: (asked) => shutDown(asked, action),
  });
}

function shutDown(asked: Asked, action: Exclude<PowerAction, "zeroize">): Answer {
  const { facts, context, arguments: given } = asked;
  const { session, system, database } = context;
  const at = timeOf(asked);
  if (typeof at === "object") return { error: at };
  const message = given.text("message");
  const isOther = given.has("other-routing-engine");
  if (isOther && facts.platform.routingEngines.length < 2)
    return {
      error: operationFailed("other routing engine is not present", "other-routing-engine"),
    };
  const plan: Shutdown = {
    action,
    at,
    user: session.user,
    ...(message === undefined ? {} : { message }),
  };
  // The other routing engine goes and comes without anybody noticing here.
  if (!isOther) system.schedule(plan);
  const body = statusOf(asked, plan);
  if (!database.isModified) return body;
  const warning: RpcError = {
    ...operationFailed("\nThe configuration has been changed but not committed\n"),
    severity: "warning",
  };
  return [...errorReply(warning), ...body];
}

/** What `shutdown` prints: the time, and the process that waits for it. */
function statusOf({ facts, request, context }: Asked, { action, at }: Shutdown): ReplyBody {
  const pid = 4_000 + facts.random.derive(`shutdown ${facts.now}`).integer(28_000);
  const isNow = at <= context.now();
  const text = `${isNow ? "Shutdown NOW!" : `Shutdown at ${ctimeText(at, timeZoneOf(facts))}.`}\n[pid ${pid}]`;
  const status = el("request-reboot-status", { "reboot-time": secondsText(at) }, `\n${text}\n`);
  const xml = action === "reboot" ? el("request-reboot-results", status) : output(text);
  return render({ xml, text: () => text }, formatOf(request));
}

function formatOf(request: Asked["request"]): string | undefined {
  return request.attributes.find(({ name }) => name === "format")?.value;
}

function timeOf({ context, facts, arguments: given }: Asked): number | RpcError {
  const now = context.now();
  const minutes = given.number("in");
  const at = given.text("at");
  if (at !== undefined && minutes !== undefined)
    return operationFailed("syntax error, 'in' and 'at' exclude each other", "at");
  if (at !== undefined) return readShutdownTime(at, now, timeZoneOf(facts));
  return now + (minutes ?? 0) * 60_000;
}
