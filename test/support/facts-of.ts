import { seededRandom } from "../../src/base/index.ts";
import { startUpTree } from "../../src/device/start-up/start-up-configuration.ts";
import { effectiveTree, leafValue } from "../../src/junos/config/index.ts";
import {
  type DeviceFacts,
  noFaults,
  type PartState,
  parseJunosVersion,
  platformOf,
  withPart,
} from "../../src/operations/index.ts";

export interface FactsOptions {
  readonly configuration?: string;
  readonly model?: string;
  readonly seed?: string;
  /** Milliseconds since 1970. @defaultValue 2026-03-02 10:00:00 UTC */
  readonly now?: number;
  /** @defaultValue twelve hours */
  readonly upSeconds?: number;
  readonly parts?: Readonly<Record<string, PartState>>;
  readonly linksDown?: readonly string[];
}

/** The facts of a device that exists only for a test. */
export function factsOf(options: FactsOptions = {}): DeviceFacts {
  const { configuration = "system { host-name r1; }", model = "mx204", seed = "facts" } = options;
  const { now = Date.UTC(2026, 2, 2, 10), upSeconds = 43_200, parts = {} } = options;
  const platform = platformOf(model);
  const version = parseJunosVersion("22.4R1.10");
  if (platform === undefined || version === undefined) throw new Error(`no platform ${model}`);
  const running = effectiveTree(startUpTree(configuration));
  const bootedAt = now - upSeconds * 1_000;
  const epoch = { running, linksDown: new Set(options.linksDown), startedAt: bootedAt };
  return {
    running,
    hostName: leafValue(running, "system", "host-name") ?? "",
    platform,
    model,
    serialNumber: "BX1234AB5678",
    version,
    random: seededRandom(seed),
    bootedAt,
    now,
    lastCommit: undefined,
    epoch,
    epochs: [epoch],
    marks: new Map(),
    linksDown: epoch.linksDown,
    chassisFaults: Object.entries(parts).reduce(
      (faults, [name, state]) => withPart(faults, platform, name, state, now),
      noFaults,
    ),
    sessions: [],
    outboundSsh: () => [],
  };
}

/** The same device at another time. */
export function later(facts: DeviceFacts, seconds: number): DeviceFacts {
  return { ...facts, now: facts.now + seconds * 1_000 };
}
