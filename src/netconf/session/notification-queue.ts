import { limits } from "../../base/index.ts";

/** Notifications that a session cannot send yet, oldest first; what does not fit pushes the oldest out. */
export class NotificationQueue {
  #messages: string[] = [];
  #characters = 0;

  /** Takes a message in; answers how many older ones that cost. */
  add(message: string): number {
    this.#messages.push(message);
    this.#characters += message.length;
    let lost = 0;
    while (this.#isTooFull && this.#messages.length > 1) {
      this.take();
      lost++;
    }
    return lost;
  }

  take(): string | undefined {
    const message = this.#messages.shift();
    this.#characters -= message?.length ?? 0;
    return message;
  }

  clear(): void {
    this.#messages = [];
    this.#characters = 0;
  }

  get #isTooFull(): boolean {
    return (
      this.#messages.length > limits.pendingNotifications ||
      this.#characters > limits.pendingNotificationCharacters
    );
  }
}
