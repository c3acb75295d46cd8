import { dateTimeText } from "../../base/index.ts";
import { el, type XmlElement } from "../../xml/index.ts";
import type { OperationContext } from "../operation-context.ts";
import { monitoringNamespace } from "../profile/capabilities.ts";
import type { MonitoredSession, SessionCounters } from "./monitoring-facts.ts";
import { deviceSchemas } from "./schemas.ts";

/** `netconf-state` of RFC 6022 in full, as things stand now. */
export function netconfState(context: OperationContext): XmlElement {
  const { startedAt, inBadHellos, inSessions, droppedSessions, sessions, ...counters } =
    context.monitoring();
  return el(
    "netconf-state",
    { xmlns: monitoringNamespace },
    el("capabilities", ...context.profile.capabilities.map((uri) => el("capability", uri))),
    el("datastores", datastore("running"), datastore("candidate", locks(context))),
    el("schemas", ...schemas(context)),
    el("sessions", ...sessions.map(session)),
    el(
      "statistics",
      el("netconf-start-time", dateTimeText(startedAt)),
      el("in-bad-hellos", String(inBadHellos)),
      el("in-sessions", String(inSessions)),
      el("dropped-sessions", String(droppedSessions)),
      ...counted(counters),
    ),
  );
}

function datastore(name: string, inside?: XmlElement): XmlElement {
  return el("datastore", el("name", name), inside);
}

/** Junos has one lock, that of the candidate; somebody at a terminal is session 0. */
function locks({ database }: OperationContext): XmlElement | undefined {
  const holder = database.editors.find(({ exclusive }) => exclusive);
  if (holder === undefined) return undefined;
  const { session: by, since } = holder;
  return el(
    "locks",
    el(
      "global-lock",
      el("locked-by-session", String(by.terminal === undefined ? by.id : 0)),
      el("locked-time", dateTimeText(since)),
    ),
  );
}

function schemas(context: OperationContext): readonly XmlElement[] {
  return deviceSchemas(context).map(({ identifier, revision, namespace }) =>
    el(
      "schema",
      el("identifier", identifier),
      el("version", revision),
      el("format", "yang"),
      el("namespace", namespace),
      el("location", "NETCONF"),
    ),
  );
}

function session({
  sessionId,
  transport,
  user,
  sourceHost,
  openedAt,
  ...counters
}: MonitoredSession): XmlElement {
  return el(
    "session",
    el("session-id", String(sessionId)),
    el("transport", `netconf-${transport}`),
    el("username", user),
    sourceHost === undefined ? undefined : el("source-host", sourceHost),
    el("login-time", dateTimeText(openedAt)),
    ...counted(counters),
  );
}

function counted(counters: SessionCounters): readonly XmlElement[] {
  const { inRpcs, inBadRpcs, outRpcErrors, outNotifications } = counters;
  return [
    el("in-rpcs", String(inRpcs)),
    el("in-bad-rpcs", String(inBadRpcs)),
    el("out-rpc-errors", String(outRpcErrors)),
    el("out-notifications", String(outNotifications)),
  ];
}
