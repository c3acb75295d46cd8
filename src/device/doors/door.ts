import type { Socket } from "node:net";
import type { Clock } from "../../base/index.ts";
import {
  AcceptedConnection,
  type AttemptRecord,
  attemptRecord,
  type CallHomeSocket,
  localEnd,
  type Phase,
  PhaseStopwatch,
  type ServedConnection,
} from "../../callhome/index.ts";
import {
  Admission,
  type AdmissionRefusal,
  TcpListener,
  type TcpListenerState,
} from "../../transport/listen/index.ts";
import type { ConfiguredDoor, DoorPlace } from "./configured-doors.ts";
import type { ListenService } from "./listen-options.ts";

/** Where one service of a device listens. */
export interface ListenerStatus {
  readonly service: ListenService;
  /** IP address. */
  readonly address: string;
  /** The one that was given; once it listens, the one that it has. */
  readonly port: number;
  /** `waiting`: the address or port cannot be had, and is asked for again. `closed`: a commit took the service away. */
  readonly state: "opening" | "listening" | "waiting" | "closed";
  /** The words of the operating system. */
  readonly problem?: string;
}

/** Serves one accepted connection. */
export type ServeDoor = (
  socket: CallHomeSocket,
  context: {
    /** As the configuration has it now. */
    readonly door: () => ConfiguredDoor;
    readonly reached: (phase: Phase) => void;
  },
) => ServedConnection;

/** What a door needs from outside, and whom it tells. */
export interface DoorOptions {
  /** Name of the device. */
  readonly device: string;
  readonly serve: ServeDoor;
  readonly clock: Clock;
  readonly changed: (status: ListenerStatus) => void;
  readonly advanced: (sequence: number, phase: Phase) => void;
  readonly ended: (record: AttemptRecord) => void;
}

interface Opening {
  readonly place: DoorPlace;
  readonly listener: TcpListener;
}

/**
 * One service of a device: its listener, which commits open, move and close, and the connections that
 * came in. A service that is taken away or moved accepts no more where it was; its connections stay,
 * as those of sshd do.
 */
export class Door {
  readonly #service: ListenService;
  readonly #options: DoorOptions;
  readonly #admission: Admission;
  readonly #connections = new Set<AcceptedConnection>();
  #opening: Opening | undefined;
  #configured: ConfiguredDoor | undefined;
  #sequence = 0;

  constructor(service: ListenService, options: DoorOptions) {
    this.#service = service;
    this.#options = options;
    this.#admission = new Admission(options.clock);
  }

  /** Undefined while the service is shut. */
  get status(): ListenerStatus | undefined {
    return this.#opening && statusOf(this.#opening.place, this.#opening.listener.state);
  }

  /** Takes what a commit made of the service; undefined when it is no longer there. */
  update(place: DoorPlace | undefined): void {
    if (place !== undefined) this.#configured = place.door;
    const before = this.#opening?.place;
    if (before?.address === place?.address && before?.port === place?.port) return;
    this.#shut();
    if (place !== undefined) this.#open(place);
  }

  /** Drops every connection without a word; the door stays open. */
  cut(): void {
    for (const connection of this.#connections) connection.cut();
  }

  /** Ends every connection; resolves when none is left. */
  async close(): Promise<void> {
    this.#opening?.listener.close();
    this.#opening = undefined;
    for (const connection of this.#connections) connection.end();
    await Promise.all([...this.#connections].map(({ done }) => done));
  }

  #open(place: DoorPlace): void {
    const { clock, changed } = this.#options;
    const { address, port } = place;
    const listener = new TcpListener({
      address,
      port,
      clock,
      accepted: (socket) => this.#accept(socket, place.door),
      changed: (state) => changed(statusOf(place, state)),
    });
    this.#opening = { place, listener };
    changed(statusOf(place, listener.state));
  }

  #shut(): void {
    const opening = this.#opening;
    if (opening === undefined) return;
    opening.listener.close();
    this.#opening = undefined;
    const { service, address, port } = statusOf(opening.place, opening.listener.state);
    this.#options.changed({ service, address, port, state: "closed" });
  }

  #accept(socket: Socket, opened: ConfiguredDoor): void {
    const door = (): ConfiguredDoor => this.#configured ?? opened;
    const sequence = ++this.#sequence;
    const verdict = this.#admission.admit(door().limits, {
      all: this.#connections.size,
      strangers: [...this.#connections].filter(({ isLoggedIn }) => !isLoggedIn).length,
    });
    const subject = this.#subject(socket, sequence);
    if (verdict !== "admitted") return this.#refuse(socket, subject, verdict);
    const { serve, clock, advanced } = this.#options;
    const connection = new AcceptedConnection({
      subject,
      socket,
      firstPhase: this.#service === "netconf-tls" ? "key-exchange" : "identification",
      serve: (accepted, reached) => serve(accepted, { door, reached }),
      clock,
      advanced: (phase) => advanced(sequence, phase),
    });
    this.#connections.add(connection);
    void this.#untilOver(connection);
  }

  async #untilOver(connection: AcceptedConnection): Promise<void> {
    const record = await connection.done;
    this.#connections.delete(connection);
    this.#options.ended(record);
  }

  #subject(socket: Socket, sequence: number): Parameters<typeof attemptRecord>[0] {
    // A peer that is gone already has no address any more.
    const server = { host: socket.remoteAddress ?? "unknown", port: socket.remotePort ?? 0 };
    const { device } = this.#options;
    return { device, origin: "accepted", client: this.#service, server, sequence };
  }

  /** Closes without a word, as inetd does. */
  #refuse(
    socket: Socket,
    subject: Parameters<typeof attemptRecord>[0],
    outcome: AdmissionRefusal,
  ): void {
    const { clock, ended } = this.#options;
    const local = localEnd(socket);
    socket.on("error", () => undefined);
    socket.destroy();
    const stopwatch = new PhaseStopwatch(clock, "tcp");
    ended(attemptRecord(subject, { startedAt: clock.now(), stopwatch, outcome, local, socket }));
  }
}

function statusOf(place: DoorPlace, state: TcpListenerState): ListenerStatus {
  const { service, address, port: wanted } = place;
  switch (state.kind) {
    case "opening":
      return { service, address, port: wanted, state: "opening" };
    case "waiting":
      return { service, address, port: wanted, state: "waiting", problem: state.problem };
    case "listening": {
      const { port, problem } = state;
      return {
        service,
        address,
        port,
        state: "listening",
        ...(problem === undefined ? {} : { problem }),
      };
    }
  }
}
