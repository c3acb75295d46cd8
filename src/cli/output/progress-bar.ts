import { Writable } from "node:stream";
import cliProgress, { type Options, type Params } from "cli-progress";
import type { Clock } from "../../base/index.ts";
import type { Tally } from "../../fleet/index.ts";
import type { Output } from "../world.ts";
import { ConnectRate, progressOf, standingText } from "./progress-text.ts";

/** DECSC and DECRC: the bar would go back to where it began, which is elsewhere once lines were printed above it. */
const cursorMemory: ReadonlySet<string> = new Set(["\u001b7", "\u001b8"]);

/** One line at the bottom of a terminal that always shows how many devices are connected; other lines go above it. */
export class ProgressBar {
  readonly #output: Output;
  readonly #clock: Clock;
  readonly #tally: () => Tally;
  readonly #rate = new ConnectRate();
  readonly #bar: cliProgress.SingleBar;
  #isClosed = false;

  constructor(output: Output, clock: Clock, tally: () => Tally) {
    this.#output = output;
    this.#clock = clock;
    this.#tally = tally;
    this.#bar = new cliProgress.SingleBar({
      stream: terminalOf(output),
      format: (options, params) => this.#line(options, params),
      barsize: 24,
      fps: 10,
      // A line that was printed above took the bar's place.
      forceRedraw: true,
    });
    this.#bar.start(1, 0);
  }

  /** Puts a line above the bar, or where it was. */
  print(line: string): void {
    this.#output.write(this.#isClosed ? `${line}\n` : `\r\u001b[K${line}\n`);
  }

  /** Draws a last time and leaves the cursor below. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#bar.stop();
  }

  #line(options: Options, { maxWidth }: Params): string {
    const tally = this.#tally();
    const rate = this.#rate.after({ tally, at: this.#clock.monotonic() });
    const { connected, devices } = progressOf(tally);
    const bar = cliProgress.Format.BarFormat(devices === 0 ? 1 : connected / devices, options);
    return `[${bar}] ${connected}/${devices} connected, ${standingText(tally, rate)}`.slice(
      0,
      maxWidth - 1,
    );
  }
}

/** The output as the stream that a terminal is. */
function terminalOf(output: Output): NodeJS.WritableStream {
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      if (!cursorMemory.has(text)) output.write(text);
      done();
    },
  });
  return Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => output.size()?.columns ?? 80 },
    rows: { get: () => output.size()?.lines ?? 24 },
  });
}
