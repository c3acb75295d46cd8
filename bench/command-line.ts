import { parseArgs } from "node:util";

/** The benchmarks there are: what each measures and the script that does it. */
export const benchmarks = {
  session: {
    shows: "CPU per SSH session, memory per idle device, get-config round trips",
    script: "session/main.js",
  },
  rpc: {
    shows: "replies per second of one session, memory while they flow, fairness between sessions",
    script: "rpc/main.js",
  },
  config: {
    shows: "memory per configuration, time per commit, parsers and printers",
    script: "config/main.js",
  },
  yang: {
    shows: "time and memory of compiling YANG modules, time of loading the result",
    script: "yang/main.js",
  },
  certs: {
    shows: "time of making and keeping device identities",
    script: "certs/main.js",
  },
  soak: {
    shows: "devices against an NMS that is killed, paused and firewalled; fails when one is lost",
    script: "soak/main.js",
  },
  fleet: {
    shows:
      "`callhome run` with ten thousand devices: start, memory, idle, loss of the NMS; 100,000",
    script: "fleet/main.js",
  },
} as const;
type BenchmarkName = keyof typeof benchmarks;

/** Parts of the fleet benchmark. */
const scenarios = ["connect", "idle", "storm", "tls", "hold"] as const;
export type Scenario = (typeof scenarios)[number];

export interface FleetOptions {
  readonly devices?: number;
  /** @defaultValue all but hold */
  readonly scenario?: Scenario;
  /** How long `hold` holds. */
  readonly holdMinutes?: number;
  /** Child processes of the run that is measured. */
  readonly shards?: number;
  /** Addresses of 127.1.0.0/16 that devices over SSH share to dial from. */
  readonly sourceAddresses?: number;
  /** Dials of one shard that may be on their way at once. @defaultValue 64 */
  readonly maxHandshakes?: number;
}

export interface BenchOptions extends FleetOptions {
  /** Fewer devices and shorter runs: shows that it works, not how fast. */
  readonly quick: boolean;
  /** One JSON document instead of a table. */
  readonly json: boolean;
  /** Repeats the chance of an earlier soak. @defaultValue a random one */
  readonly seed?: string | undefined;
}

export type BenchCommand =
  | { readonly kind: "run"; readonly name: BenchmarkName; readonly options: BenchOptions }
  | { readonly kind: "wrong"; readonly message: string };

/** Reads `<benchmark> [--quick] [--json]`, and what single benchmarks take beside that. */
export function readCommandLine(words: readonly string[]): BenchCommand {
  const read = readWords(words);
  if ("message" in read) return { kind: "wrong", message: read.message };
  const [name, more] = read.positionals;
  if (name === undefined) return { kind: "wrong", message: "name a benchmark" };
  if (!isBenchmark(name)) return { kind: "wrong", message: `there is no benchmark '${name}'` };
  if (more !== undefined) return { kind: "wrong", message: `'${more}' is one word too many` };
  const { quick = false, json = false, seed, ...rest } = read.values;
  if (seed !== undefined && name !== "soak")
    return { kind: "wrong", message: "only 'soak' takes --seed" };
  const [other] = Object.keys(rest);
  if (other !== undefined && name !== "fleet")
    return { kind: "wrong", message: `only 'fleet' takes --${other}` };
  const fleet = readFleet(rest);
  if (typeof fleet === "string") return { kind: "wrong", message: fleet };
  return { kind: "run", name, options: { quick, json, seed, ...fleet } };
}

/** The options of the fleet benchmark, or what is wrong with them. */
function readFleet(
  given: Readonly<Record<string, string | boolean | undefined>>,
): FleetOptions | string {
  const options: Record<string, unknown> = {};
  for (const [name, key] of numbers) {
    const text = given[name];
    if (text === undefined) continue;
    const value = Number(text);
    const isCount = Number.isInteger(value) || name === "hold-minutes";
    if (!(value > 0) || !isCount) return `--${name} takes a number above 0, not '${text}'`;
    options[key] = value;
  }
  const { scenario } = given;
  if (scenario === undefined) return options;
  const known = scenarios.find((name) => name === scenario);
  if (known === undefined) return `--scenario is one of ${scenarios.join(", ")}`;
  return { ...options, scenario: known };
}

const numbers = [
  ["devices", "devices"],
  ["shards", "shards"],
  ["hold-minutes", "holdMinutes"],
  ["source-addresses", "sourceAddresses"],
  ["max-handshakes", "maxHandshakes"],
] as const;

function readWords(words: readonly string[]): ReturnType<typeof parse> | Error {
  try {
    return parse(words);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function parse(words: readonly string[]) {
  const options = {
    quick: { type: "boolean" },
    json: { type: "boolean" },
    seed: { type: "string" },
    devices: { type: "string" },
    scenario: { type: "string" },
    shards: { type: "string" },
    "hold-minutes": { type: "string" },
    "source-addresses": { type: "string" },
    "max-handshakes": { type: "string" },
  } as const;
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

function isBenchmark(name: string): name is BenchmarkName {
  return Object.hasOwn(benchmarks, name);
}

/** What `npm run bench` takes. */
export function usage(): string {
  const list = Object.entries(benchmarks).map(([name, { shows }]) => `  ${name}  ${shows}`);
  return [
    "usage: npm run bench -- <benchmark> [--quick] [--json]",
    "       npm run bench -- soak [--seed TEXT]",
    `       npm run bench -- fleet [--scenario ${scenarios.join("|")}] [--devices N] [--shards K]`,
    "                              [--source-addresses N] [--max-handshakes N] [--hold-minutes M]",
    "",
    ...list,
  ].join("\n");
}
