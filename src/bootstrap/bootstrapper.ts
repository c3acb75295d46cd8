import { type Clock, formatEndpoint, limits, messageOf } from "../base/index.ts";
import { certificatesOfCms } from "../security/cms/index.ts";
import { BootstrapFailure, type BootstrapReason } from "./bootstrap-reasons.ts";
import { type BootstrapDevice, bootstrappingDataRequest } from "./bootstrap-request.ts";
import {
  type BootstrapConfiguration,
  type BootstrapServers,
  type BootstrapSource,
  configurationText,
  type ReadFile,
  readCredentials,
  trustOfChain,
} from "./bootstrap-source.ts";
import type { BootstrapRecord, BootstrapStep } from "./bootstrap-step.ts";
import { readBootstrappingData } from "./bootstrapping-data.ts";
import {
  type ConveyedInformation,
  type RedirectServer,
  readConveyedInformation,
} from "./conveyed-information.ts";
import { type Commit, onboard } from "./onboarding.ts";
import type { DeviceCredentials, Post, PostReply, ServerTrust } from "./post.ts";
import { ProgressReporter } from "./progress-reporter.ts";

export interface BootstrapperOptions {
  readonly name: string;
  readonly device: BootstrapDevice;
  readonly source: BootstrapSource;
  readonly post: Post;
  readonly read: ReadFile;
  readonly commit: Commit;
  readonly clock: Clock;
  /** Multiplies the wait between rounds. @defaultValue 1 */
  readonly retryScale?: number | undefined;
  readonly onRecord: (record: BootstrapRecord) => void;
}

/** Milliseconds between two rounds; RFC 8572 section 5.2 says only that the device goes on for ever. */
const roundMs = 15_000;

/** A server that is asked, and what stands behind it. */
interface Asked {
  readonly host: string;
  readonly port: number;
  readonly trust: ServerTrust;
  /** Redirects that led to it. */
  readonly redirects: number;
}

interface Round {
  readonly credentials: DeviceCredentials;
  /** Servers asked so far. */
  count: number;
}

/** Asks the source of a device's first configuration, round by round, until it has given one. */
export class Bootstrapper {
  readonly #options: BootstrapperOptions;
  readonly #stop = new AbortController();

  constructor(options: BootstrapperOptions) {
    this.#options = options;
  }

