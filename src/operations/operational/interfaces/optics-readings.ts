import type { DeviceFacts } from "../state/device-facts.ts";
import type { PhysicalInterface } from "../state/interface-model.ts";

/** Bounds of one reading: high alarm, low alarm, high warning, low warning. */
export type Bounds = readonly [
  highAlarm: number,
  lowAlarm: number,
  highWarning: number,
  lowWarning: number,
];

/** What a kind of module is built for. Powers in milliwatts, currents in milliamperes. */
interface ModuleKind {
  readonly lanes: number;
  readonly bias: Bounds;
  readonly transmit: Bounds;
  readonly receive: Bounds;
  readonly temperature: Bounds;
  readonly voltage: Bounds;
}

export interface LaneReadings {
  readonly bias: number;
  readonly transmit: number;
  readonly receive: number;
}

export interface ModuleReadings {
  readonly port: string;
  readonly kind: ModuleKind;
  /** Whole degrees Celsius. */
  readonly temperature: number;
  readonly voltage: number;
  readonly lanes: readonly LaneReadings[];
}

const climate = {
  temperature: [88, -13, 85, -8],
  voltage: [3.7, 2.9, 3.6, 3],
} as const satisfies Partial<ModuleKind>;

const gigabitModule: ModuleKind = {
  ...climate,
  lanes: 1,
  bias: [70, 2, 60, 4],
  transmit: [0.631, 0.0794, 0.501, 0.1],
  receive: [0.631, 0.005, 0.501, 0.0079],
};
const tenGigabitModule: ModuleKind = {
  ...climate,
  lanes: 1,
  bias: [85, 15, 80, 20],
  transmit: [1.584, 0.158, 1.258, 0.199],
  receive: [1.7783, 0.01, 1.5849, 0.0158],
};
const fourLaneModule: ModuleKind = {
  ...climate,
  lanes: 4,
  bias: [75, 10, 70, 15],
  transmit: [3.5481, 0.1862, 2.8184, 0.2951],
  receive: [3.5481, 0.0501, 2.8184, 0.1],
};

/**
 * What the module of a port reads right now: drawn from the seed, drifting with the clock well inside
 * its bounds. A port that is disabled sends nothing, one whose cable is pulled receives nothing.
 */
export function moduleReadings(facts: DeviceFacts, port: PhysicalInterface): ModuleReadings {
  const kind = moduleKindOf(port.name);
  const drift = drifting(facts, port.name);
  const isReceiving = !facts.linksDown.has(port.name);
  return {
    port: port.name,
    kind,
    temperature: Math.round(drift("temperature", 38, 8, 2)),
    voltage: drift("voltage", 3.3, 0.04, 0.01),
    lanes: Array.from({ length: kind.lanes }, (_, lane) => ({
      bias: port.adminUp ? drift(`bias ${lane}`, inner(kind.bias, 0.4), 6, 0.4) : 0,
      transmit: port.adminUp
        ? drift(`transmit ${lane}`, inner(kind.transmit, 0.4), kind.transmit[1] * 0.8, 0.01)
        : 0,
      receive: isReceiving
        ? drift(`receive ${lane}`, inner(kind.receive, 0.25), kind.receive[1] * 3, 0.01)
        : 0,
    })),
  };
}

function moduleKindOf(port: string): ModuleKind {
  if (port.startsWith("ge")) return gigabitModule;
  return port.startsWith("et") ? fourLaneModule : tenGigabitModule;
}

/** A place between the low and the high warning. */
function inner([, , high, low]: Bounds, share: number): number {
  return low + (high - low) * share;
}

const driftPeriodMs = 3_600_000;

/** A mean of its own for each port and reading, and a slow wave around it. */
function drifting(
  facts: DeviceFacts,
  port: string,
): (reading: string, middle: number, spread: number, swing: number) => number {
  return (reading, middle, spread, swing) => {
    const stream = facts.random.derive(`optics ${port} ${reading}`);
    const mean = middle + (2 * stream.next() - 1) * spread;
    const turn = 2 * Math.PI * (facts.now / driftPeriodMs + stream.next());
    return mean + swing * Math.sin(turn);
  };
}
