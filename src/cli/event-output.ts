import { eventLine, type LogEvent, plainLine } from "../telemetry/index.ts";
import { LiveTable } from "./live-table.ts";
import type { World } from "./world.ts";

/** Where the events of a run go. */
export interface EventOutput {
  show(event: LogEvent): void;
  /** The run has reached its end. A table stays as it is now; lines go on. Idempotent. */
  close(): void;
}

/** JSON lines when asked for, a table that redraws itself on a terminal, plain lines elsewhere. */
export function openEventOutput(json: boolean, { out, clock }: World): EventOutput {
  if (!json && out.isTerminal) return new LiveTable(out, clock);
  return {
    show(event) {
      const line = json ? eventLine(event) : plainLine(event);
      if (line !== undefined) out.write(`${line}\n`);
    },
    close: () => {},
  };
}
