import { limits } from "../../base/index.ts";
import type { Tally } from "../../fleet/index.ts";
import { eventLine, type LogEvent, plainLine } from "../../telemetry/index.ts";
import type { World } from "../world.ts";
import { LiveTable } from "./live-table.ts";
import { ProgressOutput } from "./progress-output.ts";

/** Where the events of a run go. */
export interface EventOutput {
  show(event: LogEvent): void;
  /** The run has reached its end. What redraws itself stays as it is now; lines go on. Idempotent. */
  close(): void;
}

/** Whether a fleet is shown device by device, and not only in numbers. */
export function isShownInFull(devices: number): boolean {
  return devices <= limits.tableDevices;
}

/**
 * JSON lines when asked for. Few devices: a table that redraws itself on a terminal, plain lines
 * elsewhere. Many: numbers only, which `tally` gives at any time.
 */
export function openEventOutput(
  json: boolean,
  devices: number,
  { out, clock }: World,
  tally: () => Tally,
): EventOutput {
  if (!json && !isShownInFull(devices)) return new ProgressOutput(out, clock, tally);
  if (!json && out.isTerminal) return new LiveTable(out, clock);
  return {
    show(event) {
      const line = json ? eventLine(event) : plainLine(event);
      if (line !== undefined) out.write(`${line}\n`);
    },
    close: () => {},
  };
}
