import { formatEndpoint, limits } from "../base/index.ts";
import type { BootstrapRecord, BootstrapStep } from "../bootstrap/index.ts";
import type { AttemptRecord } from "../callhome/index.ts";
import type {
  ConnectorStatus,
  DeviceEvents,
  ListenerStatus,
  SessionSummary,
} from "../device/index.ts";
import type { ShardEvents } from "../fleet/index.ts";
import { hostCertificateFaults } from "../security/index.ts";
import type { LogEvent, NmsEvents } from "./log-event.ts";
import { counted, visibleText } from "./visible-text.ts";

/** Device names are padded to this width, so that what happened stands in one column. */
const deviceColumn = 16;

/**
 * One event as one line for a person: time of day (UTC), device, what happened. Undefined for
 * steps too small to tell; `eventLine` tells those too.
 */
export function plainLine(event: LogEvent): string | undefined {
  const happened = sentence(event);
  if (happened === undefined) return undefined;
  const time = new Date(event.at).toISOString().slice(11, 23);
  const device = "device" in event.data ? (event.data.device ?? "-") : "-";
  return `${time}  ${visibleText(device).padEnd(deviceColumn)}  ${visibleText(happened)}`;
}

function sentence({ name, data }: LogEvent): string | undefined {
  switch (name) {
    case "device-started":
      return `started as ${data.model}, serial number ${data.serialNumber}`;
    case "configuration-warned":
      return `the next commit would fail: ${data.problems.join("; ")}`;
    case "file-failed":
      return `runs without ${data.path}: cannot read ${data.source}: ${data.reason}`;
    case "file-read":
      return `has ${data.path}, read from ${data.source}`;
    case "link-changed":
      return `link of ${data.port} ${data.state}`;
    case "device-failed":
      return `did not start: ${data.message}`;
    case "bootstrap-advanced":
      return bootstrapSentence(data);
    case "connector-changed":
      return connectorSentence(data.status);
    case "listener-changed":
      return listenerSentence(data.listener);
    case "attempt-advanced":
    case "run-summary":
    case "nms-tour-ended":
      return undefined;
    case "attempt-ended":
      return attemptSentence(data);
    case "session-opened":
      return `session ${data.session.sessionId} opened by ${data.session.user} (${data.session.class})${byService(data.session)}`;
    case "session-closed":
      return `session ${data.session.sessionId} of ${data.session.user} closed after ${counted(data.session.rpcs, "RPC")}${byDevice(data.reason)}`;
    case "rpc-replied":
      return rpcSentence(data);
    case "command-run":
      return `${data.user} ran '${data.command ?? "an unknown command"}'${after(data.errors)}`;
    case "host-certificate-warned":
      return certificateSentence(data);
    case "part-changed":
      return `${data.part} ${data.state === "ok" ? "is at work again" : `is ${data.state}`}`;
    case "notifications-lost":
      return `session ${data.sessionId} of ${data.user} does not read: ${counted(data.count, "notification")} given up`;
    case "operation-faulted":
      return `${data.operation} failed through a fault of this program, please report it: ${data.message}`;
    case "rebooting":
      return `goes down for ${data.downSeconds} s: ${data.action} by ${data.user}`;
    case "halted":
      return `goes down until it is powered on: ${data.action} by ${data.user}`;
    case "booted":
      return "runs again";
    case "reply-failed":
      return `answered ${data.operation} with an error: own reply ${data.source}: ${data.message}`;
    case "replies-warned":
      return `own replies that cannot be used: ${data.problems.join("; ")}`;
    case "state-failed":
      return `stopped: ${data.message}`;
    case "committed":
      return `commit ${data.sequence} by ${data.user}${data.comment === undefined ? "" : `: ${data.comment}`}`;
    case "shard-started":
      return `shard ${data.shard} runs ${counted(data.devices, "device")}, process ${data.pid ?? "unknown"}`;
    case "shard-exited":
      return shardSentence(data);
    case "shard-restarted":
      return `shard ${data.shard} runs again with ${counted(data.devices, "device")}, started anew for the ${ordinal(data.restarts)} time`;
    case "shard-given-up":
      return `shard ${data.shard} is given up: it ended ${limits.shardCrashes} times within a minute`;
    case "events-lost":
      return `shard ${data.shard}: ${counted(data.count, "event")} came too fast and are missing here and in the journal`;
    case "health-listening":
      return `health and metrics on http://${data.address}`;
    case "device-added":
      return "joins the fleet";
    case "device-removed":
      return "left the fleet";
    case "device-changed":
      return "has another description, starts anew";
    case "storm-began":
      return `storm ${data.storm} begins`;
    case "fleet-reloaded":
      return `fleet file read again: ${data.added} added, ${data.removed} removed, ${data.changed} changed, ${data.unchanged} unchanged`;
    case "nms-listening":
      return `NMS listens on ${data.address}`;
    case "nms-connected":
      return connectedSentence(data);
    case "nms-refused":
      return `NMS refused ${data.remote}: ${data.reason}${inBrackets(data.detail)}`;
    case "nms-disconnected":
      return `NMS is no longer connected${inBrackets(data.detail)}`;
    case "nms-replied":
      return `NMS ${data.operation} answered in ${data.milliseconds.toFixed(1)} ms${after(data.errors)}`;
    case "nms-step":
      return `NMS ${data.ok ? "" : "failed: "}${data.step} (${data.milliseconds.toFixed(0)} ms)`;
  }
}

