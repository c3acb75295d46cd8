import { SparseMap } from "../../base/index.ts";
import { selectElement } from "../../netconf/rpc/index.ts";
import { type NetconfServerSession, printNotification } from "../../netconf/session/index.ts";
import type { Authorization, SessionProfile } from "../../operations/index.ts";
import type { XmlElement } from "../../xml/index.ts";

/** For whom an event is made. */
export interface Subscriber {
  readonly session: { readonly sessionId: number };
  readonly profile: SessionProfile;
  readonly authorization: Authorization;
}

interface Subscription extends Subscriber {
  readonly session: NetconfServerSession;
  /** Selections of its subtree filter; undefined: every event. */
  readonly selections: readonly XmlElement[] | undefined;
}

/** Which sessions of a device get its events (RFC 5277). */
export class Notifications {
  readonly #subscriptions = new SparseMap<number, Subscription>();

  /** Nobody would hear of an event. */
  get isEmpty(): boolean {
    return this.#subscriptions.size === 0;
  }

  /** False when the session has a subscription already. */
  subscribe(subscription: Subscription): boolean {
    const { sessionId } = subscription.session;
    if (this.#subscriptions.has(sessionId)) return false;
    this.#subscriptions.set(sessionId, subscription);
    return true;
  }

  leave(sessionId: number): void {
    this.#subscriptions.delete(sessionId);
  }

  /**
   * Sends an event that happened at `at` to every session whose filter selects something of it, and
   * answers how many these are. It is made once for each session: in its namespaces, of what its user may
   * see; undefined where that is nothing.
   */
  publish(at: number, eventFor: (subscriber: Subscriber) => XmlElement | undefined): number {
    let sent = 0;
    for (const subscription of this.#subscriptions.values()) {
      const { session, selections } = subscription;
      const event = eventFor(subscription);
      if (event === undefined) continue;
      if (selections !== undefined && selectElement(event, selections) === undefined) continue;
      session.notify(printNotification(at, event));
      sent++;
    }
    return sent;
  }
}
