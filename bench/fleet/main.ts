import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, Scenario } from "../command-line.ts";
import { publicKeyFloorMs } from "../public-key-floor.ts";
import { printReport, type Report, reportJson } from "../report.ts";
import { descriptorsNeeded, fitted, roomHere } from "./descriptors.ts";
import { type FleetExtent, fleetExtent } from "./fleet-extent.ts";
import { type Floors, trialFigures } from "./fleet-figures.ts";
import { makeLogin, type Transport } from "./fleet-files.ts";
import { emptyRunBytes, fleetTrial, type TrialResults } from "./fleet-trial.ts";
import { type BareCost, bareCost } from "./floors.ts";

async function main(options: BenchOptions): Promise<number> {
  const { extent, why } = fitted(fleetExtent(options), roomHere());
  const { trials, floors } = await measure(extent);
  const faults = trials.flatMap((trial) => trial.faults);
  const fewer = why === undefined ? [] : [why];
  const report: Report = {
    title: `fleet: ${extent.devices} devices in ${extent.shards} shard(s), an NMS of ${extent.nmsProcesses} process(es)`,
    figures: trials.flatMap((trial) => trialFigures(trial, floors, extent)),
    notes: [...fewer, ...notes(extent), ...trials.flatMap(trialNotes), ...verdict(faults)],
  };
  console.log(options.json ? reportJson(report) : printReport(report));
  for (const line of faults) console.error(`failed: ${line}`);
  return faults.length === 0 ? 0 : 1;
}

async function measure(
  extent: FleetExtent,
): Promise<{ readonly trials: readonly TrialResults[]; readonly floors: Floors }> {
  const folder = mkdtempSync(join(tmpdir(), "bench-fleet-"));
  try {
    const trials: TrialResults[] = [];
    const bare: { ssh?: BareCost; tls?: BareCost } = {};
    let emptyBytes = 0;
    for (const { transport, scenarios } of plan(extent)) {
      console.error(`${extent.devices} devices over ${transport.toUpperCase()} ...`);
      const site = { folder, login: makeLogin(folder, transport) };
      bare[transport] = await bareCost(site, extent.floorSessions);
      emptyBytes ||= await emptyRunBytes(extent, site);
      trials.push(await fleetTrial(extent, site, scenarios));
    }
    const publicKeyMs = publicKeyFloorMs(extent.publicKeyRounds);
    return { trials, floors: { publicKeyMs, bare, emptyBytes } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What runs over SSH, then what runs over TLS: the same, but for the hold. */
function plan({ scenarios }: FleetExtent): readonly {
  readonly transport: Transport;
  readonly scenarios: readonly Scenario[];
}[] {
  const ssh = scenarios.filter((scenario) => scenario !== "tls");
  return [
    ...(ssh.length > 0 ? [{ transport: "ssh" as const, scenarios: ssh }] : []),
    ...(scenarios.includes("tls")
      ? [{ transport: "tls" as const, scenarios: ["connect", "idle", "storm"] as const }]
      : []),
  ];
}

function notes(extent: FleetExtent): readonly string[] {
  const { shard, nms } = descriptorsNeeded(extent);
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return [
    `Machine: Node ${process.version}, OpenSSL ${process.versions.openssl}, ${availableParallelism()} cores, ${model}. Both sides share it.`,
    `Devices: \`callhome run --json\` with ${extent.shards} shard(s), ${extent.maxHandshakes} handshakes of each at once, a template of ${extent.configurationLines} lines, keep-alive off, a dial each second; CPU and memory of all its processes.`,
    "Memory: PSS as the run left it, without a forced garbage collection. The bare servers' is after one, without the process itself.",
    "CPU per established session: from the return of a killed NMS to the last hello.",
    `File descriptors: ${shard} for a shard, ${nms} for a process of the NMS; this machine allows ${roomHere().descriptors} (\`ulimit -Hn\`).`,
    "Others: netopeer2 2.2 to 4.0 ms and 95 kB per SSH session, 6.3 ms and 170 kB over TLS, 38 % of a core idle with 200; sshd -i 17 to 22 ms; C on libssh 0.37 ms.",
  ];
}

/** What the dials came to, and whether the NMS was what all waited for. */
function trialNotes({ transport, load, failedDials }: TrialResults): readonly string[] {
  const over = transport.toUpperCase();
  const [ownSeconds, theirSeconds] = [load.cpuMs, load.subjectCpuMs].map((ms) => ms / 1_000);
  const reasons = Object.entries(failedDials).map(([reason, count]) => `${count} ${reason}`);
  return [
    `Dials over ${over} that failed, those while the NMS was down included: ${reasons.join(", ") || "none"}.`,
    ...((ownSeconds ?? 0) > (theirSeconds ?? 0)
      ? [
          `Over ${over} the NMS side used more CPU than the devices: seconds are its doing as much as theirs.`,
        ]
      : []),
  ];
}

function verdict(faults: readonly string[]): readonly string[] {
  if (faults.length > 0) return faults.map((line) => `Failed: ${line}.`);
  return [
    "Every device had its one session whenever all were counted; none came in twice, none was lost.",
  ];
}

// The children end with this process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.exitCode = await main(JSON.parse(process.argv[2] ?? "{}") as BenchOptions);
