import type { World } from "../world.ts";

/** Why a run comes to its end. */
export type RunEnd = "stopped" | "done" | "timed-out" | "nothing-runs";

/** Waits for whatever ends a run first. */
export class RunEnding {
  readonly reached: Promise<RunEnd>;
  readonly #settle: (end: RunEnd) => void;
  #isReached = false;

  /** Without `timeoutSeconds` a run lasts until it is stopped. */
  constructor({ stop, clock }: World, timeoutSeconds: number | undefined) {
    let settle: (end: RunEnd) => void = () => {};
    const first = new Promise<RunEnd>((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
    const stopped = (): void => this.reach("stopped");
    const timer =
      timeoutSeconds === undefined
        ? undefined
        : clock.after(timeoutSeconds * 1_000, () => this.reach("timed-out"));
    if (stop.aborted) stopped();
    else stop.addEventListener("abort", stopped, { once: true });
    this.reached = first.finally(() => {
      timer?.cancel();
      stop.removeEventListener("abort", stopped);
    });
  }

  /** From then on devices are taken down, which says nothing about how they fared. */
  get isReached(): boolean {
    return this.#isReached;
  }

  /** Ends the wait; only the first reason counts. */
  reach(end: RunEnd): void {
    this.#isReached = true;
    this.#settle(end);
  }
}
