import { generateKeyPairSync } from "node:crypto";
import { importPrivateKey } from "../../src/security/index.ts";
import type { BenchOptions } from "../command-line.ts";
import { type Figure, printReport, type Report, reportJson } from "../report.ts";
import { HostProcess } from "../session/host-process.ts";
import type { StartOrder } from "../session/host-protocol.ts";
import type { LoadSession } from "../session/load-session.ts";
import { NmsLoad } from "../session/nms-load.ts";
import { smallRequest, type Workload, workloads } from "./workload.ts";

interface Extent {
  readonly milliseconds: number;
}
const full: Extent = { milliseconds: 3_000 };
const quick: Extent = { milliseconds: 300 };

/** What one side does with one workload. */
interface Rates {
  readonly perSecond1: number;
  readonly perSecond4: number;
  readonly cpuMs: number;
  /** What the process holds after the replies, minus before. */
  readonly grownBytes: number;
}

type Order = Omit<StartOrder, "count" | "canned" | "configuration">;

/** Connects `count` sessions of a host, works with them, and takes them down. */
async function withSessions<Result>(
  host: HostProcess,
  load: NmsLoad,
  order: StartOrder,
  work: (sessions: readonly LoadSession[]) => Promise<Result>,
): Promise<Result> {
  await host.ask({ do: "start", order });
  const result = await work(await load.established(order.count));
  await host.ask({ do: "stop" });
  await load.idle();
  return result;
}

async function rates(
  host: HostProcess,
  session: LoadSession,
  request: string,
  { milliseconds }: Extent,
): Promise<Rates> {
  await session.roundTrips(request, { outstanding: 4, milliseconds: milliseconds / 2 });
  const before = await host.ask({ do: "measure" });
  const one = await session.roundTrips(request, { outstanding: 1, milliseconds });
  const four = await session.roundTrips(request, { outstanding: 4, milliseconds });
  const after = await host.ask({ do: "measure" });
  return {
    perSecond1: one.count / one.seconds,
    perSecond4: four.count / four.seconds,
    cpuMs: (after.cpuMs - before.cpuAfterMs) / (one.count + four.count),
    grownBytes: after.bytes - before.bytes,
  };
}

interface Compared {
  readonly workload: Workload;
  readonly replyBytes: number;
  readonly product: Rates;
  readonly floor: Rates;
}

async function compare(
  workload: Workload,
  hosts: { readonly devices: HostProcess; readonly bare: HostProcess },
  load: NmsLoad,
  order: Order,
  extent: Extent,
): Promise<Compared> {
  const { configuration, request } = workload;
  const silent = { hello: "", reply: "" };
  const learned = { ...silent };
  const product = await withSessions(
    hosts.devices,
    load,
    { ...order, configuration, canned: silent, count: 1 },
    async ([session]) => {
      if (session === undefined) throw new Error("no session");
      learned.hello = await session.greeted;
      learned.reply = await session.ask(request);
      if (learned.reply.includes("rpc-error")) throw new Error(learned.reply);
      return await rates(hosts.devices, session, request, extent);
    },
  );
  const floor = await withSessions(
    hosts.bare,
    load,
    { ...order, canned: learned, count: 1 },
    async ([session]) => {
      if (session === undefined) throw new Error("no session");
      return await rates(hosts.bare, session, request, extent);
    },
  );
  return { workload, replyBytes: Buffer.byteLength(learned.reply), product, floor };
}

/** Milliseconds that a small request takes alone, and beside a session that reads the large replies. */
async function fairness(
  devices: HostProcess,
  load: NmsLoad,
  order: Order,
  { milliseconds }: Extent,
): Promise<{ readonly alone: readonly number[]; readonly beside: readonly number[] }> {
  const large = workloads[1];
  if (large === undefined) throw new Error("no large workload");
  const start = {
    ...order,
    configuration: large.configuration,
    canned: { hello: "", reply: "" },
    count: 2,
  };
  return await withSessions(devices, load, start, async ([reader, other]) => {
    if (reader === undefined || other === undefined) throw new Error("no two sessions");
    const alone = await other.delays(smallRequest, AbortSignal.timeout(milliseconds / 2));
    const stop = new AbortController();
    const reading = reader.roundTrips(large.request, { outstanding: 1, milliseconds });
    const waiting = other.delays(smallRequest, stop.signal);
    await reading;
    stop.abort();
    return { alone, beside: await waiting };
  });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function figuresOf({ workload, replyBytes, product, floor }: Compared): readonly Figure[] {
  const name = `${workload.name} (${(replyBytes / 1_000).toFixed(1)} kB)`;
  const bare = "bare ssh2, recorded bytes";
  return [
    {
      name: `${name}, 1 outstanding`,
      value: product.perSecond1,
      unit: "/s",
      floor: { name: bare, value: floor.perSecond1 },
      ...(workload.aim === undefined ? {} : { aim: `${workload.aim} /s` }),
    },
    {
      name: `${name}, 4 outstanding`,
      value: product.perSecond4,
      unit: "/s",
      floor: { name: bare, value: floor.perSecond4 },
    },
    {
      name: `${name}, CPU of the device`,
      value: product.cpuMs,
      unit: "ms",
      floor: { name: bare, value: floor.cpuMs },
    },
    {
      name: `${name}, memory grown`,
      value: product.grownBytes / 1_000_000,
      unit: "MB",
      aim: "flat",
    },
  ];
}

async function main(options: BenchOptions): Promise<void> {
  const extent = options.quick ? quick : full;
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = importPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  await using load = new NmsLoad(key);
  const order: Order = {
    nms: await load.listen(),
    user: load.user,
    authorizedKey: key.publicKeyText,
    sshServer: "built-in",
  };
  await using devices = new HostProcess(new URL("../session/device-host.js", import.meta.url));
  await using bare = new HostProcess(new URL("../session/bare-host.js", import.meta.url));
  const figures: Figure[] = [];
  for (const workload of workloads)
    figures.push(...figuresOf(await compare(workload, { devices, bare }, load, order, extent)));
  const { alone, beside } = await fairness(devices, load, order, extent);
  const added = (part: number): number => quantile(beside, part) - quantile(alone, part);
  figures.push(
    { name: "small RPC beside a 1 MB reader, added: median", value: added(0.5), unit: "ms" },
    {
      name: "small RPC beside a 1 MB reader, added: 99th percentile",
      value: added(0.99),
      unit: "ms",
      aim: "at most 20 ms",
    },
  );
  const report: Report = {
    title:
      "rpc: one SSH session of one device over loopback, aes128-gcm or what both sides agree on",
    figures,
    notes: [
      "Floor: an ssh2 server that answers with the same bytes and does nothing else; both sides share the machine with the client.",
      "Memory: the process after garbage collection, after all replies minus before.",
      "Ratio: measured / floor; per second, more is better; for CPU, less.",
    ],
  };
  console.log(options.json ? reportJson(report) : printReport(report));
}

await main(JSON.parse(process.argv[2] ?? "{}") as BenchOptions);
