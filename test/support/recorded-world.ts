import { Readable } from "node:stream";
import type { Clock } from "../../src/base/index.ts";
import type { Machine, Output, World } from "../../src/cli/index.ts";
import { ManualClock } from "./manual-clock.ts";

/** An output that keeps what is written. */
interface RecordedOutput extends Output {
  readonly text: string;
}

export interface RecordedWorld extends World {
  readonly out: RecordedOutput;
  readonly err: RecordedOutput;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** What SIGHUP does. */
  hangUp(): void;
}

/** A world for commands in which nothing leaves the test. */
export function recordedWorld(
  options: {
    readonly clock?: Clock;
    readonly terminal?: { readonly columns: number; readonly lines: number };
    readonly colours?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
    /** What stands on standard input, piece by piece. */
    readonly input?: readonly Uint8Array[];
    readonly machine?: Partial<Machine>;
    readonly rest?: () => void;
  } = {},
): RecordedWorld {
  const {
    clock = new ManualClock(),
    terminal,
    colours = false,
    environment = {},
    input = [],
    machine = {},
    rest = () => {},
  } = options;
  const stop = new AbortController();
  const hangUps = new Set<() => void>();
  const record = (): RecordedOutput => {
    let text = "";
    return {
      get text() {
        return text;
      },
      write: (more) => {
        text += more;
      },
      isTerminal: terminal !== undefined,
      colours,
      size: () => terminal,
    };
  };
  return {
    out: record(),
    err: record(),
    input: Readable.from(input),
    environment,
    clock,
    machine: {
      hostname: "test",
      cores: 2,
      descriptorLimit: async () => undefined,
      localPorts: async () => undefined,
      ...machine,
    },
    stop: stop.signal,
    interrupt: () => stop.abort(),
    onHangUp(listener) {
      hangUps.add(listener);
      return () => hangUps.delete(listener);
    },
    rest,
    hangUp: () => {
      for (const listener of hangUps) listener();
    },
  };
}
