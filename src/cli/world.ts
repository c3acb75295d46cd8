import type { Clock } from "../base/index.ts";

/** Everything a command touches outside this program, so that tests can stand in for it. */
export interface World {
  /** Results and events. */
  readonly out: Output;
  /** Errors and remarks. */
  readonly err: Output;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Aborted when the user asks to stop. */
  readonly stop: AbortSignal;
}

export interface Output {
  write(text: string): void;
  /** A person is looking: lines may be redrawn. */
  readonly isTerminal: boolean;
  /** Colours are wanted: a terminal, and NO_COLOR is not set (no-color.org). */
  readonly colours: boolean;
  /** Size of the terminal now; undefined when there is none. */
  size(): { readonly columns: number; readonly lines: number } | undefined;
}
