import type { Clock } from "../../base/index.ts";
import type { AttemptJournal } from "../../callhome/index.ts";
import type { ConfigTree } from "../../junos/config/index.ts";
import type { Emit } from "../device-events.ts";
import { listenPlaces } from "./configured-doors.ts";
import { Door, type ListenerStatus, type ServeDoor } from "./door.ts";
import { type ListenOptions, type ListenService, listenServices } from "./listen-options.ts";

export interface DoorsOptions {
  readonly device: string;
  readonly listen: ListenOptions;
  readonly serve: ServeDoor;
  readonly journal: AttemptJournal;
  readonly clock: Clock;
  readonly emit: Emit;
}

/** The services of one device that listen, kept in step with its running configuration. */
export class Doors {
  readonly #listen: ListenOptions;
  readonly #doors: ReadonlyMap<ListenService, Door>;

  constructor(options: DoorsOptions) {
    this.#listen = options.listen;
    this.#doors = new Map(listenServices.map((service) => [service, newDoor(service, options)]));
  }

  /** Those that the running configuration has. */
  get statuses(): readonly ListenerStatus[] {
    return [...this.#doors.values()].flatMap(({ status }) =>
      status === undefined ? [] : [status],
    );
  }

  /** Opens what is new, moves what has another port, closes what is gone. `active`: without inactive statements. */
  reconcile(active: ConfigTree): void {
    const places = listenPlaces(active, this.#listen);
    for (const [service, door] of this.#doors)
      door.update(places.find((place) => place.service === service));
  }

  /** Like `close`, but told as if the services were taken away; the next `reconcile` opens them again. */
  async shut(): Promise<void> {
    for (const door of this.#doors.values()) door.update(undefined);
    await this.close();
  }

  /** Drops every connection without a word. */
  cut(): void {
    for (const door of this.#doors.values()) door.cut();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#doors.values()].map((door) => door.close()));
  }
}

function newDoor(service: ListenService, options: DoorsOptions): Door {
  const { device, serve, journal, clock, emit } = options;
  const about = { device, origin: "accepted", client: service } as const;
  return new Door(service, {
    device,
    serve,
    clock,
    changed: (listener) => emit("listener-changed", { device, listener }),
    advanced: (sequence, phase) => emit("attempt-advanced", { ...about, sequence, phase }),
    ended: (record) => {
      journal.append(record);
      emit("attempt-ended", record);
    },
  });
}
