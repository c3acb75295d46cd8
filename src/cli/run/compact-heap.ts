import { Session } from "node:inspector";
import { setFlagsFromString } from "node:v8";
import { forgetDerived } from "../../base/index.ts";

/**
 * Gives memory back. What was only worked out is forgotten, and V8 lets go of what it would keep: what is alive moves
 * together, and empty pages go to the system, those of the young generation too, which `gc()` leaves as large as the start
 * made them. Stops the process soon after, for about 5 ms for each MB that is alive.
 */
export function compactHeap(): void {
  forgetDerived();
  const session = new Session();
  session.connect();
  setFlagsFromString("--compact-on-every-full-gc");
  session.post("HeapProfiler.collectGarbage", () => {
    // The session is still at work here, and to leave it now would stop the process for good.
    setImmediate(() => {
      setFlagsFromString("--no-compact-on-every-full-gc");
      session.disconnect();
    });
  });
}

/**
 * Has V8 compile where the code runs. For a process that has little to do: the threads that compile beside it leave
 * heaps of their own behind, some MB.
 */
export function compileInPlace(): void {
  setFlagsFromString("--no-concurrent-recompilation");
}
