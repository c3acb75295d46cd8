import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { limits } from "../../../src/base/index.ts";
import { type EmulatedDevice, emulateDevice, type ListenerStatus } from "../../../src/index.ts";
import { untilListening } from "../../../src/testing.ts";
import { doorUser, knock, openSession } from "../../support/door-client.ts";
import { freePort } from "../../support/foreign-tools.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function device(services: string, options: object = {}): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `system { host-name r1; services { ${services} } }`,
    users: [doorUser],
    listen: {},
    ...options,
  });
}

/** The next word about a service in this state. */
async function told(r1: EmulatedDevice, state: ListenerStatus["state"]): Promise<ListenerStatus> {
  const accept = ({ listener }: { readonly listener: ListenerStatus }): boolean =>
    listener.state === state;
  return (await r1.events.next("listener-changed", { accept })).listener;
}

describe("the services of a device", () => {
  it("open when a commit adds them and close when one takes them away; their sessions stay", async () => {
    await using r1 = await device("", { listen: { ports: { "netconf-ssh": 0 } } });
    expect(r1.listeners).toEqual([]);
    const opened = told(r1, "listening");
    await r1.configure("set system services netconf ssh");
    const listener = await opened;
    expect(r1.listeners).toEqual([listener]);

    await using session = await openSession(listener);
    const closed = told(r1, "closed");
    await r1.configure("delete system services netconf ssh");
    const { address, port } = listener;
    expect(await closed).toEqual({ service: "netconf-ssh", address, port, state: "closed" });
    expect(r1.listeners).toEqual([]);
    expect((await session.netconf.rpc("<get-system-information/>")).errors).toEqual([]);
    await expect(knock(listener)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("close and open again when they are deactivated and activated", async () => {
    await using r1 = await device("netconf { ssh; }", { listen: { ports: { "netconf-ssh": 0 } } });
    const first = await untilListening(r1, "netconf-ssh");
    await r1.configure("deactivate system services netconf ssh");
    expect(r1.listeners).toEqual([]);
    await r1.configure("activate system services netconf ssh");
    await using _session = await openSession(await untilListening(r1, "netconf-ssh"));
    await expect(knock(first)).rejects.toThrow("ECONNREFUSED");
  });

  it("move when a commit gives them another port", async () => {
    const [before, after] = [await freePort(), await freePort()];
    await using r1 = await device(`netconf { ssh { port ${before}; } }`);
    expect(await untilListening(r1, "netconf-ssh")).toMatchObject({ port: before });
    await using session = await openSession(await untilListening(r1, "netconf-ssh"));
    const [closed, opened] = [told(r1, "closed"), told(r1, "listening")];
    const load = `<load-configuration action="set"><configuration-set>
      set system services netconf ssh port ${after}
    </configuration-set></load-configuration>`;
    expect((await session.netconf.rpc(load)).errors).toEqual([]);
    expect((await session.netconf.rpc("<commit-configuration/>")).errors).toEqual([]);
    expect(await closed).toMatchObject({ port: before });
    const moved = await opened;
    expect(moved).toMatchObject({ port: after });
    await using _other = await openSession(moved);
  });

  it("stay open when a commit changes their limits, which count at once", async () => {
    await using r1 = await device("netconf { ssh; }", { listen: { ports: { "netconf-ssh": 0 } } });
    const listener = await untilListening(r1, "netconf-ssh");
    await using _session = await openSession(listener);
    await r1.configure("set system services netconf ssh connection-limit 1");
    expect(r1.listeners).toEqual([listener]);
    const refused = r1.events.next("attempt-ended");
    (await knock(listener)).resume();
    expect(await refused).toMatchObject({ reason: "connection-limit" });
  });

  it("wait for a port that is taken, say why, and take it when it is free", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const clock = new ManualClock();
    await using r1 = await device("", { clock });
    const waiting = told(r1, "waiting");
    await r1.configure(`set system services netconf ssh port ${port}`);
    expect(await waiting).toEqual({
      service: "netconf-ssh",
      address: "127.0.0.1",
      port,
      state: "waiting",
      problem: `listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
    });
    expect(r1.listeners).toMatchObject([{ state: "waiting" }]);
    other.close();
    await once(other, "close");
    const listening = told(r1, "listening");
    clock.advance(limits.listenRetryMs);
    expect(await listening).toEqual({
      service: "netconf-ssh",
      address: "127.0.0.1",
      port,
      state: "listening",
    });
  });

  it("are probed as client-alive-interval and client-alive-count-max say, and cut when silent", async () => {
    const clock = new ManualClock();
    await using r1 = await device(
      "netconf { ssh { client-alive-interval 10; client-alive-count-max 1; } }",
      { clock, listen: { ports: { "netconf-ssh": 0 } } },
    );
    await using _session = await openSession(await untilListening(r1, "netconf-ssh"));
    const ended = r1.events.next("attempt-ended");
    // Both periods pass in one turn of the event loop, in which the client cannot answer.
    clock.advance(20_000);
    expect(await ended).toMatchObject({ reason: "connection-lost", phase: "established" });
  });
});
