import { describe, expect, it } from "vitest";
import { haveNetworks } from "../support/network.ts";
import {
  clientStatements,
  NetworkLab,
  outboundSsh,
  serverStatement,
} from "../support/network-lab.ts";

describe.skipIf(!haveNetworks())("a cable that is cut", () => {
  it("is noticed by keep-alive; the device dials until it is back", async () => {
    const lab = new NetworkLab();
    const nms = await lab.receive();
    const server = serverStatement(lab.nms.address, 2);
    const keepAlive = "keep-alive { retry 2; timeout 1; }";
    const device = lab.runDevice(outboundSsh(clientStatements("nms", server, keepAlive)));
    await device.next("session-opened");
    await nms.next("nms-connected");

    lab.nms.cut();
    const lost = await device.next("attempt-ended");
    expect(lost).toMatchObject({
      reason: "connection-lost",
      detail: "keep-alive probes went unanswered",
      phase: "established",
      localAddress: lab.devices.address,
    });
    const { sent, answered } = lost["probes"] as { sent: number; answered: number };
    expect(sent - answered).toBe(2);
    expect(await device.next("attempt-ended")).toMatchObject({
      reason: "connect-timeout",
      phase: "tcp",
    });

    lab.nms.mend();
    const { session } = await device.next("session-opened");
    expect(session).toMatchObject({ user: "ops", client: "nms" });
    expect(await nms.next("nms-connected")).toMatchObject({ remote: lab.devices.address });
  });
});