  /** True when the device has its configuration after one round. Never rejects. */
  async round(): Promise<boolean> {
    const { source } = this.#options;
    return this.#attempt(nameOf(source), () =>
      "servers" in source ? this.#askAll(source) : this.#apply(source),
    );
  }

  /** Waits for the next round, then goes on round by round, until it is done or stopped. */
  async untilDone(): Promise<void> {
    let isDone = false;
    while (!isDone && !this.#isStopped) {
      await this.#wait();
      if (!this.#isStopped) isDone = await this.round();
    }
  }

  /** Ends what goes on: requests, waits and rounds. */
  stop(): void {
    this.#stop.abort();
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  #wait(): Promise<void> {
    const { clock, retryScale = 1, source } = this.#options;
    const { signal } = this.#stop;
    const ms = Math.max(limits.redialFloorMs, roundMs * retryScale);
    this.#tell(nameOf(source), "waiting", { detail: `${(ms / 1_000).toFixed(1)} seconds` });
    return new Promise((resolve) => {
      const timer = clock.after(ms, done);
      signal.addEventListener("abort", done, { once: true });
      function done(): void {
        timer.cancel();
        signal.removeEventListener("abort", done);
        resolve();
      }
    });
  }

  /** Runs one try of a source; what goes wrong is told, and the next source may be tried. */
  async #attempt(source: string, action: () => Promise<boolean>): Promise<boolean> {
    try {
      return await action();
    } catch (cause) {
      if (this.#isStopped) return false;
      const reason = cause instanceof BootstrapFailure ? cause.reason : "fault";
      this.#tell(source, "failed", { reason, detail: messageOf(cause) });
      return false;
    }
  }

  async #apply(from: BootstrapConfiguration): Promise<boolean> {
    const { configuration, handling = "merge" } = from;
    const source = nameOf(from);
    this.#tell(source, "asked");
    const { text, name } = await configurationText(configuration, this.#options.read);
    this.#stop.signal.throwIfAborted();
    const { warnings } = await this.#options.commit({ text, handling, name, source });
    this.#tell(source, "configuration-committed", { detail: warnings.join("; ") || undefined });
    this.#tell(source, "completed");
    return true;
  }

  async #askAll(source: BootstrapServers): Promise<boolean> {
    const { credentials, trust } = await readCredentials(source, this.#options.read);
    const round: Round = { credentials, count: 0 };
    for (const { host, port } of source.servers) {
      const asked: Asked = { host, port, trust, redirects: 0 };
      if (await this.#attempt(urlOf(asked), () => this.#ask(asked, round))) return true;
    }
    return false;
  }

  /** RFC 8572 section 5.3: zero or more redirects, then onboarding information. */
  async #ask(asked: Asked, round: Round): Promise<boolean> {
    if (++round.count > limits.bootstrapServers)
      throw redirectLimit(`${limits.bootstrapServers} servers were asked in this round`);
    const url = urlOf(asked);
    this.#tell(url, "asked");
    const { device, post, commit } = this.#options;
    const { signal } = this.#stop;
    const server = { ...asked, credentials: round.credentials, signal };
    const body = bootstrappingDataRequest(device);
    const reply = await post({ ...server, operation: "get-bootstrapping-data", body });
    signal.throwIfAborted();
    const reporter = new ProgressReporter(post, server, device);
    const information = await conveyed(reply, reporter);
    if (information.kind === "redirect") return this.#follow(information.servers, asked, round);
    this.#tell(url, "data-received");
    const tell = (step: BootstrapStep, detail?: string): void => this.#tell(url, step, { detail });
    await onboard(information.node, { device, source: url, reporter, commit, tell, signal });
    this.#tell(url, "completed");
    return true;
  }

  /** RFC 8572 section 5.5: one after the other, until one gives a configuration. */
  async #follow(servers: readonly RedirectServer[], from: Asked, round: Round): Promise<boolean> {
    const redirects = from.redirects + 1;
    if (redirects > limits.bootstrapRedirects)
      throw redirectLimit(`${limits.bootstrapRedirects} redirects followed one another`);
    this.#tell(urlOf(from), "redirected", {
      detail: servers.map(urlOf).join(", ").slice(0, 1_000),
    });
    for (const { host, port, trustAnchor } of servers) {
      const next = (): Promise<boolean> =>
        this.#ask({ host, port, trust: anchoredTrust(trustAnchor), redirects }, round);
      if (await this.#attempt(urlOf({ host, port }), next)) return true;
      if (this.#isStopped) return false;
    }
    return false;
  }

  #tell(
    source: string,
    step: BootstrapStep,
    more: { readonly reason?: BootstrapReason; readonly detail?: string | undefined } = {},
  ): void {
    // Who stopped it hears no more of it.
    if (this.#isStopped) return;
    const { reason, detail } = more;
    this.#options.onRecord({
      device: this.#options.name,
      source,
      step,
      ...(reason === undefined ? {} : { reason }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

/** What the server gave. A reply that cannot be read is reported to it. Throws `BootstrapFailure`. */
async function conveyed(
  reply: PostReply,
  reporter: ProgressReporter,
): Promise<ConveyedInformation> {
  if (!reply.ok) throw new BootstrapFailure(reply.reason, reply.detail);
  const { status, contentType, body } = reply;
  if (status !== 200) throw new BootstrapFailure(reasonOfStatus(status), `HTTP ${status}`);
  try {
    const data = readBootstrappingData(body, contentType);
    reporter.level = data.reportingLevel;
    return readConveyedInformation(data);
  } catch (cause) {
    if (cause instanceof BootstrapFailure) await reporter.try("parsing-error", cause.message);
    throw cause;
  }
}

function reasonOfStatus(status: number): BootstrapReason {
  if (status === 404) return "not-found";
  return status === 401 || status === 403 ? "not-authorized" : "http-status";
}

/** Without an anchor the server could not be trusted, and only give signed data. Throws `BootstrapFailure`. */
function anchoredTrust(trustAnchor: Buffer | undefined): ServerTrust {
  if (trustAnchor === undefined)
    throw new BootstrapFailure("trust-anchor-missing", "the redirect has no trust-anchor for it");
  const chain = certificatesOfCms(trustAnchor);
  if (chain === undefined)
    throw new BootstrapFailure("trust-anchor-malformed", "no CMS structure with certificates");
  return trustOfChain(chain);
}

function redirectLimit(detail: string): BootstrapFailure {
  return new BootstrapFailure("redirect-limit", detail);
}

/** The source as a whole, in records. */
function nameOf(source: BootstrapSource): string {
  if ("servers" in source) {
    const [first] = source.servers;
    return first === undefined ? "https://" : urlOf(first);
  }
  return typeof source.configuration === "string" ? "configuration" : source.configuration.path;
}

function urlOf({ host, port }: { readonly host: string; readonly port: number }): string {
  return `https://${formatEndpoint({ host, port })}`;
}
