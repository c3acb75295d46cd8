import { CallHomeError } from "../../base/index.ts";
import type { ReloadCounts } from "../../fleet/index.ts";
import type { LogEvent } from "../../telemetry/index.ts";
import { errorText } from "../exit-code.ts";
import type { World } from "../world.ts";

/** Reads the fleet file again whenever the process is hung up on (SIGHUP), one time after the other. */
export class Reloads {
  readonly #world: World;
  readonly #reload: () => Promise<ReloadCounts>;
  readonly #onEvent: (event: LogEvent) => void;
  #isRunning: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;
  readonly #unsubscribe: () => void;

  /** `reload` throws what is wrong with the file, and then nothing has changed. */
  constructor(
    world: World,
    reload: () => Promise<ReloadCounts>,
    onEvent: (event: LogEvent) => void,
  ) {
    this.#world = world;
    this.#reload = reload;
    this.#onEvent = onEvent;
    this.#unsubscribe = world.onHangUp(() => this.#ask());
  }

  /** Resolves when none is under way; no other follows. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unsubscribe();
    await this.#isRunning;
  }

  #ask(): void {
    if (this.#isRunning === undefined) this.#isRunning = this.#run();
    else this.#isAskedAgain = true;
  }

  async #run(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      await this.#once();
    } while (this.#isAskedAgain && !this.#isClosed);
    this.#isRunning = undefined;
  }

  async #once(): Promise<void> {
    const { err, clock } = this.#world;
    try {
      const data = await this.#reload();
      this.#onEvent({ at: clock.now(), name: "fleet-reloaded", data });
    } catch (cause) {
      if (!(cause instanceof CallHomeError)) throw cause;
      if (!this.#isClosed)
        err.write(`${errorText(cause)}callhome: the fleet goes on as it was before SIGHUP\n`);
    }
  }
}
