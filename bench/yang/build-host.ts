import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  compileModules,
  loadCompiled,
  parseYang,
  writeCompiled,
} from "../../src/junos/yang/index.ts";

/** What one build cost, in a process that did nothing else. */
export interface BuildCost {
  readonly parseMs: number;
  readonly compileMs: number;
  readonly loadMs: number;
  /** `JSON.parse` of the same file. */
  readonly jsonMs: number;
  readonly nodes: number;
  readonly fileBytes: number;
  /** Largest resident set of the whole process so far. */
  readonly residentBytes: number;
}

function timed<T>(work: () => T): readonly [result: T, ms: number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** Builds as `callhome schema build` does, then loads the result for the first time in this process. */
function build(folder: string): BuildCost {
  const [modules, parseMs] = timed(() =>
    readdirSync(folder).map((name) => parseYang(readFileSync(join(folder, name), "utf8"), name)),
  );
  const [schema, compileMs] = timed(() => compileModules(modules));
  const text = writeCompiled(schema);
  const residentBytes = process.resourceUsage().maxRSS * 1_024;
  const [, loadMs] = timed(() => loadCompiled(text).children.size);
  const [, jsonMs] = timed(() => JSON.parse(text) as unknown);
  const fileBytes = Buffer.byteLength(text);
  return {
    parseMs,
    compileMs,
    loadMs,
    jsonMs,
    nodes: schema.nodes.length,
    fileBytes,
    residentBytes,
  };
}

process.send?.(build(process.argv[2] ?? "."));
