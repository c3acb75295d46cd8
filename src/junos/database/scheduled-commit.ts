import type { Clock, Timer } from "../../base/index.ts";
import { alarmAfter } from "./alarm.ts";

/** When a scheduled commit happens: wall-clock milliseconds since 1970, or the next restart. */
export type CommitTime = number | "reboot";

/** A commit that waits for its time, as `show system commit` tells it. */
interface PendingCommit {
  readonly at: CommitTime;
  readonly user: string;
  readonly client: string;
}

/** Junos `commit at`: one commit at most waits for a time or for the next restart. */
export class ScheduledCommit {
  readonly #clock: Clock;
  #waiting: { readonly about: PendingCommit; readonly act: () => void } | undefined;
  #timer: Timer | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get pending(): PendingCommit | undefined {
    return this.#waiting?.about;
  }

  /** Takes the place of a commit that waits already. */
  schedule(about: PendingCommit, act: () => void): void {
    this.clear();
    this.#waiting = { about, act };
    if (about.at !== "reboot")
      this.#timer = alarmAfter(this.#clock, about.at - this.#clock.now(), () => this.#happen());
  }

  /** Junos `clear system commit`; false when none waits. */
  clear(): boolean {
    const isPending = this.#waiting !== undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#waiting = undefined;
    return isPending;
  }

  /** The device restarts: a `commit at reboot` happens. */
  restart(): void {
    if (this.#waiting?.about.at === "reboot") this.#happen();
  }

  #happen(): void {
    const act = this.#waiting?.act;
    this.clear();
    act?.();
  }
}
