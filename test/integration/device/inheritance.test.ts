import { describe, expect, it } from "vitest";
import { emulateDevice, receiveCallHome, Secret } from "../../../src/index.ts";
import { nextAttempt, untilManaged } from "../../../src/testing.ts";

const password = "lab-password";

/** Everything that call home needs, in a group. */
function grouped(port: number): string {
  return `
    groups {
      re0 { system { host-name edge1-re0; } }
      management { system {
        services { outbound-ssh { client <*> { services netconf; 127.0.0.1 port ${port}; }
          client noc { device-id edge1; } } }
      } }
    }
    apply-groups [ re0 management ];`;
}

describe("configuration groups", () => {
  it("hold the outbound-ssh client and the host name of a device", async () => {
    await using receiver = await receiveCallHome({
      credentials: {
        username: "netops",
        credentials: [{ kind: "password", password: new Secret(password) }],
      },
    });
    const connected = receiver.events.next("connected");
    await using device = await emulateDevice({
      configuration: grouped(receiver.port),
      users: [{ name: "netops", password }],
    });
    expect((await connected).deviceId).toBe("edge1");
    expect([device.name, device.identity.hostName]).toEqual(["edge1-re0", "edge1-re0"]);
    await untilManaged(device);
    const ended = nextAttempt(device);
    await device.configure("delete apply-groups management");
    expect(await ended).toMatchObject({ reason: "client-removed" });
    expect(device.connectors).toEqual([]);
  });

  it("hold the users that may log in", async () => {
    await using source = await emulateDevice({
      configuration: "system { host-name source; }",
      users: [{ name: "netops", password }],
    });
    const login = source
      .configuration("running", "set")
      .split("\n")
      .filter((line) => line.startsWith("set system login"))
      .map((line) => line.replace("set ", "set groups users "));
    await using receiver = await receiveCallHome({
      credentials: {
        username: "netops",
        credentials: [{ kind: "password", password: new Secret(password) }],
      },
    });
    const connected = receiver.events.next("connected");
    await using device = await emulateDevice({
      configuration: [...login, "set apply-groups users", "set system host-name r1"].join("\n"),
      nms: [{ host: receiver.host, port: receiver.port }],
    });
    await connected;
    expect((await untilManaged(device)).user).toBe("netops");
  });
});
