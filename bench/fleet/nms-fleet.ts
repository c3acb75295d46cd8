import { Child } from "../soak/child.ts";
import type { NmsLogin, NmsReplies, NmsRequest, NmsState } from "./nms-protocol.ts";

type NmsChild = Child<NmsRequest, NmsReplies>;

/** The NMS: several processes, each with a port of its own. */
export class NmsFleet implements AsyncDisposable {
  readonly #login: NmsLogin;
  #children: readonly NmsChild[];
  #ports: readonly number[];

  constructor(login: NmsLogin, processes: number) {
    this.#login = login;
    this.#ports = Array.from({ length: processes }, () => 0);
    this.#children = this.#fork();
  }

  get ports(): readonly number[] {
    return this.#ports;
  }

  async listen(): Promise<void> {
    const login = this.#login;
    this.#ports = await Promise.all(
      this.#children.map(async (child, index) => {
        const { port } = await child.ask({ do: "listen", port: this.#ports[index] ?? 0, login });
        return port;
      }),
    );
  }

  /** Kills all processes; `listen` takes the same ports again, with processes that are ready by then. */
  async kill(): Promise<void> {
    const dead = this.#children;
    this.#children = this.#fork();
    // They answer once they have loaded, so that all can listen at the same moment.
    await Promise.all(this.#children.map((child) => child.ask({ do: "state" })));
    await Promise.all(dead.map((child) => child.kill()));
  }

  /** What each process knows. */
  async states(): Promise<readonly NmsState[]> {
    return Promise.all(this.#children.map((child) => child.ask({ do: "state" })));
  }

  async sweep(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.ask({ do: "sweep" })));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#children.map((child) => child.kill()));
  }

  #fork(): readonly NmsChild[] {
    return this.#ports.map(() => new Child(new URL("./nms-host.js", import.meta.url)));
  }
}

/** All processes as one: sums, and the worst delay. */
export function sumOf(states: readonly NmsState[]): NmsState {
  const sum = (value: (state: NmsState) => number): number =>
    states.reduce((total, state) => total + value(state), 0);
  const most = (value: (state: NmsState) => number): number =>
    states.reduce((worst, state) => Math.max(worst, value(state)), 0);
  return {
    sessions: sum(({ sessions }) => sessions),
    devices: sum(({ devices }) => devices),
    doubled: sum(({ doubled }) => doubled),
    lost: sum(({ lost }) => lost),
    faults: sum(({ faults }) => faults),
    reasons: states.flatMap(({ reasons }) => reasons),
    swept: {
      answered: sum(({ swept }) => swept.answered),
      failed: sum(({ swept }) => swept.failed),
      bytes: sum(({ swept }) => swept.bytes),
    },
    cpuMs: sum(({ cpuMs }) => cpuMs),
    bytes: sum(({ bytes }) => bytes),
    delayMs: { p99: most(({ delayMs }) => delayMs.p99), most: most(({ delayMs }) => delayMs.most) },
  };
}
