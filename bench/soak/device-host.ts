import { type EmulatedDevice, emulateDevice } from "../../src/index.ts";
import { compressedClock } from "./compressed-clock.ts";
import {
  type DevicesOrder,
  type DevicesReplies,
  type DevicesRequest,
  type DevicesState,
  host,
} from "./host-protocol.ts";

/** Junos's defaults for the pace (`retry 3`, `timeout 15`), and the keep-alive of Juniper's examples. */
const configuration = `
  system {
    host-name soak;
    services {
      netconf { ssh; }
      outbound-ssh {
        client nms {
          device-id soak;
          secret soak;
          keep-alive { retry 3; timeout 15; }
          services netconf;
          127.0.0.1 port 4334;
        }
      }
    }
  }`;

let devices: readonly EmulatedDevice[] = [];
let before: readonly string[] = [];

async function start(order: DevicesOrder): Promise<null> {
  const { count, factor, seed, port, user, authorizedKey } = order;
  before = process.getActiveResourcesInfo();
  const clock = compressedClock(factor);
  devices = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      emulateDevice({
        name: `soak-${index}`,
        deviceId: `soak-${index}`,
        seed,
        configuration,
        clock,
        nms: [{ host: "127.0.0.1", port }],
        users: [{ name: user, authorizedKeys: [authorizedKey] }],
      }),
    ),
  );
  return null;
}

function state(): DevicesState {
  const { user, system } = process.cpuUsage();
  return {
    connected: devices.filter(isConnectedOnce).length,
    sessions: devices.reduce((total, { sessions }) => total + sessions.length, 0),
    cpuMs: (user + system) / 1_000,
  };
}

function isConnectedOnce({ connectors, sessions }: EmulatedDevice): boolean {
  return connectors.length === 1 && connectors[0]?.state === "connected" && sessions.length === 1;
}

async function stop(): Promise<DevicesReplies["stop"]> {
  await Promise.all(devices.map((device) => device.close()));
  const records = devices
    .flatMap(({ journal }) => journal)
    .map(({ device, sequence, startedAt, milliseconds, reason, localPort }) => ({
      device,
      sequence,
      startedAt,
      milliseconds,
      reason,
      ...(localPort === undefined ? {} : { localPort }),
    }));
  return { records, leftOver: leftOver() };
}

function leftOver(): readonly string[] {
  const known = [...before];
  return process.getActiveResourcesInfo().filter((kind) => {
    const index = known.indexOf(kind);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

host(async (request: DevicesRequest) => {
  switch (request.do) {
    case "start":
      return await start(request.order);
    case "state":
      return state();
    case "stop":
      return await stop();
  }
});
