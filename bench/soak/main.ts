import { availableParallelism } from "node:os";
import { randomSeed } from "../../src/base/index.ts";
import type { BenchOptions } from "../command-line.ts";
import { type Figure, printReport, type Report, reportJson } from "../report.ts";
import { type SoakExtent, type SoakResults, soak } from "./soak.ts";
import { failedChecks } from "./soak-checks.ts";

/** The longest outages outlast keep-alive, which notices after 60 s. */
const full = {
  devices: 1_000,
  factor: 5,
  seconds: 600,
  longestOutageSeconds: 90,
  longestQuietSeconds: 60,
  waitingSeconds: 60,
};
const quick = {
  devices: 60,
  factor: 10,
  seconds: 180,
  longestOutageSeconds: 75,
  longestQuietSeconds: 20,
  waitingSeconds: 30,
};

async function main(options: BenchOptions): Promise<number> {
  const { seed = randomSeed() } = options;
  console.error(`--seed ${seed} repeats these outages`);
  const extent = { ...(options.quick ? quick : full), seed };
  const results = await soak(extent);
  const failed = failedChecks(results.end);
  const report: Report = {
    title: `soak: ${extent.devices} devices, ${extent.seconds} s of their time in ${extent.seconds / extent.factor} s`,
    figures: figures(results),
    notes: [...notes(extent), ...verdict(failed)],
  };
  console.log(options.json ? reportJson(report) : printReport(report));
  for (const line of failed) console.error(`failed: ${line}`);
  return failed.length === 0 ? 0 : 1;
}

function figures({
  outages,
  healed,
  slowestHealingSeconds,
  waitingShare,
  end,
}: SoakResults): readonly Figure[] {
  const { account, sessions } = end;
  const many = (name: string, value: number): Figure => ({ name, value, unit: "" });
  return [
    many("NMS killed and started again", outages.kill),
    many("NMS paused", outages.pause),
    many("everything swallowed", outages.drop),
    many("all cut, new ones refused", outages.reject),
    many("whoever speaks is reset", outages.reset),
    many("all back before the next outage", healed),
    many("dials", account.dials),
    many("connections seen", account.seen),
    many("  without a record", account.unrecorded),
    many("records of connections nobody took", account.untaken),
    many("sessions at the end", sessions),
    { name: "longest time until all were back", value: slowestHealingSeconds, unit: "s" },
    { name: "CPU of all devices, NMS down", value: waitingShare * 100, unit: "% of a core" },
  ];
}

function notes({ factor, seed, ...longest }: SoakExtent): readonly string[] {
  return [
    `Machine: Node ${process.version}, ${availableParallelism()} cores. Seed: ${seed}.`,
    `Seconds and percent are of the devices' clock, which runs ${factor} times as fast as the machine's.`,
    `Outages last up to ${longest.longestOutageSeconds} s, with up to ${longest.longestQuietSeconds} s between them; retry 3, timeout 15, keep-alive 3 times 15 s.`,
  ];
}

function verdict(failed: readonly string[]): readonly string[] {
  if (failed.length > 0) return failed.map((line) => `Failed: ${line}.`);
  return [
    "Every device is connected once; every connection has its record; no socket and no timer was left.",
  ];
}

// The children end with this process, even one that is stopped.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.exitCode = await main(JSON.parse(process.argv[2] ?? "{}") as BenchOptions);
