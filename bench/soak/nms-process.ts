import { Child } from "./child.ts";
import type { NmsReplies, NmsRequest } from "./host-protocol.ts";

/** The NMS, which can be killed and started again where it was. */
export class NmsProcess implements AsyncDisposable {
  readonly #login: { readonly user: string; readonly key: string };
  #child: Child<NmsRequest, NmsReplies> | undefined;
  #port = 0;

  /** `key` is the PEM of the private key with which the NMS logs in. */
  constructor(login: { readonly user: string; readonly key: string }) {
    this.#login = login;
  }

  get port(): number {
    return this.#port;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    this.#child = new Child(new URL("./nms-host.js", import.meta.url));
    const { port } = await this.#child.ask({ do: "listen", port: this.#port, ...this.#login });
    this.#port = port;
  }

  /** The device-id of each session. */
  async devices(): Promise<readonly string[]> {
    const reply = await this.#child?.ask({ do: "devices" });
    return reply?.deviceIds ?? [];
  }

  async kill(): Promise<void> {
    await this.#child?.kill();
  }

  pause(): void {
    this.#child?.pause();
  }

  resume(): void {
    this.#child?.resume();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}
