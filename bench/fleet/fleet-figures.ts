import { availableParallelism } from "node:os";
import type { Figure } from "../report.ts";
import type { FleetExtent } from "./fleet-extent.ts";
import type { Transport } from "./fleet-files.ts";
import type { TrialResults } from "./fleet-trial.ts";
import type { BareCost } from "./floors.ts";

/** What the figures are compared with. */
export interface Floors {
  /** Of one handshake. */
  readonly publicKeyMs: number;
  readonly bare: Readonly<Partial<Record<Transport, BareCost>>>;
  /** Memory of a run with one device in each shard. */
  readonly emptyBytes: number;
}

const aims = {
  ssh: { cpu: "0.7 ms, at most 1.2 ms", memory: "30 kB, at most 45 kB", bare: "bare ssh2" },
  tls: { cpu: "0.8 ms, at most 1.3 ms", memory: "45 kB, at most 60 kB", bare: "bare node:tls" },
} as const;

/** The results over one transport as lines of a report. */
export function trialFigures(
  { transport, connect, idle, storm, hold, load }: TrialResults,
  floors: Floors,
  { devices }: FleetExtent,
): readonly Figure[] {
  const aim = aims[transport];
  const bare = floors.bare[transport];
  const over = transport.toUpperCase();
  const floorOf = (name: string, value: number | undefined) =>
    value === undefined ? {} : { floor: { name, value } };
  const cpu = { name: `${over}: CPU per established session`, unit: "ms", aim: aim.cpu };
  // What the same NMS needs with servers that do nothing else, all cores being busy.
  const leastMs = bare && (bare.sessionMs + connect.nmsCpuMs) / availableParallelism();
  const beyond = connect.bytes - floors.emptyBytes / devices;
  return [
    {
      name: `${over}: cold start to all connected`,
      value: connect.seconds,
      unit: "s",
      ...floorOf(`${aim.bare} and this NMS`, leastMs && (leastMs * devices) / 1_000),
      aim: "15 s for 10,000",
    },
    { name: "  CPU per device, start included", value: connect.cpuMs, unit: "ms" },
    {
      name: `${over}: memory per idle device, everything included`,
      value: connect.bytes / 1_000,
      unit: "kB",
      ...floorOf(aim.bare, bare && bare.bytes / 1_000),
      aim: aim.memory,
    },
    { name: "  of it beyond a run of one device per shard", value: beyond / 1_000, unit: "kB" },
    ...(idle === undefined
      ? []
      : [
          {
            name: `${over}: idle CPU`,
            value: idle.share * 100,
            unit: "% of a core",
            aim: "under 1 %",
          },
        ]),
    ...(storm === undefined
      ? []
      : [
          {
            ...cpu,
            value: storm.cpuMs,
            ...(transport === "ssh" && floorOf("public-key work", floors.publicKeyMs)),
          },
          ...(bare === undefined
            ? []
            : [{ ...cpu, value: storm.cpuMs, ...floorOf(aim.bare, bare.sessionMs) }]),
          {
            name: `${over}: all lost and back`,
            value: storm.seconds,
            unit: "s",
            aim: "20 s for 10,000",
          },
          {
            name: "  CPU while the NMS is down",
            value: storm.downShare * 100,
            unit: "% of a core",
          },
        ]),
    ...(hold === undefined
      ? []
      : [
          { name: `${over}: held`, value: hold.minutes, unit: "min", aim: "100,000 for 10 min" },
          { name: "  sessions lost", value: hold.lost, unit: "", aim: "0" },
          { name: "  devices that answered a get-config", value: hold.answered, unit: "" },
          { name: "  all of them asked in", value: hold.sweepSeconds, unit: "s" },
          { name: "  characters of a reply", value: Math.round(hold.replyBytes), unit: "" },
          { name: "  memory per device afterwards", value: hold.bytes / 1_000, unit: "kB" },
        ]),
    {
      name: "  CPU of the NMS side, all in all",
      value: load.cpuMs / 1_000,
      unit: "s",
      floor: { name: "the devices", value: load.subjectCpuMs / 1_000 },
    },
    { name: "  event loop of the NMS late, 99th percentile", value: load.delayMs.p99, unit: "ms" },
    { name: "  memory of the NMS side", value: load.bytes / 1e6, unit: "MB" },
  ];
}
