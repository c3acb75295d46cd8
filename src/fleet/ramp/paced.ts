import { type Clock, limits } from "../../base/index.ts";
import type { Waits } from "./waits.ts";

/** Something that is to happen at its time. */
export interface Due {
  /** Milliseconds from the beginning. */
  readonly atMs: number;
}

export interface PacedPorts {
  readonly clock: Clock;
  /** Ended when the rest is not to happen. */
  readonly waits: Waits;
  /** Lets everything else of the process have a turn. */
  readonly pause: () => Promise<void>;
}

/**
 * Does each thing at its time, in the order that is given, which is that of time. What is due together
 * is done in slices, and between two of them the process turns to its sockets.
 */
export async function paced<Thing extends Due>(
  things: readonly Thing[],
  { clock, waits, pause }: PacedPorts,
  act: (thing: Thing) => void,
): Promise<void> {
  const begin = clock.monotonic();
  let inSlice = 0;
  for (const thing of things) {
    const left = thing.atMs - (clock.monotonic() - begin);
    if (left > 0) {
      inSlice = 0;
      await waits.wait(left);
    } else if (inSlice === limits.startSlice) {
      inSlice = 0;
      await pause();
    }
    if (waits.isEnded) return;
    inSlice += 1;
    act(thing);
  }
}

/** A turn of the event loop: what came in on sockets meanwhile goes first. */
export function turnOfLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
