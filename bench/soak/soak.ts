import { generateKeyPairSync } from "node:crypto";
import { seededRandom } from "../../src/base/index.ts";
import { importPrivateKey } from "../../src/security/index.ts";
import { accountFor } from "./account.ts";
import { Child } from "./child.ts";
import type { DevicesReplies, DevicesRequest, DevicesState } from "./host-protocol.ts";
import { NmsProcess } from "./nms-process.ts";
import { type Outage, type OutageBounds, type OutageKind, planOutages } from "./outage-plan.ts";
import { Relay } from "./relay.ts";
import type { SoakEnd } from "./soak-checks.ts";

/** How much is done. Seconds are those of the devices' clock unless the name says otherwise. */
export interface SoakExtent extends OutageBounds {
  readonly devices: number;
  /** How many times as fast as the machine's the devices' clock runs. */
  readonly factor: number;
  /** The outage at the end, in which the CPU of waiting is measured. */
  readonly waitingSeconds: number;
  readonly seed: string;
}

export interface SoakResults {
  /** The one in which the CPU of waiting was measured is among them. */
  readonly outages: Readonly<Record<OutageKind, number>>;
  /** Outages after which all devices were connected before the next one. */
  readonly healed: number;
  /** The longest of those times and of the one at the end. */
  readonly slowestHealingSeconds: number;
  /** Share of one core that all devices took while the NMS was down, by the devices' clock. */
  readonly waitingShare: number;
  readonly end: SoakEnd;
}

/** How often the devices are asked whether all are connected. */
const pollMs = 100;
/** When all devices must be connected after the last outage; by the machine's clock, which is what is scarce then. */
const healingMs = 60_000;
/** Until the sessions that were cut are over, and what dialled has failed. */
const settlingSeconds = 30;

/** Runs a soak from its first dial to its last record. */
export async function soak(extent: SoakExtent): Promise<SoakResults> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const user = "soak";
  await using nms = new NmsProcess({ user, key });
  await using relay = new Relay();
  await using devices = new Child<DevicesRequest, DevicesReplies>(
    new URL("./device-host.js", import.meta.url),
  );
  await nms.start();
  relay.nmsPort = nms.port;
  await relay.listen();
  const authorizedKey = importPrivateKey(key).publicKeyText;
  const { devices: count, factor, seed } = extent;
  const order = { count, factor, seed, port: relay.port, user, authorizedKey };
  await devices.ask({ do: "start", order });
  return await new Soak(extent, nms, relay, devices).run();
}

class Soak {
  readonly #extent: SoakExtent;
  readonly #nms: NmsProcess;
  readonly #relay: Relay;
  readonly #devices: Child<DevicesRequest, DevicesReplies>;
  #healed = 0;
  #slowestMs = 0;

  constructor(
    extent: SoakExtent,
    nms: NmsProcess,
    relay: Relay,
    devices: Child<DevicesRequest, DevicesReplies>,
  ) {
    this.#extent = extent;
    this.#nms = nms;
    this.#relay = relay;
    this.#devices = devices;
  }

  async run(): Promise<SoakResults> {
    const plan = planOutages(seededRandom(this.#extent.seed), this.#extent);
    await this.#healing(healingMs);
    for (const outage of plan) await this.#suffer(outage);
    const waitingShare = await this.#waitingShare();
    await this.#healing(healingMs);
    const end = await this.#end();
    const slowestHealingSeconds = this.#toSeconds(this.#slowestMs);
    return {
      outages: countKinds(plan),
      healed: this.#healed,
      slowestHealingSeconds,
      waitingShare,
      end,
    };
  }

  async #suffer({ kind, seconds, quietSeconds }: Outage): Promise<void> {
    await this.#begin(kind);
    await this.#pass(seconds);
    await this.#finish(kind);
    const quietMs = this.#toMs(quietSeconds);
    const healedMs = await this.#healing(quietMs);
    if (healedMs !== undefined) this.#healed++;
    await sleep(quietMs - (healedMs ?? quietMs));
  }

  async #begin(kind: OutageKind): Promise<void> {
    switch (kind) {
      case "kill":
        // The machine of a process that is gone refuses.
        this.#relay.refuse();
        return await this.#nms.kill();
      case "pause":
        return this.#nms.pause();
      case "drop":
        return this.#relay.set("drop");
      case "reject":
        this.#relay.refuse();
        return this.#relay.cut();
      case "reset":
        return this.#relay.set("reset");
    }
  }

  async #finish(kind: OutageKind): Promise<void> {
    switch (kind) {
      case "kill":
        await this.#nms.start();
        return await this.#relay.listen();
      case "pause":
        return this.#nms.resume();
      case "reject":
        return await this.#relay.listen();
      case "drop":
      case "reset":
        return this.#relay.set("pass");
    }
  }

  /** How long it took until all were connected, on both sides; undefined when it took longer than `mostMs`. */
  async #healing(mostMs: number): Promise<number | undefined> {
    const startedAt = performance.now();
    while (!(await this.#isWhole())) {
      if (performance.now() - startedAt > mostMs) return undefined;
      await sleep(pollMs);
    }
    const tookMs = performance.now() - startedAt;
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
    return tookMs;
  }

  async #isWhole(): Promise<boolean> {
    const { devices } = this.#extent;
    const { connected } = await this.#devices.ask({ do: "state" });
    if (connected < devices || this.#relay.open !== devices) return false;
    return (await this.#nms.devices()).length === devices;
  }

  async #waitingShare(): Promise<number> {
    await this.#begin("kill");
    await this.#pass(settlingSeconds);
    const before = await this.#state();
    await this.#pass(this.#extent.waitingSeconds);
    const after = await this.#state();
    await this.#finish("kill");
    return (after.cpuMs - before.cpuMs) / 1_000 / this.#extent.waitingSeconds;
  }

  async #state(): Promise<DevicesState> {
    return await this.#devices.ask({ do: "state" });
  }

  async #end(): Promise<SoakEnd> {
    const { connected, sessions } = await this.#state();
    const managed = await this.#nms.devices();
    const { open, seen } = this.#relay;
    const { records, leftOver } = await this.#devices.ask({ do: "stop" });
    const account = accountFor(records, seen);
    return { devices: this.#extent.devices, connected, sessions, managed, open, account, leftOver };
  }

  async #pass(seconds: number): Promise<void> {
    await sleep(this.#toMs(seconds));
  }

  #toMs(seconds: number): number {
    return (seconds * 1_000) / this.#extent.factor;
  }

  #toSeconds(milliseconds: number): number {
    return (milliseconds / 1_000) * this.#extent.factor;
  }
}

function countKinds(plan: readonly Outage[]): SoakResults["outages"] {
  const counts = { kill: 1, pause: 0, drop: 0, reject: 0, reset: 0 };
  for (const { kind } of plan) counts[kind]++;
  return counts;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
