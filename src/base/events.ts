/** Stops a subscription; calling it twice does nothing. */
export type Unsubscribe = () => void;

/** Who hears of the events of one name; a function hears of all. */
type Listener<Map extends object> =
  | ((name: keyof Map, event: Map[keyof Map]) => void)
  | { readonly name: keyof Map; readonly hear: (event: never) => void };

/**
 * A typed event source. Listeners only watch: what they throw is handed to `onListenerError`
 * and never reaches the emitter, so a broken observer cannot break the protocol.
 */
export class Events<Map extends object> {
  /** Replaced, never changed: an array of its length is the smallest, and an emission goes on with its own. */
  #listeners: readonly Listener<Map>[] = [];
  readonly #onListenerError: (cause: unknown) => void;

  constructor(onListenerError: (cause: unknown) => void = rethrowLater) {
    this.#onListenerError = onListenerError;
  }

  on<Name extends keyof Map>(name: Name, listener: (event: Map[Name]) => void): Unsubscribe {
    return this.#add({ name, hear: listener });
  }

  onAny(listener: (name: keyof Map, event: Map[keyof Map]) => void): Unsubscribe {
    return this.#add(listener);
  }

  #add(listener: Listener<Map>): Unsubscribe {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** Who subscribes meanwhile hears from the next event on, who unsubscribes hears no more. */
  emit<Name extends keyof Map>(name: Name, event: Map[Name]): void {
    const all = this.#listeners;
    for (const listener of all) {
      if (this.#listeners !== all && !this.#listeners.includes(listener)) continue;
      try {
        if (typeof listener === "function") listener(name, event);
        else if (listener.name === name) listener.hear(event as never);
      } catch (cause) {
        this.#onListenerError(cause);
      }
    }
  }

  /** Resolves with the next event of this name that `accept` takes. */
  next<Name extends keyof Map>(
    name: Name,
    options: {
      readonly accept?: (event: Map[Name]) => boolean;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<Map[Name]> {
    const { accept = () => true, signal } = options;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        stop();
        reject(signal?.reason as Error);
      };
      const stop = this.on(name, (event) => {
        if (!accept(event)) return;
        stop();
        signal?.removeEventListener("abort", abort);
        resolve(event);
      });
      if (signal?.aborted) abort();
      else signal?.addEventListener("abort", abort, { once: true });
    });
  }
}

/** A listener's fault is the listener's own: it surfaces as an uncaught exception, not inside us. */
function rethrowLater(cause: unknown): void {
  queueMicrotask(() => {
    throw cause;
  });
}