function shardSentence(data: ShardEvents["shard-exited"]): string {
  const { shard, code, signal, devices, restartSeconds, resumesFrom } = data;
  const how = signal === null ? `with exit code ${code ?? "none"}` : `by ${signal}`;
  const what = `shard ${shard} ended ${how}, and with it ${counted(devices, "device")}`;
  const again = `they start again in ${restartSeconds} s`;
  return resumesFrom === "last-commit"
    ? `${what}; ${again}, each from its last commit`
    : `${what}; ${again} from their start-up configurations: without --state nobody kept their commits`;
}

function ordinal(count: number): string {
  const tail = count % 100 >= 11 && count % 100 <= 13 ? 0 : count % 10;
  return `${count}${["th", "st", "nd", "rd"][tail] ?? "th"}`;
}

function certificateSentence(data: DeviceEvents["host-certificate-warned"]): string {
  const { statement, path, reason } = data;
  const where = path === undefined ? statement : `${statement} ${path}`;
  return `${where}: ${reason}. ${hostCertificateFaults[reason]}`;
}

const bootstrapWords: Readonly<Record<BootstrapStep, string>> = {
  asked: "asked",
  redirected: "redirects",
  "data-received": "has onboarding information",
  "boot-image-mismatch": "wants another image, which is not installed",
  "script-skipped": "has a script, which is not run",
  "configuration-committed": "configuration committed",
  "configuration-restored": "configuration taken back",
  failed: "failed",
  waiting: "tried again later",
  completed: "completed",
  abandoned: "given up, the device was configured otherwise",
};

function bootstrapSentence({ source, step, reason, detail }: BootstrapRecord): string {
  const why = reason === undefined ? "" : `: ${reason}`;
  return `bootstrap from ${source}: ${bootstrapWords[step]}${why}${inBrackets(detail)}`;
}

function connectorSentence({ client, state, server, attempts }: ConnectorStatus): string {
  const where = server === undefined ? "its servers" : formatEndpoint(server);
  switch (state) {
    case "dialing":
      return `${client}: dials ${where}, attempt ${attempts}`;
    case "waiting":
      return `${client}: waits before it dials ${where}`;
    case "connected":
      return `${client}: connected to ${where}`;
    case "closing":
      return `${client}: ends the connection to ${where}`;
    case "stopped":
      return `${client}: stopped`;
  }
}

/** Undefined for what lasts only until the system answers. */
function listenerSentence(listener: ListenerStatus): string | undefined {
  const { service, address, port, state, problem } = listener;
  const where = formatEndpoint({ host: address, port });
  switch (state) {
    case "opening":
      return undefined;
    case "listening":
      return `${service}: listens on ${where}${inBrackets(problem)}`;
    case "waiting":
      return `${service}: cannot listen on ${where}, tries again${inBrackets(problem)}`;
    case "closed":
      return `${service}: no longer listens on ${where}`;
  }
}

function attemptSentence(record: AttemptRecord): string {
  const { origin, client, server, sequence, phase, reason, detail } = record;
  const what = origin === "dialled" ? "attempt" : "connection";
  const way = origin === "dialled" ? "at" : "from";
  const where = `${client}: ${what} ${sequence} ${way} ${formatEndpoint(server)}`;
  return `${where} ended in ${phase}: ${reason}${inBrackets(detail)}`;
}

/** A session that came in says where; one of call home follows the line of its dial. */
function byService({ origin, client }: SessionSummary): string {
  return origin === "accepted" ? ` on ${client}` : "";
}

function rpcSentence(data: DeviceEvents["rpc-replied"]): string {
  const { sessionId, operation, milliseconds, errors } = data;
  return `session ${sessionId}: ${operation} answered in ${milliseconds.toFixed(1)} ms${after(errors)}`;
}

function connectedSentence(data: NmsEvents["nms-connected"]): string {
  const { user, method, fingerprint, trust, hmac } = data;
  const known = trust === "enrolled" ? "enrolled" : "trusted on first use";
  return `NMS logged in as ${user} by ${method}; host key ${fingerprint} ${known}, HMAC ${hmac}`;
}

function inBrackets(detail: string | undefined): string {
  return detail === undefined || detail === "" ? "" : ` (${detail})`;
}

function after(errors: readonly string[]): string {
  return errors.length === 0 ? "" : `: ${errors.join("; ")}`;
}

/** The device ended the session for a reason that no line of the connection may come to tell. */
function byDevice(reason: string): string {
  return reason === "session-idle-timeout" || reason === "session-killed" ? `: ${reason}` : "";
}
