import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { NetworkHost } from "./network.ts";

/** One line of JSON that a program printed. */
export type ProgramEvent = Readonly<Record<string, unknown>> & { readonly event: string };

const killGraceMs = 5_000;

/** A Node program on a host of a network, which prints events as JSON lines. */
export class HostProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #events: ProgramEvent[] = [];
  #seen = 0;
  #errors = "";
  #over = false;
  #isEnded = false;
  #wake: () => void = () => {};

  /** `args` begin with the file of the program; with a host name of its own the program has one, as a pod has. */
  constructor(host: NetworkHost, args: readonly string[], hostname?: string) {
    const program = [process.execPath, ...args];
    const named = ["unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"', hostname ?? ""];
    const command = hostname === undefined ? program : [...named, ...program];
    const words = ["netns", "exec", host.namespace, ...command];
    const child = spawn("ip", words, { stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#closed = once(child, "close");
    child.once("close", () => {
      this.#over = true;
      this.#wake();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#errors += text));
    createInterface(child.stdout).on("line", (line) => {
      this.#events.push(JSON.parse(line) as ProgramEvent);
      this.#wake();
    });
  }

  /** The next event of that name that `isIt` takes; those before it are passed over. Rejects when the program ends first. */
  async next(
    name: string,
    isIt: (event: ProgramEvent) => boolean = () => true,
  ): Promise<ProgramEvent> {
    for (;;) {
      while (this.#seen < this.#events.length) {
        const event = this.#events[this.#seen++];
        if (event?.event === name && isIt(event)) return event;
      }
      if (this.#over) throw new Error(`the program ended before ${name}: ${this.#errors}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Ends the program, by force when it drags on. Rejects when it ended by itself. Idempotent. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isEnded) return;
    if (this.#over) throw new Error(`the program ended by itself: ${this.#errors}`);
    this.#isEnded = true;
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.#child.kill("SIGKILL"), killGraceMs);
    await this.#closed;
    clearTimeout(force);
  }
}
