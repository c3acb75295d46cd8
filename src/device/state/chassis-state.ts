import type { ConfigTree } from "../../junos/config/index.ts";
import {
  type ChassisFaults,
  noFaults,
  type PartState,
  type Platform,
  portsWithoutCard,
  withPart,
} from "../../operations/index.ts";

/** What ports were found to be down, and of what that holds. */
interface PortsDown {
  readonly faults: ChassisFaults;
  readonly pulled: ReadonlySet<string>;
  readonly running: ConfigTree;
  readonly down: ReadonlySet<string>;
}

/** The parts of one device that do not work. */
export class ChassisState {
  readonly #platform: Platform;
  #faults: ChassisFaults = noFaults;
  #found: PortsDown | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  get faults(): ChassisFaults {
    return this.#faults;
  }

  /** Brings a part into a state at `at`, milliseconds since 1970; false when it was in it. Throws `ERR_OPTION`. */
  setPart(part: string, state: PartState, at: number): boolean {
    const before = this.#faults;
    this.#faults = withPart(before, this.#platform, part, state, at);
    return this.#faults !== before;
  }

  /** Ports without a cable, and those of line cards that do not work; the same set until that changes. */
  portsDown(running: ConfigTree, pulled: ReadonlySet<string>): ReadonlySet<string> {
    const faults = this.#faults;
    if (faults.size === 0) return pulled;
    const known = this.#found;
    if (known?.faults === faults && known.pulled === pulled && known.running === running)
      return known.down;
    const lost = portsWithoutCard(this.#platform, faults, running);
    const down = lost.length === 0 ? pulled : new Set([...pulled, ...lost]);
    this.#found = { faults, pulled, running, down };
    return down;
  }
}
