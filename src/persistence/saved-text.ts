import { CallHomeError, messageOf } from "../base/index.ts";

/** Keeps one file of a device in step with a text. */
export class SavedText {
  readonly #put: (text: string) => Promise<void>;
  #saved: string;
  #wanted: string;
  #writing: Promise<void> | undefined;
  #failure: CallHomeError | undefined;

  /** `put` makes a text durable; `saved` is what is durable already. */
  constructor(saved: string, put: (text: string) => Promise<void>) {
    this.#put = put;
    this.#saved = saved;
    this.#wanted = saved;
  }

  /**
   * Answers undefined when the text is durable already, else a promise that resolves once it is. It
   * rejects with `ERR_STATE` when that failed, and so does every later call; after `close` with `ERR_CLOSED`.
   */
  save(text: string): Promise<void> | undefined {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#wanted = text;
    if (this.#wanted !== this.#saved) this.#writing ??= this.#write();
    return this.#writing;
  }

  /** Ends once nothing is being written any more, whether that went well or not. */
  async close(): Promise<void> {
    await this.#writing?.catch(() => {});
    this.#failure ??= new CallHomeError("ERR_CLOSED", "the state of the device is closed");
  }

  /** A text that is asked for meanwhile is taken too. */
  async #write(): Promise<void> {
    try {
      while (this.#wanted !== this.#saved) {
        const text = this.#wanted;
        await this.#put(text);
        this.#saved = text;
      }
    } catch (cause) {
      this.#failure = new CallHomeError("ERR_STATE", `cannot keep the state: ${messageOf(cause)}`, {
        cause,
      });
      throw this.#failure;
    } finally {
      this.#writing = undefined;
    }
  }
}
