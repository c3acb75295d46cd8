import { generateKeyPairSync } from "node:crypto";
import { availableParallelism, cpus } from "node:os";
import { importPrivateKey } from "../../src/security/index.ts";
import { findOpenSsh } from "../../src/transport/openssh/index.ts";
import type { BenchOptions } from "../command-line.ts";
import { memoryMeasure, type ProcessCost } from "../process-cost.ts";
import { publicKeyFloorMs } from "../public-key-floor.ts";
import { median, printReport, type Report, reportJson } from "../report.ts";
import { HostProcess } from "./host-process.ts";
import type { StartOrder } from "./host-protocol.ts";
import type { LoadSession } from "./load-session.ts";
import { NmsLoad } from "./nms-load.ts";
import { type SessionResults, type SubjectResults, sessionFigures } from "./session-figures.ts";

interface Extent {
  readonly sessions: number;
  /** Rounds whose median is the CPU per session. */
  readonly rounds: number;
  /** Few sessions, often: code gets hot, and little memory is left behind for the full rounds to reuse. */
  readonly warmUp: { readonly rounds: number; readonly sessions: number };
  readonly publicKeyRounds: number;
  readonly roundTripMs: number;
  /** Sessions served by the system's sshd: each is a tree of processes. */
  readonly sshdSessions: number;
}

const full: Extent = {
  sessions: 500,
  rounds: 3,
  warmUp: { rounds: 10, sessions: 20 },
  publicKeyRounds: 2_000,
  roundTripMs: 3_000,
  sshdSessions: 40,
};
const quick: Extent = {
  sessions: 60,
  rounds: 1,
  warmUp: { rounds: 6, sessions: 10 },
  publicKeyRounds: 500,
  roundTripMs: 500,
  sshdSessions: 8,
};

/** A get-config that is answered with about 1 kB of the lab's MX. */
const getConfig =
  '<rpc message-id="1" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><get-config>' +
  '<source><running/></source><filter type="subtree"><configuration><system><syslog/></system>' +
  "</configuration></filter></get-config></rpc>";

/** How long sessions rest before their memory is read. */
const restMs = 300;

/** One side that is measured, with the load that drives it. */
class Trial {
  readonly #process: HostProcess;
  readonly #load: NmsLoad;
  readonly #order: Omit<StartOrder, "count">;

  constructor(process: HostProcess, load: NmsLoad, order: Omit<StartOrder, "count">) {
    this.#process = process;
    this.#load = load;
    this.#order = order;
  }

  /** Connects `count` sessions, does `meanwhile` with them, and takes all down again. */
  async round(
    count: number,
    meanwhile: (sessions: readonly LoadSession[]) => Promise<void> = async () => {},
  ): Promise<Round> {
    const before = await this.measure();
    const made = await this.#process.ask({ do: "start", order: { ...this.#order, count } });
    const sessions = await this.#load.established(count);
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const connected = await this.measure();
    await meanwhile(sessions);
    await this.#process.ask({ do: "stop" });
    await this.#load.idle();
    return {
      makingMs: (made.cpuMs - before.cpuAfterMs) / count,
      sessionMs: (connected.cpuMs - made.cpuAfterMs) / count,
      madeBytes: (made.bytes - before.bytes) / count,
      connectedBytes: (connected.bytes - before.bytes) / count,
    };
  }

  async measure(): Promise<ProcessCost> {
    return await this.#process.ask({ do: "measure" });
  }
}

/** What one device or session of a round cost. */
interface Round {
  readonly makingMs: number;
  readonly sessionMs: number;
  readonly madeBytes: number;
  readonly connectedBytes: number;
}

async function measure(trial: Trial, extent: Extent): Promise<SubjectResults> {
  for (let round = 0; round < extent.warmUp.rounds; round++)
    await trial.round(extent.warmUp.sessions);
  // The first full round shows memory: later ones would find pages that this one left.
  const first = await trial.round(extent.sessions);
  const rounds: Round[] = [];
  for (let round = 0; round < extent.rounds; round++)
    rounds.push(await trial.round(extent.sessions));
  const trips = await roundTrips(trial, extent);
  return {
    makingMs: median(rounds.map((round) => round.makingMs)),
    sessionMs: median(rounds.map((round) => round.sessionMs)),
    madeBytes: first.madeBytes,
    connectedBytes: first.connectedBytes,
    ...trips,
  };
}

