import { describe, expect, it } from "vitest";
import { emulateDevice, receiveCallHome, Secret } from "../../../src/index.ts";
import { callHomePair, nextAttempt, untilManaged } from "../../../src/testing.ts";

const credentials = {
  username: "netops",
  credentials: [{ kind: "password", password: new Secret("lab-password") }],
} as const;
const users = [{ name: "netops", password: "lab-password" }];

describe("a device's outbound-ssh clients", () => {
  it("are dialled as the start-up configuration lists them, and redialled after loss", async () => {
    await using pair = await callHomePair({ retryScale: 0.001 });
    const [first] = pair.device.sessions;
    const ended = nextAttempt(pair.device);
    const again = pair.receiver.events.next("connected");
    await pair.managed.close();
    expect(await ended).toMatchObject({
      sequence: 1,
      phase: "established",
      reason: "session-closed",
    });
    expect((await again).deviceId).toBe("lab");
    expect((await untilManaged(pair.device)).sessionId).not.toBe(first?.sessionId);
  });

  it("start dialling at once when a commit adds one", async () => {
    await using receiver = await receiveCallHome({ credentials });
    await using device = await emulateDevice({ configuration: "system { host-name r1; }", users });
    expect(device.connectors).toEqual([]);
    const connected = receiver.events.next("connected");
    await device.configure(
      `set system services outbound-ssh client noc device-id r1-serial
       set system services outbound-ssh client noc services netconf
       set system services outbound-ssh client noc 127.0.0.1 port ${receiver.port}`,
    );
    expect((await connected).deviceId).toBe("r1-serial");
    expect(device.connectors.map(({ client }) => client)).toEqual(["noc"]);
  });

  it("are moved to another server by a commit of the NMS itself", async () => {
    await using other = await receiveCallHome({ credentials });
    await using pair = await callHomePair({ users, deviceId: "moved", retryScale: 0.001 });
    const arrived = other.events.next("connected");
    const ended = nextAttempt(pair.device);
    const load = `<load-configuration action="set"><configuration-set>
      delete system services outbound-ssh client nms 127.0.0.1
      set system services outbound-ssh client nms localhost port ${other.port}
    </configuration-set></load-configuration>`;
    expect((await pair.managed.rpc(load)).errors).toEqual([]);
    await pair.managed.rpc("<commit-configuration/>").catch(() => undefined);
    expect((await arrived).deviceId).toBe("moved");
    expect(await ended).toMatchObject({ reason: "client-removed" });
  });

  it("stay as they are when a commit would give them a device-id that no preamble can carry", async () => {
    await using pair = await callHomePair();
    const id = "x".repeat(2_000);
    const change = `set system services outbound-ssh client nms device-id ${id}`;
    await expect(pair.device.configure(change)).rejects.toMatchObject({ code: "ERR_COMMIT" });
    expect(pair.device.configuration("candidate")).toBe(pair.device.configuration("running"));
    expect((await pair.managed.rpc("<get-system-information/>")).errors).toEqual([]);
    expect(pair.device.journal).toEqual([]);
  });

  it.each([
    ["deactivate system services outbound-ssh client nms", "deactivates"],
    ["delete system services outbound-ssh client nms", "deletes"],
  ])("stop when a commit runs '%s'", async (command) => {
    await using pair = await callHomePair();
    const ended = nextAttempt(pair.device);
    await pair.device.configure(command);
    expect(await ended).toMatchObject({ reason: "client-removed" });
    expect(pair.device.connectors).toEqual([]);
    expect(pair.device.sessions).toEqual([]);
  });

  it("dial one connection per client, side by side", async () => {
    await using one = await receiveCallHome({ credentials });
    await using two = await receiveCallHome({ credentials });
    const both = Promise.all([one.events.next("connected"), two.events.next("connected")]);
    const client = (name: string, port: number): string =>
      `client ${name} { device-id id-${name}; services netconf; 127.0.0.1 port ${port}; }`;
    await using device = await emulateDevice({
      configuration: `system { services { outbound-ssh { ${client("a", one.port)} ${client("b", two.port)} } } }`,
      users,
    });
    expect((await both).map(({ deviceId }) => deviceId)).toEqual(["id-a", "id-b"]);
    await expect
      .poll(() => device.sessions.map(({ client: name }) => name).toSorted())
      .toEqual(["a", "b"]);
  });

  it("come back after being deleted without ever dialling twice", async () => {
    await using pair = await callHomePair({ retryScale: 0.001 });
    const again = pair.receiver.events.next("connected");
    const { port } = pair.receiver;
    await pair.device.configure("delete system services outbound-ssh client nms");
    await pair.device.configure(
      `set system services outbound-ssh client nms device-id back
       set system services outbound-ssh client nms services netconf
       set system services outbound-ssh client nms 127.0.0.1 port ${port}`,
    );
    expect((await again).deviceId).toBe("back");
    expect(pair.device.connectors).toHaveLength(1);
    await untilManaged(pair.device);
    expect(pair.device.sessions).toHaveLength(1);
  });

  it("dial again at once after a session under the IETF model", async () => {
    await using pair = await callHomePair({ ietfCallHome: { maxWaitSeconds: 3_600 } });
    const again = pair.receiver.events.next("connected");
    await pair.managed.close();
    await again;
    expect(pair.device.journal).toMatchObject([{ reason: "session-closed" }]);
  });
});
