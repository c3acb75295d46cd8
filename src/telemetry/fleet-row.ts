import { formatEndpoint } from "../base/index.ts";
import type { BootstrapRecord } from "../bootstrap/index.ts";
import type { Origin } from "../callhome/index.ts";
import type { ConnectorStatus, ListenerStatus, SessionSummary } from "../device/index.ts";
import type { LogEvent } from "./log-event.ts";

/** Where one call-home client of one device stands, or one service on which it listens. */
export interface FleetRow {
  readonly device: string;
  readonly origin: Origin;
  /** Name of the client or service; empty for a device that has none, or did not start. */
  readonly client: string;
  readonly server: string;
  readonly state:
    | "idle"
    | "failed"
    | "bootstrapping"
    | ConnectorStatus["state"]
    | ListenerStatus["state"];
  /** Phase of a dial, or why the last one ended. */
  readonly detail: string;
  readonly attempts: number;
  readonly session: Pick<SessionSummary, "sessionId" | "user" | "rpcs"> | undefined;
  readonly lastRpc: string;
  /** What the NMS side did last, when it runs in this process. */
  readonly nms: string;
}

/** A device that was just seen for the first time. */
export function newRow(
  device: string,
  { origin, client }: Pick<FleetRow, "origin" | "client">,
): FleetRow {
  return {
    device,
    origin,
    client,
    server: "",
    state: "idle",
    detail: "",
    attempts: 0,
    session: undefined,
    lastRpc: "",
    nms: "",
  };
}

/** The row after an event that concerns it; the same object when nothing changes. */
export function updateRow(row: FleetRow, { name, data }: LogEvent): FleetRow {
  switch (name) {
    case "device-failed":
    case "state-failed":
      return { ...row, state: "failed", detail: data.message };
    case "bootstrap-advanced":
      return { ...row, ...bootstrapColumns(row, data) };
    case "connector-changed":
      return { ...row, ...connectorColumns(row, data.status) };
    case "listener-changed":
      return { ...row, ...listenerColumns(data.listener) };
    case "attempt-advanced":
      return data.origin === "dialled"
        ? { ...row, detail: data.phase }
        : { ...row, attempts: Math.max(row.attempts, data.sequence) };
    case "attempt-ended":
      return data.origin === "dialled"
        ? { ...row, detail: data.reason, session: undefined }
        : { ...row, detail: data.reason, attempts: Math.max(row.attempts, data.sequence) };
    case "session-opened":
      return { ...row, session: data.session };
    case "session-closed":
      return row.session?.sessionId === data.session.sessionId
        ? { ...row, session: undefined }
        : row;
    case "rpc-replied":
      return { ...row, ...rpcColumns(row, data) };
    case "command-run":
      return { ...row, lastRpc: data.command ?? row.lastRpc };
    case "operation-faulted":
      return { ...row, lastRpc: `${data.operation}: fault in this program` };
    case "nms-step":
      return { ...row, nms: data.ok ? data.step : `failed: ${data.step}` };
    case "nms-tour-ended":
      return data.ok ? { ...row, nms: "change verified" } : row;
    case "nms-disconnected":
      return { ...row, nms: data.detail ?? "disconnected" };
    case "rebooting":
    case "halted":
      return { ...row, detail: data.action, session: undefined };
    case "device-added":
    case "device-removed":
    case "device-changed":
    case "storm-began":
    case "fleet-reloaded":
    case "booted":
    case "device-started":
    case "configuration-warned":
    case "file-failed":
    case "file-read":
    case "link-changed":
    case "host-certificate-warned":
    case "part-changed":
    case "replies-warned":
    case "reply-failed":
    case "notifications-lost":
    case "committed":
    case "shard-started":
    case "shard-exited":
    case "shard-restarted":
    case "shard-given-up":
    case "events-lost":
    case "run-summary":
    case "health-listening":
    case "nms-listening":
    case "nms-connected":
    case "nms-refused":
    case "nms-replied":
      return row;
  }
}

/** A device that bootstraps has no client yet; what it did stands there until it has one. */
function bootstrapColumns(row: FleetRow, { step, reason }: BootstrapRecord): Partial<FleetRow> {
  if (step === "completed" || step === "abandoned") return { state: "idle", detail: "" };
  // Why the last source failed matters while the device waits for the next round.
  return { state: "bootstrapping", detail: step === "waiting" ? row.detail : (reason ?? step) };
}

function connectorColumns(row: FleetRow, status: ConnectorStatus): Partial<FleetRow> {
  return {
    state: status.state,
    server: status.server === undefined ? row.server : formatEndpoint(status.server),
    attempts: status.attempts,
    // Why the last dial ended matters while waiting for the next, and no longer.
    detail: status.state === "waiting" ? row.detail : "",
  };
}

/** Several may be connected to one service: its row shows the last one that came. */
function listenerColumns({
  service,
  address,
  port,
  state,
  problem,
}: ListenerStatus): Partial<FleetRow> {
  const where = formatEndpoint({ host: address, port });
  return { state, server: `${service} on ${where}`, detail: problem ?? "" };
}

function rpcColumns(
  row: FleetRow,
  reply: {
    readonly operation: string;
    readonly milliseconds: number;
    readonly errors: readonly string[];
  },
): Partial<FleetRow> {
  const outcome = reply.errors[0] ?? `${reply.milliseconds.toFixed(1)} ms`;
  return {
    lastRpc: `${reply.operation}: ${outcome}`,
    session: row.session && { ...row.session, rpcs: row.session.rpcs + 1 },
  };
}