/** The same devices with the system's sshd in front; why not, where it cannot be had. */
async function measureSshd(
  makeTrial: () => Trial,
  { sshdSessions }: Extent,
): Promise<SessionResults["sshd"]> {
  const found = findOpenSsh();
  if (typeof found === "string") return { missing: found };
  if (found.nssWrapper === undefined) return { missing: "libnss_wrapper.so is missing" };
  const trial = makeTrial();
  await trial.round(2);
  return await trial.round(sshdSessions);
}

async function roundTrips(
  trial: Trial,
  { roundTripMs }: Extent,
): Promise<Pick<SubjectResults, "perSecond1" | "perSecond4" | "rpcMs">> {
  const result = { perSecond1: 0, perSecond4: 0, rpcMs: 0 };
  await trial.round(1, async ([session]) => {
    if (session === undefined) return;
    const run = async (outstanding: number, milliseconds: number) =>
      await session.roundTrips(getConfig, { outstanding, milliseconds });
    await run(4, roundTripMs / 2);
    const one = await run(1, roundTripMs);
    const before = await trial.measure();
    const four = await run(4, roundTripMs);
    const after = await trial.measure();
    result.perSecond1 = one.count / one.seconds;
    result.perSecond4 = four.count / four.seconds;
    result.rpcMs = (after.cpuMs - before.cpuAfterMs) / four.count;
  });
  return result;
}

/** What the devices say, for the bare server to say the same. */
async function learnReplies(trial: Trial): Promise<StartOrder["canned"]> {
  const learned = { hello: "", reply: "" };
  await trial.round(1, async ([session]) => {
    if (session === undefined) return;
    learned.hello = await session.greeted;
    learned.reply = await session.ask(getConfig);
  });
  if (learned.reply.includes("rpc-error")) throw new Error(`get-config failed: ${learned.reply}`);
  return learned;
}

async function compare(extent: Extent): Promise<SessionResults> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = importPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  await using load = new NmsLoad(key);
  const about = {
    nms: await load.listen(),
    user: load.user,
    authorizedKey: key.publicKeyText,
    sshServer: "built-in",
  } as const;
  await using devices = new HostProcess(new URL("./device-host.js", import.meta.url));
  const silent = { hello: "", reply: "" };
  const canned = await learnReplies(new Trial(devices, load, { ...about, canned: silent }));
  await using bare = new HostProcess(new URL("./bare-host.js", import.meta.url));
  const publicKeyBefore = publicKeyFloorMs(extent.publicKeyRounds);
  const floor = await measure(new Trial(bare, load, { ...about, canned }), extent);
  const product = await measure(new Trial(devices, load, { ...about, canned }), extent);
  const publicKeyAfter = publicKeyFloorMs(extent.publicKeyRounds);
  const publicKeyMs = (publicKeyBefore + publicKeyAfter) / 2;
  const order = { ...about, canned, sshServer: "openssh" } as const;
  const sshd = await measureSshd(() => new Trial(devices, load, order), extent);
  return { publicKeyMs, floor, product, sshd, replyBytes: Buffer.byteLength(canned.reply) };
}

async function main(options: BenchOptions): Promise<void> {
  const extent = options.quick ? quick : full;
  const results = await compare(extent);
  const report: Report = {
    title: `session: ${extent.sessions} devices over loopback, ed25519 keys on both sides`,
    figures: sessionFigures(results),
    notes: [...notes(extent, results), sshdNote(extent, results)],
  };
  console.log(options.json ? reportJson(report) : printReport(report));
}

function notes({ sessions, rounds }: Extent, { replyBytes }: SessionResults): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return [
    `Machine: Node ${process.version}, OpenSSL ${process.versions.openssl}, ${availableParallelism()} cores, ${model}.`,
    `CPU: user and system time of the devices' own process from dial to hellos, median of ${rounds} round(s) of ${sessions}.`,
    `Memory: ${memoryMeasure} after garbage collection with ${sessions} connected minus with 0, divided by ${sessions}; 1 kB = 1,000 bytes.`,
    "Devices: fixtures/lab/mx204-edge.conf, parsed once, host key of its own, secret and keep-alive on.",
    `get-config: subtree filter on system/syslog, reply of ${replyBytes} bytes, one session; its client takes part of the time.`,
    "Ratio: measured / floor. Near 1.00 x is as good as the floor; compare ratios, not figures, between machines; per second, more is better.",
  ];
}

function sshdNote({ sshdSessions }: Extent, { sshd }: SessionResults): string {
  return "missing" in sshd
    ? `The system's sshd was left out: ${sshd.missing}.`
    : `The system's sshd: one round of ${sshdSessions} sessions; CPU and memory of all processes that serve them, relays included.`;
}

await main(JSON.parse(process.argv[2] ?? "{}") as BenchOptions);
