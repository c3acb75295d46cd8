import type { Clock, Timer } from "../../base/index.ts";
import { type CellRole, FleetTable, type LogEvent, printTable } from "../../telemetry/index.ts";
import type { Output } from "../world.ts";

/** A person cannot read faster, and a fleet's events would otherwise redraw thousands of times a second. */
const redrawMs = 100;

/** ANSI SGR codes (ECMA-48 8.3.117) of what stands out. */
const colours: Readonly<Partial<Record<CellRole, number>>> = {
  heading: 1,
  connected: 32,
  listening: 32,
  dialing: 33,
  waiting: 33,
  failed: 31,
};

/** The fleet table on a terminal, redrawn in place as events come. */
export class LiveTable {
  readonly #table = new FleetTable();
  readonly #output: Output;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #drawnLines = 0;
  #closed = false;

  constructor(output: Output, clock: Clock) {
    this.#output = output;
    this.#clock = clock;
  }

  show(event: LogEvent): void {
    if (this.#closed) return;
    this.#table.apply(event);
    this.#timer ??= this.#clock.after(redrawMs, () => this.#draw());
  }

  /** Draws a last time and leaves the cursor below the table; what comes after is not shown. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer?.cancel();
    this.#draw();
  }

  #draw(): void {
    this.#timer = undefined;
    const { columns, lines } = this.#output.size() ?? { columns: 120, lines: 40 };
    const paint = this.#output.colours ? coloured : (text: string): string => text;
    const printed = printTable(this.#table.rows, { columns, lines: lines - 1, paint });
    const back = this.#drawnLines === 0 ? "" : `\u001b[${this.#drawnLines}A\r\u001b[J`;
    this.#output.write(`${back}${printed.map((line) => `${line}\n`).join("")}`);
    this.#drawnLines = printed.length;
  }
}

function coloured(text: string, role: CellRole): string {
  const code = colours[role];
  return code === undefined ? text : `\u001b[${code}m${text}\u001b[0m`;
}
