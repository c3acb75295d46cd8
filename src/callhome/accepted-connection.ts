import { type Clock, limits, messageOf } from "../base/index.ts";
import { type AttemptRecord, type Phase, phases } from "./attempt-record.ts";
import {
  type AttemptSubject,
  attemptRecord,
  disposed,
  type LocalEnd,
  localEnd,
} from "./attempt-summary.ts";
import type { CallHomeSocket, ServedConnection, ServeOutcome } from "./connector-ports.ts";
import { PhaseStopwatch } from "./phase-stopwatch.ts";

/** Everything one accepted connection needs. */
export interface AcceptedOptions {
  readonly subject: AttemptSubject;
  readonly socket: CallHomeSocket;
  /** What the device waits for first: the identification of SSH, or the key exchange of TLS. */
  readonly firstPhase: Phase;
  readonly serve: (socket: CallHomeSocket, reached: (phase: Phase) => void) => ServedConnection;
  readonly clock: Clock;
  readonly advanced: (phase: Phase) => void;
}

const loggedIn = phases.indexOf("subsystem");

/** One connection that a client opened to the device, until nothing of it is left. */
export class AcceptedConnection {
  /** Resolves with the record when the socket is closed; never rejects. */
  readonly done: Promise<AttemptRecord>;
  readonly #options: AcceptedOptions;
  readonly #stopwatch: PhaseStopwatch;
  readonly #startedAt: number;
  readonly #local: LocalEnd;
  readonly #served: ServedConnection | undefined;
  #outcome: Promise<ServeOutcome>;
  #ownReason: ServeOutcome | undefined;

  constructor(options: AcceptedOptions) {
    const { socket, serve, clock, firstPhase } = options;
    this.#options = options;
    this.#stopwatch = new PhaseStopwatch(clock, firstPhase);
    this.#startedAt = clock.now();
    this.#local = localEnd(socket);
    // Whoever serves the socket reports how it broke; unheard, an error event would end the process.
    socket.on("error", () => undefined);
    try {
      this.#served = serve(socket, (phase) => this.#reached(phase));
      this.#outcome = this.#served.done;
    } catch (cause) {
      this.#outcome = Promise.resolve({ reason: "protocol-error", detail: messageOf(cause) });
    }
    this.done = this.#run();
  }

  /** Whether someone has proven who they are. */
  get isLoggedIn(): boolean {
    return phases.indexOf(this.#stopwatch.phase) >= loggedIn;
  }

  /**
   * Ends the connection because the device stops: in good order, and by force when that takes longer
   * than `limits.closeGraceMs`. Idempotent.
   */
  end(): void {
    if (this.#ownReason !== undefined) return;
    this.#ownReason = { reason: "device-closed" };
    const served = this.#served;
    if (served === undefined) return;
    served.close();
    const force = this.#options.clock.after(limits.closeGraceMs, () => served.destroy());
    void this.done.then(() => force.cancel());
  }

  /** Drops the connection as a cut cable does. Without effect once it ends. */
  cut(): void {
    if (this.#ownReason !== undefined) return;
    this.#ownReason = { reason: "connection-lost", detail: "cut on the device's side" };
    this.#served?.destroy();
  }

  async #run(): Promise<AttemptRecord> {
    const { subject, socket } = this.#options;
    const outcome = await this.#outcome;
    await disposed(socket);
    return attemptRecord(subject, {
      startedAt: this.#startedAt,
      stopwatch: this.#stopwatch,
      outcome,
      ownReason: this.#ownReason,
      local: this.#local,
      socket,
    });
  }

  #reached(phase: Phase): void {
    if (this.#stopwatch.enter(phase)) this.#options.advanced(phase);
  }
}
