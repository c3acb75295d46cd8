import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Slots } from "../../src/base/index.ts";
import type { LoadSession } from "../session/load-session.ts";
import { host } from "../soak/host-protocol.ts";
import { loginOver } from "./nms-login.ts";
import type { NmsReplies, NmsRequest, NmsState, Swept } from "./nms-protocol.ts";

/** Requests of a sweep that wait for their replies at once. */
const concurrentRequests = 32;
const shownReasons = 3;
/** As many calls as the system lets wait while this process is busy (somaxconn). */
const backlog = 4_096;

const getConfig =
  '<rpc message-id="1" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><get-config>' +
  "<source><running/></source></get-config></rpc>";

/** The open sessions by the name of their device. */
const sessions = new Map<string, LoadSession>();
const delays = monitorEventLoopDelay({ resolution: 10 });
const counts = { open: 0, doubled: 0, lost: 0, faults: 0 };
const reasons: string[] = [];
let swept: Swept = { answered: 0, failed: 0, bytes: 0 };

async function listen(request: NmsRequest & { do: "listen" }): Promise<NmsReplies["listen"]> {
  const logIn = loginOver(request.login);
  const server = createServer({ pauseOnConnect: true, noDelay: true });
  // All at once: a device gives up on an NMS that does not speak within its `timeout`.
  server.on("connection", (socket) => {
    // Without a listener the loss of a connection that waits would end the process.
    socket.on("error", () => {});
    logIn(socket).then(
      (device) => enter(socket, device),
      (cause: unknown) => {
        counts.faults++;
        if (reasons.length < shownReasons) reasons.push(String(cause));
        socket.destroy();
      },
    );
  });
  server.listen({ port: request.port, host: "127.0.0.1", backlog });
  await once(server, "listening");
  delays.enable();
  return { port: (server.address() as AddressInfo).port };
}

function enter(
  socket: Socket,
  { device, session }: { readonly device: string; readonly session: LoadSession },
): void {
  if (socket.destroyed) return;
  if (sessions.has(device)) counts.doubled++;
  sessions.set(device, session);
  counts.open++;
  socket.once("close", () => {
    counts.open--;
    counts.lost++;
    if (sessions.get(device) === session) sessions.delete(device);
  });
}

function sweep(): null {
  const requests = new Slots(concurrentRequests);
  swept = { answered: 0, failed: 0, bytes: 0 };
  for (const [device, session] of sessions)
    void requests.run(async () => {
      const reply = await session.ask(getConfig).catch(() => "");
      const isGood = reply.includes("</configuration>") && !reply.includes("<rpc-error>");
      const isOwn = device.includes(".") || reply.includes(`<host-name>${device}</host-name>`);
      const { answered, failed, bytes } = swept;
      swept =
        isGood && isOwn
          ? { answered: answered + 1, failed, bytes: bytes + reply.length }
          : { answered, failed: failed + 1, bytes };
    });
  return null;
}

function state(): NmsState {
  const { user, system } = process.cpuUsage();
  return {
    sessions: counts.open,
    devices: sessions.size,
    doubled: counts.doubled,
    lost: counts.lost,
    faults: counts.faults,
    reasons,
    swept,
    cpuMs: (user + system) / 1_000,
    bytes: process.memoryUsage.rss(),
    delayMs: { p99: delays.percentile(99) / 1e6, most: delays.max / 1e6 },
  };
}

host(async (request: NmsRequest) => {
  switch (request.do) {
    case "listen":
      return await listen(request);
    case "state":
      return state();
    case "sweep":
      return sweep();
  }
});
