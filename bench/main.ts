import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchmarks, readCommandLine, usage } from "./command-line.ts";

/**
 * Compiles product and benchmarks as `npm run build` compiles the product, and runs the benchmark on
 * plain Node: what a TypeScript loader adds to each function would be in the figures otherwise.
 */
function main(): number {
  const command = readCommandLine(process.argv.slice(2));
  if (command.kind === "wrong") {
    console.error(`${command.message}\n\n${usage()}`);
    return 2;
  }
  const compiled = run("npx", ["tsc", "-p", "bench/tsconfig.json", "--noCheck"]);
  if (compiled !== 0) return compiled;
  const bundled = run(process.execPath, ["tools/bundle-cli.mjs", "bench/dist/src"]);
  if (bundled !== 0) return bundled;
  // The compiled `callhome` reads its version there.
  copyFileSync(join(root, "package.json"), join(root, "bench/dist/package.json"));
  const script = `bench/dist/bench/${benchmarks[command.name].script}`;
  return run(process.execPath, ["--expose-gc", script, JSON.stringify(command.options)]);
}

const root = fileURLToPath(new URL("..", import.meta.url));

function run(file: string, words: readonly string[]): number {
  return spawnSync(file, words, { cwd: root, stdio: "inherit" }).status ?? 1;
}

process.exitCode = main();
