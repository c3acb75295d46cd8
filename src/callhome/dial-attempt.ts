import { type Clock, limits, messageOf, type Timer } from "../base/index.ts";
import type { AttemptRecord, Phase } from "./attempt-record.ts";
import { attemptRecord, disposed, type LocalEnd, localEnd } from "./attempt-summary.ts";
import type { CallHomeClient } from "./call-home-client.ts";
import type {
  CallHomeSocket,
  Dial,
  DialResult,
  Serve,
  ServedConnection,
  ServeOutcome,
  Turns,
} from "./connector-ports.ts";
import type { StaticProxy } from "./http-connect.ts";
import { watchIdle } from "./idle-watch.ts";
import { openTunnel } from "./open-tunnel.ts";
import type { CallHomeServer, OutboundSshClient } from "./outbound-ssh-client.ts";
import { PhaseStopwatch } from "./phase-stopwatch.ts";
import { deviceConnInfo, preambleWrites } from "./preamble.ts";
import type { PreambleForm } from "./preamble-form.ts";

/** Everything one dial needs. */
export interface AttemptOptions {
  readonly device: string;
  readonly client: CallHomeClient;
  readonly server: CallHomeServer;
  readonly sequence: number;
  /** `type base64` of the key that `serve` uses in key exchange. */
  readonly hostKey: string;
  /** `none`: the identification comes first, as RFC 8071 has it. */
  readonly preamble: PreambleForm | "none";
  /** Whether another process serves SSH. */
  readonly handsOver: boolean;
  readonly dial: Dial;
  readonly serve: Serve;
  readonly clock: Clock;
  /** Held from before the dial until it is established or over. @defaultValue nothing is waited for */
  readonly turns?: Turns | undefined;
  /** It begins: its turn has come. */
  readonly begun?: (() => void) | undefined;
  readonly advanced: (phase: Phase) => void;
}

/** One dial, from name resolution to the end of what came of it. */
export class DialAttempt {
  /** Resolves with the record when the socket is closed; never rejects. */
  readonly done: Promise<AttemptRecord>;
  readonly #options: AttemptOptions;
  #finish: (record: AttemptRecord) => void = () => {};
  #stopwatch: PhaseStopwatch;
  #startedAt = 0;
  #giveBack: (() => void) | undefined;
  /** While there is no connection yet. */
  #abort: AbortController | undefined;
  /** Why this side put an end to it; outranks what the broken connection reports. */
  #ownReason: ServeOutcome | undefined;
  #socket: CallHomeSocket | undefined;
  #local: LocalEnd = {};
  /** Bytes that were the proxy's own, not the NMS's. */
  #ofProxy = 0;
  /** While the peer has not said that it speaks SSH. */
  #silence: Timer | undefined;
  #served: ServedConnection | undefined;

