import { type Clock, type Random, SparseMap } from "../../base/index.ts";
import {
  type AttemptJournal,
  type CallHomeClient,
  CallHomeConnector,
  type ConnectorStatus,
  type PreambleForm,
  type Serve,
  type SourceAddress,
  type Turns,
  tcpDialer,
} from "../../callhome/index.ts";
import type { Emit } from "../device-events.ts";

export interface ConnectorsOptions {
  readonly device: string;
  readonly hostKey: string;
  readonly preamble: PreambleForm | "none";
  readonly serve: Serve;
  /** At most one of each family. Empty: the system chooses. */
  readonly sources: readonly SourceAddress[];
  readonly clock: Clock;
  readonly retryScale: number | undefined;
  readonly pauseMs: number | undefined;
  readonly random: Random;
  /** Whether SSH connections are handed to another process, so that this one must not read from them. */
  readonly handsOver: boolean;
  /** What every dial waits for. */
  readonly turns: Turns | undefined;
  readonly journal: AttemptJournal;
  readonly emit: Emit;
}

/** The connectors of one device, kept in step with its clients: those of the running configuration and TLS call home. */
export class Connectors {
  readonly #options: ConnectorsOptions;
  /** By transport and name. */
  readonly #byKey = new SparseMap<string, CallHomeConnector>();

  constructor(options: ConnectorsOptions) {
    this.#options = options;
  }

  get statuses(): readonly ConnectorStatus[] {
    return [...this.#byKey.values()].map((connector) => connector.status);
  }

  /** Starts what is new, changes what is known, stops what is gone. */
  reconcile(clients: readonly CallHomeClient[]): void {
    const wanted = new Set(clients.map(keyOf));
    for (const [key, connector] of this.#byKey) if (!wanted.has(key)) connector.update(undefined);
    for (const client of clients) {
      const connector = this.#byKey.get(keyOf(client));
      if (connector === undefined) this.#start(client);
      else connector.update(client);
    }
  }

  /** Drops every connection and dial without a word; they are dialled again as after any loss. */
  cut(): void {
    for (const connector of this.#byKey.values()) connector.cut();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#byKey.values()].map((connector) => connector.close()));
  }

  #start(client: CallHomeClient): void {
    const { device, hostKey, preamble, serve, clock, retryScale, handsOver, journal, emit } =
      this.#options;
    const paused = handsOver && client.transport === "ssh";
    const dial = tcpDialer(clock, { paused, sources: this.#options.sources });
    const { pauseMs, random, turns } = this.#options;
    const chance = (): number => random.next();
    const about = {
      device,
      hostKey,
      preamble,
      serve,
      dial,
      clock,
      journal,
      retryScale,
      pauseMs,
      turns,
      handsOver,
      chance,
    };
    const connector = new CallHomeConnector(client, about);
    const key = keyOf(client);
    this.#byKey.set(key, connector);
    connector.events.on("status-changed", (status) => this.#changed(key, status));
    connector.events.on("attempt-advanced", (event) =>
      emit("attempt-advanced", { device, origin: "dialled", ...event }),
    );
    connector.events.on("attempt-ended", (record) => emit("attempt-ended", record));
    emit("connector-changed", { device, status: connector.status });
  }

  /** A deleted client is forgotten when its last dial is over: brought back before, it never dials twice. */
  #changed(key: string, status: ConnectorStatus): void {
    if (status.state === "stopped") this.#byKey.delete(key);
    this.#options.emit("connector-changed", { device: this.#options.device, status });
  }
}

function keyOf({ transport, name }: CallHomeClient): string {
  return `${transport} ${name}`;
}
