import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importPrivateKey } from "../../src/security/index.ts";
import { HostProcess } from "../session/host-process.ts";
import type { BareTlsIdentity } from "./bare-tls-host.ts";
import type { Site } from "./fleet-trial.ts";
import { NmsFleet, sumOf } from "./nms-fleet.ts";
import type { NmsLogin } from "./nms-protocol.ts";

/** What one session of a server without features costs. */
export interface BareCost {
  readonly sessionMs: number;
  readonly bytes: number;
}

const hello =
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>' +
  "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities><session-id>1</session-id></hello>";

const pollMs = 20;
const patienceMs = 120_000;

/** A bare server of ssh2 or node:tls with so many sessions, managed by the same NMS. */
export async function bareCost({ folder, login }: Site, count: number): Promise<BareCost> {
  await using nms = new NmsFleet(login, 1);
  await nms.listen();
  const isSsh = login.transport === "ssh";
  const script = isSsh ? "../session/bare-host.js" : "./bare-tls-host.js";
  await using bare = new HostProcess(new URL(script, import.meta.url));
  const order = {
    count,
    nms: { host: "127.0.0.1", port: nms.ports[0] ?? 0 },
    user: login.user,
    authorizedKey: isSsh ? publicKeyOf(login) : identity(folder),
    sshServer: "built-in",
    canned: { hello, reply: "" },
  } as const;
  const before = await bare.ask({ do: "measure" });
  const made = await bare.ask({ do: "start", order });
  await allConnected(nms, count);
  const connected = await bare.ask({ do: "measure" });
  return {
    sessionMs: (connected.cpuMs - made.cpuAfterMs) / count,
    bytes: (connected.bytes - before.bytes) / count,
  };
}

function publicKeyOf({ key }: NmsLogin): string {
  return importPrivateKey(key).publicKeyText;
}

function identity(folder: string): string {
  const file = (name: string): string =>
    readFileSync(join(folder, "lab", "tls", "ecdsa", name), "utf8");
  const own: BareTlsIdentity = {
    cert: file("server.pem"),
    key: file("server.key"),
    ca: file("root.pem"),
  };
  return JSON.stringify(own);
}

async function allConnected(nms: NmsFleet, count: number): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const { devices, reasons } = sumOf(await nms.states());
    if (devices === count) return;
    if (performance.now() - startedAt > patienceMs)
      throw new Error(`${devices} of ${count} bare sessions in time: ${reasons.join("; ")}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
