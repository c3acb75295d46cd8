import { type Clock, limits, type Timer } from "../../base/index.ts";
import type { Tally } from "../../fleet/index.ts";
import { counted, type LogEvent, plainLine } from "../../telemetry/index.ts";
import type { Output } from "../world.ts";
import type { EventOutput } from "./event-output.ts";
import { ProgressBar } from "./progress-bar.ts";
import { ConnectRate, progressOf, standingText } from "./progress-text.ts";

/** Milliseconds between two lines of progress where nobody looks at a terminal. */
const lineMs = 5_000;

/** What a person must see even of a large fleet; everything else is in the numbers. */
const told: ReadonlySet<LogEvent["name"]> = new Set([
  "device-failed",
  "state-failed",
  "replies-warned",
  "shard-exited",
  "shard-restarted",
  "shard-given-up",
  "events-lost",
  "health-listening",
  "storm-began",
  "fleet-reloaded",
  "nms-listening",
]);

/** Where a large fleet shows how it fares: on a terminal as a bar, elsewhere as a line whenever something changed. */
export class ProgressOutput implements EventOutput {
  readonly #shown: ProgressBar | ProgressLines;
  #failures = 0;

  constructor(output: Output, clock: Clock, tally: () => Tally) {
    this.#shown = output.isTerminal
      ? new ProgressBar(output, clock, tally)
      : new ProgressLines(output, clock, tally);
  }

  show(event: LogEvent): void {
    if (!told.has(event.name)) return;
    if (event.name === "device-failed") {
      this.#failures += 1;
      if (this.#failures > limits.shownFailures) return;
    }
    const line = plainLine(event);
    if (line !== undefined) this.#shown.print(line);
    if (this.#failures === limits.shownFailures && event.name === "device-failed")
      this.#shown.print(
        `${counted(this.#failures, "device")} did not start; further ones are only counted, --json tells all`,
      );
  }

  close(): void {
    this.#shown.close();
  }
}

class ProgressLines {
  readonly #output: Output;
  readonly #clock: Clock;
  readonly #tally: () => Tally;
  readonly #rate = new ConnectRate();
  #timer: Timer;
  #last = "";

  constructor(output: Output, clock: Clock, tally: () => Tally) {
    this.#output = output;
    this.#clock = clock;
    this.#tally = tally;
    this.#rate.after({ tally: tally(), at: clock.monotonic() });
    this.#timer = this.#later();
  }

  print(line: string): void {
    this.#output.write(`${line}\n`);
  }

  close(): void {
    this.#timer.cancel();
  }

  #later(): Timer {
    return this.#clock.after(lineMs, () => {
      this.#timer = this.#later();
      this.#report();
    });
  }

  #report(): void {
    const tally = this.#tally();
    const rate = this.#rate.after({ tally, at: this.#clock.monotonic() });
    const { connected, devices } = progressOf(tally);
    const text = `${connected} of ${devices} connected, ${standingText(tally, rate)}`;
    if (text === this.#last) return;
    this.#last = text;
    const time = new Date(this.#clock.now()).toISOString().slice(11, 23);
    this.print(`${time}  ${text}`);
  }
}
