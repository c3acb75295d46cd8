import type { Clock, Unsubscribe } from "../base/index.ts";

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
  readonly machine: Machine;
  /** Aborted when the user asks to stop. */
  readonly stop: AbortSignal;
  /** Calls the listener at each SIGHUP, which would end the process without one. */
  onHangUp(listener: () => void): Unsubscribe;
  /** Called whenever a run has come to rest: gives back the memory that its start took. */
  readonly rest?: () => void;
  /** Called when devices are to be at work in other processes, over which this one only watches. */
  readonly superviseOnly?: () => void;
}

/** What a run can have of the machine it is on. */
export interface Machine {
  readonly hostname: string;
  /** Processors that this process may use. */
  readonly cores: number;
  /** How many file descriptors one process may have; undefined where nobody tells. */
  descriptorLimit(): Promise<number | undefined>;
  /** How many local ports connections of one address may have; undefined where nobody tells. */
  localPorts(): Promise<number | undefined>;
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
