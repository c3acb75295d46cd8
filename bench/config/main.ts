import { availableParallelism, cpus } from "node:os";
import type { BenchOptions } from "../command-line.ts";
import { memoryMeasure } from "../process-cost.ts";
import { type Figure, printReport, type Report, reportJson } from "../report.ts";
import { type CommitTimes, commitTimes } from "./commit-time.ts";
import { bytesPerDevice } from "./fleet-memory.ts";
import { type Speed, type Throughput, throughput } from "./throughput.ts";

interface Extent {
  readonly devices: number;
  readonly templateLines: number;
  /** The first is the one that has an aim. */
  readonly commitLines: readonly [number, ...number[]];
  readonly commits: number;
  readonly throughputLines: number;
  readonly rounds: number;
}

const full: Extent = {
  devices: 10_000,
  templateLines: 5_000,
  commitLines: [50_000, 5_000, 200_000],
  commits: 1_000,
  throughputLines: 50_000,
  rounds: 15,
};
const quick: Extent = {
  devices: 1_000,
  templateLines: 5_000,
  commitLines: [5_000, 1_000],
  commits: 100,
  throughputLines: 5_000,
  rounds: 3,
};

function memoryFigure({ devices, templateLines }: Extent): Figure {
  return {
    name: `memory per device beyond the first, ${inThousands(templateLines)} lines`,
    value: bytesPerDevice(devices, templateLines) / 1_000,
    unit: "kB",
    aim: "8 kB, at most 12 kB",
  };
}

function commitFigures({ commitLines, commits }: Extent): readonly Figure[] {
  const [aimed] = commitLines;
  const reference = commitTimes(aimed, commits);
  return commitLines.flatMap((lines) => {
    const times = lines === aimed ? reference : commitTimes(lines, commits);
    return [
      ...commitPair(`commit of one leaf, ${inThousands(lines)} lines`, times.leaf, "2 ms"),
      ...commitPair(`commit of one new entry, ${inThousands(lines)} lines`, times.entry),
    ];
  });
}

function commitPair(name: string, times: CommitTimes, aim?: string): readonly Figure[] {
  const unit = "ms";
  return [
    { name, value: times.median, unit, ...(aim !== undefined && { aim }) },
    { name: "  99th percentile", value: times.p99, unit, ...(aim !== undefined && { aim }) },
  ];
}

function throughputFigures({ throughputLines, rounds }: Extent): readonly Figure[] {
  const results = throughput(throughputLines, rounds);
  const json = { name: "JSON.parse", value: results.jsonParse };
  const stringify = { name: "JSON.stringify", value: results.jsonStringify };
  const xml = { name: "fast-xml-parser", value: results.fastXmlParser };
  const unit = "MB/s";
  const pair = (form: keyof Throughput & ("text" | "set" | "xml" | "json"), floor = json) => {
    const { parse, print }: Speed = results[form];
    return [
      { name: `parse ${form}`, value: parse, unit, floor },
      { name: `print ${form}`, value: print, unit, floor: stringify },
    ];
  };
  return [
    ...pair("text"),
    ...pair("set"),
    ...pair("xml", xml),
    ...pair("json"),
    { name: "load text: parse and apply", value: results.load, unit, floor: json },
  ];
}

function inThousands(count: number): string {
  return count.toLocaleString("en-US");
}

function main(options: BenchOptions): void {
  const extent = options.quick ? quick : full;
  const report: Report = {
    title: `config: ${inThousands(extent.devices)} devices of one template, commits, parsers and printers`,
    // Memory first, in a process that has freed nothing yet.
    figures: [memoryFigure(extent), ...commitFigures(extent), ...throughputFigures(extent)],
    notes: notes(extent),
  };
  console.log(options.json ? reportJson(report) : printReport(report));
}

function notes({ commits, throughputLines, rounds }: Extent): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return [
    `Machine: Node ${process.version}, ${availableParallelism()} cores, ${model}.`,
    `Memory: ${memoryMeasure} after garbage collection, 5 variables set per device, divided by the devices; 1 kB = 1,000 bytes.`,
    `Commit: from the text of one set command to the end of its commit, without checks; ${inThousands(commits)} commits, each elsewhere.`,
    `Throughput: ${inThousands(throughputLines)} lines of text and the same in the other forms, median of ${rounds} rounds; more is better.`,
    "Parse makes edits with the schema's help, print takes trees never printed before; the yardsticks make or take plain objects.",
  ];
}

main(JSON.parse(process.argv[2] ?? "{}") as BenchOptions);
