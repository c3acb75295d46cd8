import type { Socket } from "node:net";
import { CallHomeError, type Clock, limits, messageOf, type Slots } from "../base/index.ts";
import { openNetconfClient } from "../netconf/session/index.ts";
import { connectSsh, type SshClientConnection } from "../transport/ssh/index.ts";
import type { Admission, Enrolments, RefusalReason } from "./enrolment.ts";
import { type ManagedDevice, manage } from "./managed-device.ts";
import { readPreamble } from "./read-preamble.ts";

/** A connection that did not become a managed device. */
export interface Refusal {
  readonly remoteAddress: string;
  /** As the preamble says; undefined when it did not come that far. */
  readonly deviceId: string | undefined;
  readonly reason: RefusalReason;
  readonly detail: string | undefined;
}

export type HandshakeResult =
  | { readonly kind: "managed"; readonly device: ManagedDevice }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What the handshakes of one receiver share. */
export interface HandshakeOptions {
  readonly enrolments: Enrolments;
  /** Bounds the logins that run at once. */
  readonly slots: Slots;
  readonly clock: Clock;
}

type Step =
  | { readonly kind: "managed"; readonly device: ManagedDevice }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly detail?: string };

/** Makes a managed device of one accepted socket, or finds out why not and destroys the socket. */
export class Handshake {
  readonly #socket: Socket;
  readonly #remoteAddress: string;
  readonly #options: HandshakeOptions;
  readonly #abort = new AbortController();
  /** Why this side gave up; outranks what the broken connection reports. */
  #givenUp: RefusalReason | undefined;
  #deviceId: string | undefined;

  constructor(socket: Socket, options: HandshakeOptions) {
    this.#socket = socket;
    this.#remoteAddress = socket.remoteAddress ?? "";
    this.#options = options;
  }

  /** Never rejects. */
  async run(): Promise<HandshakeResult> {
    // Each step reports the end of the socket in its own words; unheard, an error would end the process.
    this.#socket.on("error", () => undefined);
    const step = await this.#receive();
    if (step.kind === "managed") return step;
    this.#socket.destroy();
    const reason = this.#givenUp ?? step.reason;
    const { detail } = step;
    const remoteAddress = this.#remoteAddress;
    return {
      kind: "refused",
      refusal: { remoteAddress, deviceId: this.#deviceId, reason, detail },
    };
  }

  /** Cuts the connection; without effect once the handshake is over. */
  giveUp(reason: "time-limit" | "receiver-closed"): void {
    this.#givenUp ??= reason;
    this.#abort.abort(new CallHomeError("ERR_CLOSED", reason));
    this.#socket.destroy();
  }

  async #receive(): Promise<Step> {
    const preamble = await this.#within(limits.preambleSeconds, () => readPreamble(this.#socket));
    if (preamble.kind === "closed") return refused("device-left");
    if (preamble.kind === "invalid") return refused("preamble-invalid", preamble.problem);
    this.#deviceId = preamble.info?.deviceId;
    const verdict = this.#options.enrolments.admit(preamble.info);
    if (verdict.kind === "refused") return refused(verdict.reason);
    return await this.#options.slots.run(() =>
      this.#within(limits.handshakeSeconds, () => this.#logIn(verdict.admission)),
    );
  }

  async #logIn(admission: Admission): Promise<Step> {
    let objection: RefusalReason | undefined;
    const checkHostKey = (hostKey: string): boolean => {
      objection = admission.objection(hostKey);
      return objection === undefined;
    };
    const { enrolments, clock } = this.#options;
    const bounds = { clock, timeoutSeconds: limits.handshakeSeconds, signal: this.#abort.signal };
    try {
      const options = { ...admission.credentials, ...bounds, checkHostKey };
      const ssh = await connectSsh(this.#socket, options);
      const changed = enrolments.settle(admission, ssh.hostKey);
      return changed === undefined ? await this.#openSession(admission, ssh) : refused(changed);
    } catch (cause) {
      return refused(objection ?? reasonOf(cause), messageOf(cause));
    }
  }

  async #openSession(admission: Admission, ssh: SshClientConnection): Promise<Step> {
    try {
      const channel = await ssh.openNetconf();
      const session = await openNetconfClient(channel, { signal: this.#abort.signal });
      const device = manage(admission, this.#remoteAddress, ssh, session, this.#options.clock);
      return { kind: "managed", device };
    } catch (cause) {
      return refused("netconf-failed", messageOf(cause));
    }
  }

  async #within<T>(seconds: number, task: () => Promise<T>): Promise<T> {
    const timer = this.#options.clock.after(seconds * 1_000, () => this.giveUp("time-limit"));
    try {
      return await task();
    } finally {
      timer.cancel();
    }
  }
}

function reasonOf(cause: unknown): RefusalReason {
  if (!(cause instanceof CallHomeError)) return "ssh-failed";
  if (cause.code === "ERR_AUTHENTICATION") return "login-refused";
  return cause.code === "ERR_KEY" ? "credentials-unusable" : "ssh-failed";
}

function refused(reason: RefusalReason, detail?: string): Step {
  return { kind: "refused", reason, ...(detail === undefined ? {} : { detail }) };
}
