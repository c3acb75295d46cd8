import { availableParallelism, hostname } from "node:os";
import { systemClock } from "../base/index.ts";
import { descriptorLimit, localPorts } from "../fleet/index.ts";
import { compactHeap, compileInPlace } from "./run/compact-heap.ts";
import type { Output, World } from "./world.ts";

/** What a shell reports for a program that a signal ended: 128 and the signal's number. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** The process this program runs in. The first SIGINT or SIGTERM asks to stop, the second ends at once. */
export function processWorld(): World {
  const stop = new AbortController();
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(code);
      stop.abort();
    });
  // A reader that left, such as `head`, ends the run like Ctrl-C; what is written after it is lost.
  process.stdout.on("error", () => stop.abort());
  return {
    out: streamOutput(process.stdout),
    err: streamOutput(process.stderr),
    // Opened by whoever reads it: most commands leave it alone.
    get input() {
      return process.stdin as AsyncIterable<Uint8Array>;
    },
    environment: process.env,
    clock: systemClock,
    machine: { hostname: hostname(), cores: availableParallelism(), descriptorLimit, localPorts },
    stop: stop.signal,
    onHangUp(listener) {
      process.on("SIGHUP", listener);
      return () => process.off("SIGHUP", listener);
    },
    rest: compactHeap,
    superviseOnly: compileInPlace,
  };
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  // Undefined, whatever its type says, for what is no terminal.
  const isTerminal = (stream.isTTY as boolean | undefined) === true;
  return {
    write: (text) => stream.write(text),
    isTerminal,
    colours: isTerminal && !process.env["NO_COLOR"],
    // Terminals without a size of their own report 0.
    size: () =>
      isTerminal ? { columns: stream.columns || 80, lines: stream.rows || 24 } : undefined,
  };
}
