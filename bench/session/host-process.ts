import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ProcessCost } from "../process-cost.ts";
import type { HostReply, HostRequest } from "./host-protocol.ts";

/** A request that takes longer found the machine too busy to measure on, or a fault. */
const patienceMs = 120_000;

/** A host in a process of its own; obtain it with `await using` so that it ends with the benchmark. */
export class HostProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(script: URL) {
    this.#child = fork(script, { execArgv: ["--expose-gc"] });
  }

  /** One request at a time. Rejects when the host fails or ends. */
  async ask(request: HostRequest): Promise<ProcessCost> {
    const done = new AbortController();
    const { signal } = done;
    const ended = once(this.#child, "exit", { signal }).then(() => {
      throw new Error(`the process that was measured ended during '${request.do}'`);
    });
    const replied = once(this.#child, "message", { signal });
    const late = setTimeout(() => this.#child.kill(), patienceMs);
    this.#child.send(request);
    try {
      const [reply] = (await Promise.race([replied, ended])) as [HostReply];
      if ("fault" in reply) throw new Error(reply.fault);
      return reply.cost;
    } finally {
      clearTimeout(late);
      ended.catch(() => undefined);
      replied.catch(() => undefined);
      done.abort();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}
