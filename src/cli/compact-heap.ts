import { setFlagsFromString } from "node:v8";

/**
 * Gives memory back that V8 would keep: what is alive moves together, and empty pages go to the system.
 * Stops the process for some hundred milliseconds when much is alive. Without effect unless Node runs with
 * `--expose-gc`.
 */
export function compactHeap(): void {
  if (globalThis.gc === undefined) return;
  setFlagsFromString("--compact-on-every-full-gc");
  try {
    globalThis.gc();
  } finally {
    setFlagsFromString("--no-compact-on-every-full-gc");
  }
}
