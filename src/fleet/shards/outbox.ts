import { type Clock, limits, type Timer } from "../../base/index.ts";
import type { FleetEvent } from "../fleet.ts";
import type { EventWish, FromShard } from "./messages.ts";

/** What a shard has to say, for a parent that may be busy. */
export interface OutboxOptions {
  readonly wish: EventWish;
  /** Hands a message to the channel; `sent` is called when the channel has taken it. */
  readonly send: (message: FromShard, sent: () => void) => void;
  /** The numbers as they are now. */
  readonly numbers: () => Pick<FromShard & { kind: "tally" }, "tally" | "done">;
  readonly clock: Clock;
}

/**
 * Sends one message at a time and the next when the channel has taken it. Tallies, and events that are
 * too few for a message of their own, go at most every `limits.shardTallyMs`. While the parent does not
 * read, tallies become one tally, and events wait, up to `limits.shardEvents`; then the oldest go, counted.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #words: FromShard[] = [];
  readonly #events: FleetEvent[] = [];
  #lost = 0;
  #hasChanged = false;
  #isSending = false;
  #isFrozen = false;
  #tallyPause: Timer | undefined;
  #eventPause: Timer | undefined;
  #drained: (() => void) | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Passed on before anything that waits, and never lost. */
  say(message: FromShard): void {
    this.#words.push(message);
    this.#pump();
  }

  /** Passed on when the parent wishes to see such events. */
  event(event: FleetEvent): void {
    if (!isWished(event, this.#options.wish)) return;
    this.#events.push(event);
    if (this.#events.length > limits.shardEvents)
      this.#lost += this.#events.splice(0, limits.shardBatch).length;
    this.#pump();
  }

  /** The numbers are others now. */
  changed(): void {
    if (this.#isFrozen) return;
    this.#hasChanged = true;
    this.#pump();
  }

  /** No tally follows: what comes now is how the devices are taken down. */
  freeze(): void {
    this.#isFrozen = true;
    this.#hasChanged = false;
    this.#tallyPause?.cancel();
  }

  /** Resolves when everything was taken by the channel. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained = resolve;
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#isSending) return;
    const message = this.#next();
    if (message === undefined) {
      if (!this.#hasChanged && this.#events.length === 0) this.#drained?.();
      return;
    }
    this.#isSending = true;
    this.#options.send(message, () => {
      this.#isSending = false;
      this.#pump();
    });
  }

  #next(): FromShard | undefined {
    const word = this.#words.shift();
    if (word !== undefined) return word;
    if (this.#hasChanged && this.#tallyPause === undefined) {
      this.#hasChanged = false;
      this.#tallyPause = this.#after(() => (this.#tallyPause = undefined));
      return { kind: "tally", ...this.#options.numbers() };
    }
    const waits = this.#eventPause !== undefined && this.#drained === undefined;
    if (this.#events.length === 0 || (waits && this.#events.length < limits.shardBatch))
      return undefined;
    const lost = this.#lost;
    this.#lost = 0;
    this.#eventPause ??= this.#after(() => (this.#eventPause = undefined));
    return { kind: "events", events: this.#events.splice(0, limits.shardBatch), lost };
  }

  #after(action: () => void): Timer {
    return this.#options.clock.after(limits.shardTallyMs, () => {
      action();
      this.#pump();
    });
  }
}

const problems: ReadonlySet<FleetEvent["name"]> = new Set([
  "device-failed",
  "state-failed",
  "replies-warned",
]);

function isWished({ name }: FleetEvent, wish: EventWish): boolean {
  switch (wish) {
    case "all":
      return true;
    case "attempts":
      return name === "attempt-ended" || problems.has(name);
    case "problems":
      return problems.has(name);
  }
}
