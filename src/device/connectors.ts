import type { Clock } from "../base/index.ts";
import {
  AttemptJournal,
  CallHomeConnector,
  type ConnectorStatus,
  type OutboundSshClient,
  type Serve,
  tcpDialer,
} from "../callhome/index.ts";
import type { DeviceEvents } from "./device-events.ts";

/** Tells the device's observers. */
export type Emit = <Name extends keyof DeviceEvents>(name: Name, event: DeviceEvents[Name]) => void;

export interface ConnectorsOptions {
  readonly device: string;
  readonly hostKey: string;
  readonly serve: Serve;
  readonly clock: Clock;
  readonly retryScale: number | undefined;
  readonly emit: Emit;
}

/** The connectors of one device, kept in step with the outbound-ssh clients of its running configuration. */
export class Connectors {
  readonly journal: AttemptJournal = new AttemptJournal();
  readonly #options: ConnectorsOptions;
  readonly #byName = new Map<string, CallHomeConnector>();
  readonly #closing = new Set<Promise<void>>();

  constructor(options: ConnectorsOptions) {
    this.#options = options;
  }

  get statuses(): readonly ConnectorStatus[] {
    return [...this.#byName.values()].map((connector) => connector.status);
  }

  /** Starts what is new, changes what is known, stops what is gone. */
  reconcile(clients: readonly OutboundSshClient[]): void {
    const wanted = new Set(clients.map((client) => client.name));
    for (const [name, connector] of this.#byName)
      if (!wanted.has(name)) this.#remove(name, connector);
    for (const client of clients) {
      const connector = this.#byName.get(client.name);
      if (connector === undefined) this.#start(client);
      else connector.update(client);
    }
  }

  async close(): Promise<void> {
    const open = [...this.#byName.values()];
    await Promise.all([...open.map((connector) => connector.close()), ...this.#closing]);
  }

  #start(client: OutboundSshClient): void {
    const { device, hostKey, serve, clock, retryScale, emit } = this.#options;
    const connector = new CallHomeConnector(client, {
      device,
      hostKey,
      serve,
      clock,
      retryScale,
      dial: tcpDialer(clock),
      journal: this.journal,
    });
    this.#byName.set(client.name, connector);
    connector.events.on("status-changed", (status) =>
      emit("connector-changed", { device, status }),
    );
    connector.events.on("attempt-advanced", (event) =>
      emit("attempt-advanced", { device, ...event }),
    );
    connector.events.on("attempt-ended", (record) => emit("attempt-ended", record));
    emit("connector-changed", { device, status: connector.status });
  }

  /** The session is ended as for a deleted client before the connector is let go. */
  #remove(name: string, connector: CallHomeConnector): void {
    this.#byName.delete(name);
    connector.update(undefined);
    const closed = connector.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }
}