  constructor(options: AttemptOptions) {
    this.#options = options;
    this.#stopwatch = new PhaseStopwatch(options.clock);
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
      // A turn later, so that whoever made the attempt holds it when the first phase is reported.
      queueMicrotask(() => void this.#run());
    });
  }

  /**
   * Ends the dial in good order, and by force when that takes longer than `limits.closeGraceMs`.
   * Idempotent.
   */
  end(reason: "client-removed" | "device-closed" | "session-idle"): void {
    if (this.#ownReason !== undefined) return;
    this.#ownReason = { reason };
    this.#abort?.abort();
    const served = this.#served;
    if (served === undefined) return;
    served.close();
    const force = this.#options.clock.after(limits.closeGraceMs, () => served.destroy());
    void this.done.then(() => force.cancel());
  }

  /** Drops the connection as a cut cable does: nothing is said any more. Without effect once it ends. */
  cut(): void {
    if (this.#ownReason !== undefined) return;
    this.#ownReason = { reason: "connection-lost", detail: "cut on the device's side" };
    this.#abort?.abort();
    this.#served?.destroy();
  }

  async #run(): Promise<void> {
    await this.#untilItsTurn();
    this.#startedAt = this.#options.clock.now();
    const failure = await this.#begin().catch(
      (cause: unknown): ServeOutcome => ({ reason: "protocol-error", detail: messageOf(cause) }),
    );
    if (failure !== undefined) return this.#over(failure);
    // Not awaited: an async function that waits holds all that it came by, here for a whole session.
    void this.#served?.done.then((outcome) => this.#over(outcome));
  }

  async #over(outcome: ServeOutcome): Promise<void> {
    this.#silence?.cancel();
    const socket = this.#socket;
    if (socket !== undefined) await disposed(socket);
    this.#giveBack?.();
    const { device, client, server, sequence } = this.#options;
    const { host, port } = server;
    const record = attemptRecord(
      { device, origin: "dialled", client: client.name, server: { host, port }, sequence },
      {
        startedAt: this.#startedAt,
        stopwatch: this.#stopwatch,
        outcome,
        ownReason: this.#ownReason,
        local: this.#local,
        socket,
      },
    );
    this.#finish(record);
  }

  /** Neither its phases nor its patience begin before. */
  async #untilItsTurn(): Promise<void> {
    const { turns, clock, begun } = this.#options;
    if (turns === undefined || this.#ownReason !== undefined) return;
    this.#abort = new AbortController();
    this.#giveBack = await turns.take(this.#abort.signal);
    this.#abort = undefined;
    this.#stopwatch = new PhaseStopwatch(clock);
    begun?.();
  }

  /** Resolves when the connection is served, or with why it is not. */
  async #begin(): Promise<ServeOutcome | undefined> {
    const { client } = this.#options;
    const proxy = client.transport === "ssh" ? client.proxy : undefined;
    if (proxy?.kind === "dhcp") return { reason: "proxy-not-available" };
    if (proxy !== undefined && this.#options.handsOver)
      return { reason: "proxy-not-available", detail: "sshd cannot take what came by a proxy" };
    const result = await this.#dial(proxy);
    if (result.kind === "failed") return result;
    const { socket } = result;
    this.#ofProxy = proxy === undefined ? 0 : socket.bytesRead - (result.tunnelled ?? 0);
    if (this.#ownReason !== undefined) return this.#ownReason;
    if (client.transport === "ssh") return this.#introduce(socket, client);
    this.#serve(socket);
    return undefined;
  }

  async #dial(proxy: StaticProxy | undefined): Promise<DialResult> {
    const { dial, server, clock } = this.#options;
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    if (this.#ownReason !== undefined) abort.abort();
    const deadline = clock.after(patienceMs(server), () => {
      this.#ownReason ??= {
        reason: this.#stopwatch.phase === "proxy" ? "proxy-timeout" : "connect-timeout",
        detail: `no connection within ${patienceMs(server) / 1_000} s`,
      };
      abort.abort();
    });
    try {
      const first =
        proxy === undefined ? server : { ...server, host: proxy.host, port: proxy.port };
      const result = await dial(first, { signal, resolved: () => this.#reached("tcp") });
      if (result.kind === "failed")
        return proxy === undefined ? result : { ...result, detail: `proxy: ${result.detail}` };
      this.#keep(result.socket);
      if (proxy === undefined) return result;
      this.#reached("proxy");
      return await openTunnel(result.socket, { proxy, target: server, signal });
    } finally {
      deadline.cancel();
      this.#abort = undefined;
    }
  }

  #keep(socket: CallHomeSocket): void {
    this.#socket = socket;
    this.#local = localEnd(socket);
    // Whoever serves the socket reports how it broke; unheard, an error event would end the process.
    socket.on("error", () => undefined);
  }

  /** SSH: the preamble, then the wait for the identification; TLS has no word of its own before its handshake. */
  async #introduce(
    socket: CallHomeSocket,
    client: OutboundSshClient,
  ): Promise<ServeOutcome | undefined> {
    const { server, hostKey, preamble, clock } = this.#options;
    if (preamble !== "none") {
      this.#reached("preamble");
      const info = deviceConnInfo(client.deviceId, hostKey, client.secret);
      await written(socket, preambleWrites(info, preamble));
      if (this.#ownReason !== undefined) return this.#ownReason;
    }
    this.#reached("identification");
    this.#silence = clock.after(patienceMs(server), () => {
      this.#ownReason ??= {
        reason: socket.bytesRead === this.#ofProxy ? "peer-silent" : "not-ssh",
        detail: `no SSH identification within ${patienceMs(server) / 1_000} s`,
      };
      this.#served?.destroy();
    });
    this.#serve(socket);
    return undefined;
  }

  #serve(socket: CallHomeSocket): void {
    const { client, server, sequence, serve } = this.#options;
    const reached = (phase: Phase): void => this.#reached(phase);
    this.#served = serve(socket, { client, server, sequence, reached });
  }

  #reached(phase: Phase): void {
    if (!this.#stopwatch.enter(phase)) return;
    this.#silence?.cancel();
    this.#silence = undefined;
    if (phase === "established") {
      this.#giveBack?.();
      this.#watchIdle();
    }
    this.#options.advanced(phase);
  }

  /** An idle session of a periodic connection is ended by the device. */
  #watchIdle(): void {
    const { client, clock } = this.#options;
    const { redial } = client;
    const socket = this.#socket;
    if (typeof redial === "string" || redial.idleTimeoutMs === 0 || socket === undefined) return;
    const stop = watchIdle(socket, redial.idleTimeoutMs, clock, () => this.end("session-idle"));
    void this.done.then(stop);
  }
}

/** How long one attempt may wait for the peer; `timeout 0` would leave it no time at all. */
function patienceMs(server: CallHomeServer): number {
  return Math.max(1, server.timeoutSeconds) * 1_000;
}

/** Each text is handed to the system before the next one; a broken connection takes what is left and loses it. */
async function written(socket: CallHomeSocket, texts: readonly string[]): Promise<void> {
  for (const text of texts.slice(0, -1))
    await new Promise<void>((resolve) => void socket.write(text, () => resolve()));
  const last = texts.at(-1);
  if (last !== undefined) socket.write(last);
}
