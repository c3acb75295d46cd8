import type { Clock, Timer } from "../../base/index.ts";
import type { ConfigTree } from "../config/index.ts";
import { alarmAfter } from "./alarm.ts";

interface Waiting {
  /** What returns when nobody confirms. */
  readonly tree: ConfigTree;
  readonly timer: Timer;
  /** Wall-clock milliseconds since 1970. */
  readonly until: number;
}

/** Junos `commit confirmed`: the configuration of before returns unless somebody confirms in time. */
export class ConfirmedCommit {
  readonly #clock: Clock;
  readonly #rollBack: (tree: ConfigTree) => void;
  #waiting: Waiting | undefined;

  constructor(clock: Clock, rollBack: (tree: ConfigTree) => void) {
    this.#clock = clock;
    this.#rollBack = rollBack;
  }

  /** When the rollback happens: wall-clock milliseconds; undefined when none waits. */
  get until(): number | undefined {
    return this.#waiting?.until;
  }

  /** The configuration that a rollback would bring back. */
  get tree(): ConfigTree | undefined {
    return this.#waiting?.tree;
  }

  await(tree: ConfigTree, minutes: number): void {
    this.confirm();
    const delayMs = minutes * 60_000;
    const timer = alarmAfter(this.#clock, delayMs, () => {
      this.#waiting = undefined;
      this.#rollBack(tree);
    });
    this.#waiting = { tree, timer, until: this.#clock.now() + delayMs };
  }

  confirm(): void {
    this.#waiting?.timer.cancel();
    this.#waiting = undefined;
  }
}
