import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { summarize } from "../../src/telemetry/index.ts";
import type { ProcessCost } from "../process-cost.ts";
import { familyCostOf } from "../process-family.ts";
import type { FleetExtent } from "./fleet-extent.ts";
import { program } from "./fleet-files.ts";

type RunSummary = ReturnType<typeof summarize>;

/** Shown of what went wrong. */
const shownFailures = 3;

/** `callhome run`, with all its shards. */
export class Subject implements AsyncDisposable {
  /** When it was started, by `performance.now()`. */
  readonly startedAt: number = performance.now();
  readonly #process: ChildProcess;
  readonly #failures: string[] = [];
  #shardsLost = 0;
  #summary: RunSummary | undefined;

  constructor(fleetFile: string, { shards, maxHandshakes }: FleetExtent) {
    const numbers = ["--shards", String(shards), "--max-handshakes", String(maxHandshakes)];
    const words = [program, "run", fleetFile, ...numbers, "--json"];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    // Its shards end with it.
    const end = (): unknown => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    createInterface(child.stdout).on("line", (line) => this.#read(line));
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** What went wrong so far, the first lines of it. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** Shards that ended without being asked to. */
  get shardsLost(): number {
    return this.#shardsLost;
  }

  cost(): Omit<ProcessCost, "cpuAfterMs"> {
    return familyCostOf(this.#process.pid ?? 0);
  }

  /** Ends the run as SIGTERM does, and gives its summary. */
  async stop(): Promise<RunSummary | undefined> {
    if (this.hasEnded) return this.#summary;
    const closed = once(this.#process, "close");
    this.#process.kill("SIGTERM");
    await closed;
    return this.#summary;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** The name of an event stands behind its time; the rest of most lines is of no interest. */
  #read(line: string): void {
    const event = /"event":"([^"]*)"/.exec(line.slice(0, 100))?.[1];
    if (event === "run-summary") this.#summary = JSON.parse(line) as RunSummary;
    if (event === "shard-exited") this.#shardsLost++;
    const isFailure = event === "device-failed" || event === "shard-exited";
    if (isFailure && this.#failures.length < shownFailures) this.#failures.push(line);
  }
}
