import { type Clock, Events, type Timer } from "../base/index.ts";
import type { AttemptJournal } from "./attempt-journal.ts";
import type { AttemptRecord, Phase } from "./attempt-record.ts";
import type { CallHomeClient } from "./call-home-client.ts";
import type { Dial, Serve, Turns } from "./connector-ports.ts";
import {
  type ConnectorAction,
  type ConnectorEvent,
  type ConnectorState,
  initialState,
  step,
} from "./connector-state.ts";
import { type ConnectorStatus, sameStatus, statusOf } from "./connector-status.ts";
import { DialAttempt } from "./dial-attempt.ts";
import { isGracefulEnd } from "./graceful-end.ts";
import { type PreambleForm, resolvePreambleForm } from "./preamble-form.ts";

/** What a connector tells its observers. */
export interface ConnectorEvents {
  "status-changed": ConnectorStatus;
  "attempt-advanced": {
    readonly client: string;
    readonly sequence: number;
    readonly phase: Phase;
  };
  "attempt-ended": AttemptRecord;
}

/** What a connector needs from outside. */
export interface ConnectorOptions {
  /** Name of the device, for attempt records. */
  readonly device: string;
  /** `type base64` of the key that `serve` uses in key exchange. */
  readonly hostKey: string;
  /** How SSH clients of the configuration present the device. @defaultValue as Junos does */
  readonly preamble?: PreambleForm | "none" | undefined;
  readonly dial: Dial;
  readonly serve: Serve;
  readonly clock: Clock;
  /** Takes the record of each dial; shared by the connectors of a device. */
  readonly journal: AttemptJournal;
  /** Multiplies the waits between dials; how long an attempt may take is not scaled. @defaultValue 1 */
  readonly retryScale?: number | undefined;
  /** Fixed pause from the end of a dial to the next one, scaled as well. @defaultValue `timeout` from start to start */
  readonly pauseMs?: number | undefined;
  /** Whether SSH connections go to another process, which could not have what this one read of a proxy. @defaultValue false */
  readonly handsOver?: boolean | undefined;
  /** What a dial waits for before it begins. @defaultValue nothing */
  readonly turns?: Turns | undefined;
  /** From 0 up to 1, for clients that start anywhere. @defaultValue the first server */
  readonly chance?: (() => number) | undefined;
}

/**
 * Keeps one client connected: carries out what the pure `step` decides. It dials as
 * soon as it is made and never opens a second connection before the first is gone.
 */
export class CallHomeConnector implements AsyncDisposable {
  readonly events: Events<ConnectorEvents> = new Events();
  readonly #options: ConnectorOptions;
  readonly #name: string;
  #state: ConnectorState;
  #status: ConnectorStatus;
  #timer: Timer | undefined;
  #attempt: DialAttempt | undefined;
  #closing: Promise<void> | undefined;

  constructor(client: CallHomeClient, options: ConnectorOptions) {
    this.#options = options;
    this.#name = client.name;
    this.#state = initialState(options.retryScale ?? 1, options.pauseMs);
    this.#status = statusOf(client.name, this.#state);
    this.update(client);
  }

  get status(): ConnectorStatus {
    return this.#status;
  }

  /**
   * Takes what a commit made of the client; undefined when it deleted or deactivated it. An
   * established session stays when its server is still listed and device-id, secret, keep-alive
   * and services did not change. Without effect after `close`.
   */
  update(client: CallHomeClient | undefined): void {
    if (this.#closing !== undefined) return;
    const { redial } = client ?? {};
    const anchor = typeof redial === "object" ? redial.anchorAt : undefined;
    const at = this.#now();
    const anchorAt = anchor === undefined ? at : at + anchor - this.#options.clock.now();
    this.#apply({ kind: "client-changed", at, client, anchorAt });
  }

  /** Drops the connection, or the dial, without a word; the next one comes as after any loss. */
  cut(): void {
    this.#attempt?.cut();
  }

  /** Ends session and dial; resolves when no socket and no timer is left. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    this.#attempt?.end("device-closed");
    this.#apply({ kind: "client-changed", at: this.#now(), client: undefined });
    await this.#attempt?.done;
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }

  #apply(event: ConnectorEvent): void {
    const { state, actions } = step(this.#state, event, this.#options.chance ?? (() => 0));
    this.#state = state;
    for (const action of actions) this.#carryOut(action);
    const status = statusOf(this.#name, this.#state);
    if (sameStatus(status, this.#status)) return;
    this.#status = status;
    this.events.emit("status-changed", status);
  }

  #carryOut(action: ConnectorAction): void {
    switch (action.kind) {
      case "dial":
        this.#dial(action);
        return;
      case "arm":
        this.#timer?.cancel();
        this.#timer = this.#options.clock.after(action.delayMs, () => {
          this.#timer = undefined;
          this.#apply({ kind: "timer-fired", at: this.#now() });
        });
        return;
      case "disarm":
        this.#timer?.cancel();
        this.#timer = undefined;
        return;
      case "end-dial":
        this.#attempt?.end("client-removed");
    }
  }

  #dial({ client, server }: ConnectorAction & { kind: "dial" }): void {
    const { device, hostKey, dial, serve, clock, turns } = this.#options;
    const { preamble = resolvePreambleForm(), handsOver = false } = this.#options;
    const sequence = this.#state.memory.dials;
    const advanced = (phase: Phase): void => {
      this.events.emit("attempt-advanced", { client: this.#name, sequence, phase });
      if (phase === "established") this.#apply({ kind: "established", at: this.#now() });
    };
    const begun = (): void => this.#apply({ kind: "dial-begun", at: this.#now() });
    this.#attempt = new DialAttempt({
      device,
      client,
      server,
      sequence,
      hostKey,
      preamble,
      handsOver,
      dial,
      serve,
      clock,
      turns,
      begun,
      advanced,
    });
    void this.#attempt.done.then((record) => this.#ended(record));
  }

  #ended(record: AttemptRecord): void {
    this.#attempt = undefined;
    this.#options.journal.append(record);
    this.events.emit("attempt-ended", record);
    const isGraceful = isGracefulEnd(record.reason);
    this.#apply({ kind: "dial-ended", at: this.#now(), isGraceful });
  }
}
