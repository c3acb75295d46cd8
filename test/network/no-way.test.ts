import { describe, expect, it } from "vitest";
import { haveNetworks } from "../support/network.ts";
import {
  clientStatements,
  NetworkLab,
  outboundSsh,
  serverStatement,
} from "../support/network-lab.ts";

const here = haveNetworks();

describe.skipIf(!here)("a dial that nothing answers", () => {
  it("ends in a blackhole within the server's timeout, and comes about once that is gone", async () => {
    const lab = new NetworkLab();
    await lab.receive();
    lab.nms.run("ip", "route", "add", "blackhole", lab.devices.address);
    const server = serverStatement(lab.nms.address, 2);
    const device = lab.runDevice(outboundSsh(clientStatements("nms", server)));
    for (const sequence of [1, 2]) {
      const record = await device.next("attempt-ended");
      expect(record).toMatchObject({ sequence, reason: "connect-timeout", phase: "tcp" });
      const { tcp } = record["milliseconds"] as { tcp: number };
      // The system's timers run beside those of the device.
      expect(tcp).toBeGreaterThan(1_990);
      expect(record).not.toHaveProperty("localAddress");
    }
    lab.nms.run("ip", "route", "delete", "blackhole", lab.devices.address);
    expect((await device.next("session-opened"))["session"]).toMatchObject({ user: "ops" });
  });
});

describe.skipIf(!here)("a dial that is turned away", () => {
  it("tells the network that is not there from the host, and both from the port", async () => {
    const lab = new NetworkLab();
    // The host of the NMS is the router towards a network that it refuses.
    lab.nms.setSystem("ip_forward", 1);
    lab.nms.run("ip", "route", "add", "unreachable", "10.77.9.0/24");
    lab.devices.run("ip", "route", "add", "10.77.9.0/24", "via", lab.nms.address);
    const device = lab.runDevice(
      outboundSsh(
        clientStatements("no-route", serverStatement("10.77.8.1", 2)),
        clientStatements("rejected", serverStatement("10.77.9.1", 2)),
        clientStatements("closed", serverStatement(lab.nms.address, 2)),
      ),
    );
    const found = new Map<unknown, string>();
    while (found.size < 3) {
      const { client, reason, detail } = await device.next("attempt-ended");
      found.set(client, `${String(reason)}: ${String(detail)}`);
    }
    expect(Object.fromEntries(found)).toEqual({
      "no-route": expect.stringMatching(/^network-unreachable: .*ENETUNREACH/),
      rejected: expect.stringMatching(/^network-unreachable: .*EHOSTUNREACH/),
      closed: expect.stringMatching(/^connection-refused: .*ECONNREFUSED/),
    });
  });
});
