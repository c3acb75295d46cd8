import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { emulateDevice, Secret } from "../../../src/index.ts";
import { ManualClock, nextAttempt } from "../../../src/testing.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";

const configuration = `system { services { outbound-ssh { client noc {
  device-id r1;
  services netconf;
  keep-alive { retry 2; timeout 5; }
} } } }`;

it("cuts an NMS that fell silent, counts its answers, and dials again", async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const nextCall = async (): Promise<Socket> => {
    const [socket] = (await once(listener, "connection")) as [Socket];
    return socket.on("error", () => undefined);
  };
  const called = nextCall();
  const clock = new ManualClock();
  await using device = await emulateDevice({
    configuration,
    nms: [{ host: "127.0.0.1", port: (listener.address() as AddressInfo).port }],
    users: [{ name: "netops", password: "lab" }],
    clock,
  });
  clock.advance(0);
  const nms = await called;
  const client = await connectSsh(nms, {
    username: "netops",
    credentials: [{ kind: "password", password: new Secret("lab") }],
    checkHostKey: () => true,
  });
  await client.openNetconf();
  clock.advance(5_000);
  // SSH keeps the order: the first reply comes after the probe, the second after its answer.
  await client.openNetconf();
  await client.openNetconf();
  nms.pause();
  const ended = nextAttempt(device);
  const calledAgain = nextCall();
  clock.advance(15_000);
  expect(await ended).toMatchObject({
    reason: "connection-lost",
    detail: "keep-alive probes went unanswered",
    probes: { sent: 3, answered: 1 },
  });
  await expect.poll(() => device.connectors[0]?.state).toBe("waiting");
  clock.advance(15_000);
  const again = await calledAgain;
  again.destroy();
  nms.destroy();
  await client.closed;
  listener.close();
});
