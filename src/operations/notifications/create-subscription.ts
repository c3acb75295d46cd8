import {
  errorReply,
  type Operation,
  okReply,
  operationFailed,
  type RpcError,
} from "../../netconf/rpc/index.ts";
import { attributeOf, childOf, elementsOf, textOf, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { readingConfiguration } from "../permissions/operation-permissions.ts";

const known = ["stream", "filter", "startTime", "stopTime"];

/** RFC 5277 2.1.1 without replay; unknown unless `system services netconf notification` is configured. */
export const createSubscription: Operation<OperationContext> = {
  name: "create-subscription",
  summary: "send the events of the device to this session, all or by subtree filter",
  drivenBy: "commits, sessions and the events that a program sends, with netconf notification",
  forms: [
    "<create-subscription/>",
    '<create-subscription><stream>NETCONF</stream><filter type="subtree">...</filter><stopTime>TIME</stopTime></create-subscription>',
  ],
  permissions: readingConfiguration,
  run(request, context) {
    if (!context.profile.notifications)
      return errorReply(operationFailed("syntax error", request.name));
    const refused = refusal(request, context.now());
    if (refused !== undefined) return errorReply(refused);
    const filter = childOf(request, "filter");
    if (context.subscribe(filter && elementsOf(filter))) return okReply;
    // RFC 5277 6.5.
    return errorReply(operationFailed("the session has a subscription already"));
  },
};

function refusal(request: XmlElement, now: number): RpcError | undefined {
  const stranger = elementsOf(request).find(({ name }) => !known.includes(name));
  if (stranger !== undefined) return operationFailed("syntax error", stranger.name);
  const stream = childOf(request, "stream");
  if (stream !== undefined && textOf(stream) !== "NETCONF")
    return bad("invalid-value", `stream '${textOf(stream)}' does not exist`, "stream");
  const filter = childOf(request, "filter");
  const type = filter && attributeOf(filter, "type");
  if (type !== undefined && type !== "subtree")
    return operationFailed(`filter type '${type}' is not supported`, "filter");
  return replayRefusal(childOf(request, "startTime"), childOf(request, "stopTime"), now);
}

/** A time asks for replay, which there is none of; RFC 5277 2.1.1 has errors of its own for wrong times. */
function replayRefusal(
  start: XmlElement | undefined,
  stop: XmlElement | undefined,
  now: number,
): RpcError | undefined {
  if (start === undefined && stop === undefined) return undefined;
  if (start === undefined) return bad("missing-element", "stopTime needs a startTime", "startTime");
  const from = dateTime(start);
  if (from === undefined)
    return bad("bad-element", `'${textOf(start)}' is not a date and time`, "startTime");
  if (from > now) return bad("bad-element", "startTime is later than now", "startTime");
  const until = stop && dateTime(stop);
  if (stop !== undefined && until === undefined)
    return bad("bad-element", `'${textOf(stop)}' is not a date and time`, "stopTime");
  if (until !== undefined && until < from)
    return bad("bad-element", "stopTime is earlier than startTime", "stopTime");
  return operationFailed("replay is not supported");
}

/** A `date-and-time` of RFC 3339, with its zone, in milliseconds since 1970. */
function dateTime(element: XmlElement): number | undefined {
  const text = textOf(element);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function bad(
  tag: "missing-element" | "bad-element" | "invalid-value",
  message: string,
  badElement: string,
): RpcError {
  return { type: "protocol", tag, severity: "error", message, info: { badElement } };
}
