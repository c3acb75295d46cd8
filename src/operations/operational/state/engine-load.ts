import { byMinute } from "./by-minute.ts";
import type { DeviceFacts } from "./device-facts.ts";
import { masterSlot } from "./mastership.ts";

/** Percent of a processor's time; the five add up to 100. */
export interface CpuReading {
  readonly user: number;
  readonly background: number;
  readonly kernel: number;
  readonly interrupt: number;
  readonly idle: number;
}

/** Spans over which Junos tells the load of a processor. */
export const cpuSpans = ["5 sec", "1 min", "5 min", "15 min"] as const;

/** How a routing engine's processor is used over one of the spans; the backup has little to do. */
export function cpuOf(facts: DeviceFacts, slot: number, span: string): CpuReading {
  const stream = byMinute(facts, `cpu ${slot} ${span}`);
  const { cpuUsed } = facts.platform.engine;
  const busy = (slot === masterSlot(facts) ? cpuUsed : Math.ceil(cpuUsed / 4)) + stream.integer(5);
  const kernel = Math.floor(busy * (0.3 + stream.next() * 0.2));
  const interrupt = Math.min(1, busy - kernel);
  return { user: busy - kernel - interrupt, background: 0, kernel, interrupt, idle: 100 - busy };
}

/** Load over one, five and fifteen minutes, as `w` prints it. */
export function loadAverages(facts: DeviceFacts, slot = 0): readonly [string, string, string] {
  const stream = byMinute(facts, slot === 0 ? "load" : `load ${slot}`);
  const one = (): string => (0.1 + stream.next() * 0.5).toFixed(2);
  return [one(), one(), one()];
}

/** Memory of a routing engine in megabytes; parts add up to the whole. */
export interface MemoryReading {
  readonly total: number;
  readonly used: number;
  /** Percent. */
  readonly utilization: number;
}

/** The memory that a routing engine has left for itself, and what is used of it. */
export function memoryOf(facts: DeviceFacts, slot = 0): MemoryReading {
  const { memoryMb, memoryUsed } = facts.platform.engine;
  return reading(memoryMb, memoryUsed + byMinute(facts, `memory ${slot}`).integer(3));
}

/** Control plane and data plane of a firewall, and their sum. */
export function planesOf(facts: DeviceFacts): {
  readonly total: MemoryReading;
  readonly control: MemoryReading;
  readonly data: MemoryReading;
} {
  const { memoryMb, dataPlaneMb = 0, memoryUsed } = facts.platform.engine;
  const stream = byMinute(facts, "memory planes");
  const control = reading(memoryMb - dataPlaneMb, memoryUsed + stream.integer(3));
  const data = reading(dataPlaneMb, memoryUsed - 2 + stream.integer(3));
  const used = control.used + data.used;
  const total = { total: memoryMb, used, utilization: Math.floor((used * 100) / memoryMb) };
  return { total, control, data };
}

function reading(total: number, utilization: number): MemoryReading {
  return { total, used: Math.floor((total * utilization) / 100), utilization };
}
