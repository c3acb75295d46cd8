import { type FleetRow, newRow, updateRow } from "./fleet-row.ts";
import type { LogEvent } from "./log-event.ts";

/** Rows of a fleet kept up to date by its events: one per outbound-ssh client, in order of appearance. */
export class FleetTable {
  readonly #devices = new Map<string, Map<string, FleetRow>>();

  get rows(): readonly FleetRow[] {
    return [...this.#devices.values()].flatMap((rows) => [...rows.values()]);
  }

  apply(event: LogEvent): void {
    const device = "device" in event.data ? event.data.device : undefined;
    if (device === undefined) return;
    const rows = this.#devices.get(device) ?? new Map<string, FleetRow>();
    if (rows.size === 0) {
      if (!introduces(event)) return;
      this.#devices.set(device, rows);
    }
    const client = clientOf(event, rows);
    const row = rows.get(client) ?? newRow(device, client);
    if (client !== "") rows.delete("");
    rows.set(client, updateRow(row, event));
    if (event.name === "connector-changed" && event.data.status.state === "stopped")
      this.#forget(device, rows, client);
  }

  /** A client that a commit removed leaves the table; the device stays. */
  #forget(device: string, rows: Map<string, FleetRow>, client: string): void {
    rows.delete(client);
    if (rows.size === 0) rows.set("", newRow(device, ""));
  }
}

/** NMS events alone make no row: the peer may not be a device of ours. */
function introduces({ name }: LogEvent): boolean {
  return !name.startsWith("nms-");
}

/** The client whose row an event belongs to. Events that name only a session, or nothing, go to the row that fits best. */
function clientOf(event: LogEvent, rows: ReadonlyMap<string, FleetRow>): string {
  switch (event.name) {
    case "connector-changed":
      return event.data.status.client;
    case "attempt-advanced":
    case "attempt-ended":
      return event.data.client;
    case "session-opened":
    case "session-closed":
      return event.data.session.client;
    case "rpc-replied": {
      const { sessionId } = event.data;
      return pick(rows, (row) => row.session?.sessionId === sessionId);
    }
    default:
      return pick(rows, (row) => row.state === "connected");
  }
}

function pick(rows: ReadonlyMap<string, FleetRow>, wanted: (row: FleetRow) => boolean): string {
  const candidates = [...rows.values()];
  return (candidates.find(wanted) ?? candidates[0])?.client ?? "";
}
