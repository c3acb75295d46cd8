import { type FleetRow, newRow, updateRow } from "./fleet-row.ts";
import type { LogEvent } from "./log-event.ts";

/** What a row is about: one client or one service of a device. */
type Subject = Pick<FleetRow, "origin" | "client">;

/** A device of which no client and no service is known. */
const nothing: Subject = { origin: "dialled", client: "" };

/** Rows of a fleet kept up to date by its events: one per call-home client and per open service, in order of appearance. */
export class FleetTable {
  readonly #devices = new Map<string, Map<string, FleetRow>>();

  get rows(): readonly FleetRow[] {
    return [...this.#devices.values()].flatMap((rows) => [...rows.values()]);
  }

  apply(event: LogEvent): void {
    const device = "device" in event.data ? event.data.device : undefined;
    if (device === undefined) return;
    if (event.name === "device-removed") {
      this.#devices.delete(device);
      return;
    }
    const rows = this.#devices.get(device) ?? new Map<string, FleetRow>();
    if (rows.size === 0) {
      if (!introduces(event)) return;
      this.#devices.set(device, rows);
    }
    const subject = subjectOf(event, rows);
    const key = keyOf(subject);
    const known = rows.get(key);
    // What comes in by a service that is shut by now has no row any more.
    if (known === undefined && subject.origin === "accepted" && event.name !== "listener-changed")
      return;
    if (subject.client !== "") rows.delete(keyOf(nothing));
    rows.set(key, updateRow(known ?? newRow(device, subject), event));
    if (isGone(event)) this.#forget(device, rows, key);
  }

  /** A client or a service that a commit removed leaves the table; the device stays. */
  #forget(device: string, rows: Map<string, FleetRow>, key: string): void {
    rows.delete(key);
    if (rows.size === 0) rows.set(keyOf(nothing), newRow(device, nothing));
  }
}

function keyOf({ origin, client }: Subject): string {
  return `${origin} ${client}`;
}

/** NMS events alone make no row: the peer may not be a device of ours. */
function introduces({ name }: LogEvent): boolean {
  return !name.startsWith("nms-");
}

function isGone({ name, data }: LogEvent): boolean {
  if (name === "connector-changed") return data.status.state === "stopped";
  return name === "listener-changed" && data.listener.state === "closed";
}

/** The client or service whose row an event belongs to. Events that name only a session, or nothing, go to the row that fits best. */
function subjectOf(event: LogEvent, rows: ReadonlyMap<string, FleetRow>): Subject {
  switch (event.name) {
    case "connector-changed":
      return { origin: "dialled", client: event.data.status.client };
    case "listener-changed":
      return { origin: "accepted", client: event.data.listener.service };
    case "attempt-advanced":
    case "attempt-ended":
      return event.data;
    case "session-opened":
    case "session-closed":
      return event.data.session;
    case "rpc-replied": {
      const { sessionId } = event.data;
      return pick(rows, (row) => row.session?.sessionId === sessionId);
    }
    default:
      return pick(rows, (row) => row.state === "connected");
  }
}

function pick(rows: ReadonlyMap<string, FleetRow>, wanted: (row: FleetRow) => boolean): Subject {
  const candidates = [...rows.values()];
  const client = candidates.find(({ origin }) => origin === "dialled");
  return candidates.find(wanted) ?? client ?? candidates[0] ?? nothing;
}
