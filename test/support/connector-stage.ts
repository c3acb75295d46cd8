import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { limits } from "../../src/base/index.ts";
import {
  AttemptJournal,
  type CallHomeClient,
  CallHomeConnector,
  type ConnectorOptions,
  type ConnectorStatus,
  type Dial,
  type DialResult,
  type OutboundSshClient,
  type OutboundSshStatements,
  type Phase,
  resolveOutboundSshClient,
  type Serve,
  type ServeContext,
  type ServeOutcome,
} from "../../src/callhome/index.ts";
import { ManualClock } from "./manual-clock.ts";

/** A client with one server. */
export const stageClient = (change: Partial<OutboundSshStatements> = {}): OutboundSshClient =>
  resolveOutboundSshClient({
    name: "nms",
    deviceId: "mx-1",
    servers: [{ host: "192.0.2.1", port: 4334 }],
    ...change,
  });

/** A connection that swallows and remembers what is written. */
export class FakeSocket extends Duplex {
  readonly localAddress = "192.0.2.99";
  readonly localPort = 40_001;
  readonly written: string[] = [];
  bytesRead = 0;
  bytesWritten = 0;

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.written.push(chunk.toString());
    this.bytesWritten += chunk.length;
    done();
  }
}

export interface ServedByTest {
  readonly socket: FakeSocket;
  readonly context: ServeContext;
  readonly finish: (outcome: ServeOutcome) => void;
  readonly asked: string[];
}

/** A connector in a world that the test plays: every dial and every served socket waits for it. */
export class Stage implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly journal = new AttemptJournal();
  readonly dials: { readonly host: string; readonly answer: (result: DialResult) => void }[] = [];
  readonly served: ServedByTest[] = [];
  readonly statuses: ConnectorStatus[] = [];
  readonly phases: Phase[] = [];
  readonly connector: CallHomeConnector;
  graceful = true;

  constructor(first: CallHomeClient = stageClient(), options: Partial<ConnectorOptions> = {}) {
    this.connector = new CallHomeConnector(first, {
      device: "mx",
      hostKey: "ssh-ed25519 AAAA",
      dial: this.#dial,
      serve: this.#serve,
      clock: this.clock,
      journal: this.journal,
      ...options,
    });
    this.connector.events.on("status-changed", (status) => this.statuses.push(status));
    this.connector.events.on("attempt-advanced", ({ phase }) => this.phases.push(phase));
  }

  readonly #dial: Dial = ({ host }, { signal, resolved }) =>
    new Promise((resolve) => {
      resolved();
      this.dials.push({ host, answer: resolve });
      const gone: DialResult = { kind: "failed", reason: "connect-failed", detail: "given up" };
      if (signal.aborted) resolve(gone);
      else signal.addEventListener("abort", () => resolve(gone), { once: true });
    });

  readonly #serve: Serve = (socket, context) => {
    const { promise, resolve } = withResolvers<ServeOutcome>();
    const asked: string[] = [];
    this.served.push({ socket: socket as FakeSocket, context, finish: resolve, asked });
    return {
      done: promise,
      close: () => {
        asked.push("close");
        if (this.graceful) resolve({ reason: "session-closed" });
      },
      destroy: () => {
        asked.push("destroy");
        resolve({ reason: "connection-lost" });
      },
    };
  };

  /** Lets time pass and everything that follows from it happen. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Answers the newest dial with a connection. */
  async connect(): Promise<ServedByTest> {
    this.dials.at(-1)?.answer({ kind: "connected", socket: new FakeSocket() });
    await this.pass(0);
    const served = this.served.at(-1);
    if (served === undefined) throw new Error("nothing was served");
    return served;
  }

  async establish(): Promise<ServedByTest> {
    const served = await this.connect();
    served.context.reached("key-exchange");
    served.context.reached("established");
    await this.pass(0);
    return served;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.connector.close();
    await this.pass(limits.closeGraceMs);
    await closed;
    assert.deepEqual(this.clock.waiting, [], "timers left");
    assert.ok(
      this.served.every(({ socket }) => socket.closed),
      "sockets left",
    );
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
