import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "../command-line.ts";
import { type Figure, median, printReport, type Report, reportJson } from "../report.ts";
import type { BuildCost } from "./build-host.ts";
import { sampleModules } from "./sample-yang.ts";

interface Extent {
  readonly bytes: number;
  /** Processes whose median counts. */
  readonly rounds: number;
}

const full: Extent = { bytes: 20_000_000, rounds: 5 };
const quick: Extent = { bytes: 2_000_000, rounds: 1 };

/** Measures compiling YANG modules and loading the result, each round in a process of its own. */
async function run({ bytes, rounds }: Extent): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "bench-yang-"));
  try {
    const modules = sampleModules(bytes, "bench");
    for (const { file, text } of modules) writeFileSync(join(folder, file), text);
    const costs: BuildCost[] = [];
    for (let round = 0; round < rounds; round++) costs.push(await buildOnce(folder));
    const total = modules.reduce((sum, { text }) => sum + text.length, 0);
    return {
      title: `yang: ${modules.length} modules, ${(total / 1e6).toFixed(1)} MB`,
      figures: figures(costs, total),
      notes: notes(rounds),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function buildOnce(folder: string): Promise<BuildCost> {
  const child = fork(new URL("build-host.js", import.meta.url), [folder]);
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`the process that was measured ended with ${String(code)}`);
  });
  const [cost] = (await Promise.race([once(child, "message"), failed])) as [BuildCost];
  failed.catch(() => undefined);
  return cost;
}

function figures(costs: readonly BuildCost[], bytes: number): readonly Figure[] {
  const middle = (valueOf: (cost: BuildCost) => number): number => median(costs.map(valueOf));
  const parseMs = middle((cost) => cost.parseMs);
  const buildMs = middle((cost) => cost.parseMs + cost.compileMs);
  return [
    { name: "build", value: buildMs, unit: "ms", aim: "20 MB in 5,000 ms" },
    { name: "  read and parse", value: parseMs, unit: "ms" },
    { name: "  compile", value: middle((cost) => cost.compileMs), unit: "ms" },
    { name: "throughput", value: bytes / 1e3 / buildMs, unit: "MB/s" },
    {
      name: "memory",
      value: middle((cost) => cost.residentBytes) / 1e6,
      unit: "MB",
      aim: "at most 400 MB",
    },
    {
      name: "load",
      value: middle((cost) => cost.loadMs),
      unit: "ms",
      floor: { name: "JSON.parse", value: middle((cost) => cost.jsonMs) },
      aim: "at most 50 ms",
    },
    { name: "distinct statements", value: middle((cost) => cost.nodes), unit: "" },
    { name: "file", value: middle((cost) => cost.fileBytes) / 1e3, unit: "kB" },
  ];
}

function notes(rounds: number): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return [
    `Machine: Node ${process.version}, ${availableParallelism()} cores, ${model}.`,
    `Modules: generated in the manner of the published ones, the same in every run; median of ${rounds} process(es).`,
    "Memory: largest resident set of the process that builds, Node itself included.",
    "Load: reading, checking and hydrating the top level, first time in its process; the floor is parsed after it.",
  ];
}

const options = JSON.parse(process.argv[2] ?? "{}") as BenchOptions;
const report = await run(options.quick ? quick : full);
console.log(options.json ? reportJson(report) : printReport(report));
