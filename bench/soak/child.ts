import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A request that takes longer found a fault, or a machine too busy to soak on. */
const patienceMs = 180_000;

/** One of the processes of a soak, which answers requests of `Request` with `Replies`. */
export class Child<Request extends { readonly do: string }, Replies> implements AsyncDisposable {
  readonly #process: ChildProcess;

  constructor(script: URL) {
    this.#process = fork(script);
    // One that is stopped would not notice that its parent is gone.
    const end = (): unknown => this.#process.kill("SIGKILL");
    process.once("exit", end);
    this.#process.once("exit", () => process.off("exit", end));
  }

  /** One request at a time. Rejects when the process fails, ends or takes too long. */
  async ask<Name extends Request["do"] & keyof Replies>(
    request: Request & { readonly do: Name },
  ): Promise<Replies[Name]> {
    const done = new AbortController();
    const late = AbortSignal.timeout(patienceMs);
    const signal = AbortSignal.any([done.signal, late]);
    const replied = once(this.#process, "message", { signal });
    const ended = once(this.#process, "exit", { signal }).then(() => {
      throw new Error(`the process ended during '${request.do}'`);
    });
    replied.catch(() => undefined);
    ended.catch(() => undefined);
    this.#process.send(request);
    try {
      const [reply] = (await Promise.race([replied, ended])) as [
        { readonly fault: string } | { readonly value: Replies[Name] },
      ];
      if ("fault" in reply) throw new Error(reply.fault);
      return reply.value;
    } finally {
      done.abort();
    }
  }

  /** SIGSTOP: it stays where it is; what comes in waits in the system. */
  pause(): void {
    this.#process.kill("SIGSTOP");
  }

  resume(): void {
    this.#process.kill("SIGCONT");
  }

  /** SIGKILL; resolves when nothing of it is left. Idempotent. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}
