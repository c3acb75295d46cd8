import { BootstrapFailure } from "./bootstrap-reasons.ts";
import { type BootstrapDevice, type ProgressType, progressRequest } from "./bootstrap-request.ts";
import type { BootstrappingData } from "./bootstrapping-data.ts";
import type { Post, PostRequest } from "./post.ts";

/** Reports progress to one trusted server (RFC 8572 section 5.6). */
export class ProgressReporter {
  readonly #post: Post;
  readonly #server: Omit<PostRequest, "operation" | "body">;
  readonly #device: BootstrapDevice;
  #level: BootstrappingData["reportingLevel"] = "minimal";

  constructor(
    post: Post,
    server: Omit<PostRequest, "operation" | "body">,
    device: BootstrapDevice,
  ) {
    this.#post = post;
    this.#server = server;
    this.#device = device;
  }

  /** What the server wants to hear beyond what it must. */
  set level(level: BootstrappingData["reportingLevel"]) {
    this.#level = level;
  }

  /** A report that the server must answer with 204 No Content. Throws `BootstrapFailure`. */
  async require(type: ProgressType): Promise<void> {
    const refusal = await this.#send(type, undefined);
    if (refusal !== undefined) throw new BootstrapFailure("report-refused", `${type}: ${refusal}`);
  }

  /** A report that changes nothing when it does not arrive: a warning or an error. */
  async try(type: ProgressType, message: string): Promise<void> {
    await this.#send(type, message);
  }

  /** A step, told when the server asked for all of them. */
  async step(type: ProgressType): Promise<void> {
    if (this.#level === "verbose") await this.#send(type, undefined);
  }

  /** Undefined when the server took it. */
  async #send(type: ProgressType, message: string | undefined): Promise<string | undefined> {
    const body = await progressRequest({ type, message }, this.#device);
    const reply = await this.#post({ ...this.#server, operation: "report-progress", body });
    if (!reply.ok) return `${reply.reason} (${reply.detail})`;
    return reply.status === 204 ? undefined : `HTTP ${reply.status}`;
  }
}
