import type { ReasonCode } from "../callhome/index.ts";
import { devicesIn, entriesOf, percentile, type Tally } from "../fleet/index.ts";

/** A run in numbers, told when it ends. */
export interface RunSummary {
  readonly devices: number;
  /** Devices of which a session of call home was open at the end. */
  readonly connected: number;
  /** Devices that did not start, or stopped. */
  readonly failed: number;
  readonly dials: number;
  /** Dials that ended before there was a session, by reason, the most frequent first. */
  readonly failedDials: Readonly<Partial<Record<ReasonCode, number>>>;
  /** From the first dial of a client, or the first since it lost its connection, to the hello; undefined when there was none. */
  readonly connectMs: ConnectTimes | undefined;
  readonly elapsedSeconds: number;
  /** Child processes; 0: none. */
  readonly shards: number;
  /** How often one of them was started again. */
  readonly restarts: number;
}

/** Milliseconds, to within one hundredth; minimum and maximum are exact. */
interface ConnectTimes {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** What a tally says of a run. */
export function summarize(
  tally: Tally,
  run: Pick<RunSummary, "elapsedSeconds" | "shards" | "restarts">,
): RunSummary {
  const failedDials = [...entriesOf(tally.failures)].sort(([, one], [, other]) => other - one);
  return {
    devices: devicesIn(tally),
    connected: tally.standing.connected,
    failed: tally.standing.failed,
    dials: tally.attempts,
    failedDials: Object.fromEntries(failedDials),
    connectMs: connectTimes(tally),
    ...run,
  };
}

function connectTimes({ connects }: Tally): ConnectTimes | undefined {
  const at = (share: number): number => rounded(percentile(connects, share) ?? 0);
  const { count, min, max } = connects;
  if (count === 0) return undefined;
  return { count, min: rounded(min), p50: at(0.5), p90: at(0.9), p99: at(0.99), max: rounded(max) };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** The summary as rows of a name and a value; what one row says of several is indented below it. */
export function summaryRows(summary: RunSummary): readonly (readonly [string, string])[] {
  const { connectMs, elapsedSeconds, shards, restarts } = summary;
  const reasons = Object.entries(summary.failedDials);
  return [
    ["devices", String(summary.devices)],
    ["connected", String(summary.connected)],
    ["failed", String(summary.failed)],
    ["dials", String(summary.dials)],
    ["failed dials", String(reasons.reduce((sum, [, count]) => sum + count, 0))],
    ...reasons.map(([reason, count]) => [`  ${reason}`, String(count)] as const),
    ["connect time", connectMs === undefined ? "none" : `${connectMs.count} measured`],
    ...(connectMs === undefined ? [] : timeRows(connectMs)),
    ["elapsed", `${elapsedSeconds.toFixed(1)} s`],
    ["shards", shards === 0 ? "none" : String(shards)],
    ["restarts", String(restarts)],
  ];
}

function timeRows(times: ConnectTimes): readonly (readonly [string, string])[] {
  return (["min", "p50", "p90", "p99", "max"] as const).map((name) => [
    `  ${name}`,
    durationText(times[name]),
  ]);
}

function durationText(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${milliseconds.toFixed(1)} ms`
    : `${(milliseconds / 1_000).toFixed(2)} s`;
}
