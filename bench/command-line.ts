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
} as const;
type BenchmarkName = keyof typeof benchmarks;

export interface BenchOptions {
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

/** Reads `<benchmark> [--quick] [--json] [--seed TEXT]`. */
export function readCommandLine(words: readonly string[]): BenchCommand {
  const read = readWords(words);
  if ("message" in read) return { kind: "wrong", message: read.message };
  const [name, more] = read.positionals;
  if (name === undefined) return { kind: "wrong", message: "name a benchmark" };
  if (!isBenchmark(name)) return { kind: "wrong", message: `there is no benchmark '${name}'` };
  if (more !== undefined) return { kind: "wrong", message: `'${more}' is one word too many` };
  const { quick = false, json = false, seed } = read.values;
  if (seed !== undefined && name !== "soak")
    return { kind: "wrong", message: "only 'soak' takes --seed" };
  return { kind: "run", name, options: { quick, json, seed } };
}

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
  } as const;
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

function isBenchmark(name: string): name is BenchmarkName {
  return Object.hasOwn(benchmarks, name);
}

/** What `npm run bench` takes. */
export function usage(): string {
  const list = Object.entries(benchmarks).map(([name, { shows }]) => `  ${name}  ${shows}`);
  return ["usage: npm run bench -- <benchmark> [--quick] [--json] [--seed TEXT]", "", ...list].join(
    "\n",
  );
}
