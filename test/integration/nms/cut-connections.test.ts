import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { receiveCallHome } from "../../../src/nms/index.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";
import { labPassword } from "../../support/ssh-pair.ts";

const stride = 61;

/** Stands between device and NMS and resets its n-th connection after n strides of bytes from the NMS. */
async function cuttingProxy(nmsPort: number): Promise<{
  readonly port: number;
  readonly cuts: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}> {
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((device) => {
    const nms = connect(nmsPort, "127.0.0.1");
    let left = cuts * stride;
    for (const socket of [device, nms]) {
      open.add(socket);
      socket
        .on("error", () => undefined)
        .once("close", () => {
          open.delete(socket);
          device.destroy();
          nms.destroy();
        });
    }
    device.pipe(nms);
    nms.on("data", (chunk: Buffer) => {
      if (device.destroyed) return;
      device.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left >= 0) return;
      cuts++;
      device.destroySoon();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

it("comes through at last when every connection is cut a little later than the one before", async () => {
  const password = { kind: "password", password: new Secret(labPassword) } as const;
  await using nms = await receiveCallHome({
    credentials: { username: "lab", credentials: [password] },
  });
  await using proxy = await cuttingProxy(nms.port);
  const arrival = nms.events.next("connected");
  await using device = new ScriptedDevice({ deviceId: "mx", ports: [proxy.port] });
  await arrival;
  const { records } = device.journal;
  // The connection that came through may already be cut, and its record on the way.
  expect([0, 1]).toContain(proxy.cuts() - records.length);
  expect(records.length).toBeGreaterThan(20);
  expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index + 1));
  const stages = [...new Set(records.map(({ phase }) => phase))];
  expect(stages).toEqual(
    expect.arrayContaining(["identification", "key-exchange", "authentication"]),
  );
  const expected = [
    "peer-closed-early",
    "key-exchange-failed",
    "host-key-rejected",
    "peer-closed-in-login",
    "no-subsystem",
    "peer-closed",
    "connection-lost",
  ];
  expect(records.filter(({ reason }) => !expected.includes(reason))).toEqual([]);
});
