import { describe, expect, it } from "vitest";
import { callHomeIdentities } from "../../../../src/fleet/index.ts";

const configuration = `
set system services outbound-ssh client one device-id alpha
set system services outbound-ssh client one secret hidden
set system services outbound-ssh client one 192.0.2.1 port 4334
set system services outbound-ssh client two device-id beta
set system services outbound-ssh client two 192.0.2.2 port 4335
set system services outbound-ssh client off device-id gamma
deactivate system services outbound-ssh client off
`;

function announced(device: Parameters<typeof callHomeIdentities>[0]): readonly unknown[] {
  return callHomeIdentities(device).map(({ deviceId, secret, servers }) => ({
    deviceId,
    secret: secret?.reveal(),
    servers,
  }));
}

describe("the call-home identities of a device", () => {
  it("are those of its active outbound-ssh clients", () => {
    expect(announced({ configuration })).toEqual([
      { deviceId: "alpha", secret: "hidden", servers: [{ host: "192.0.2.1", port: 4334 }] },
      { deviceId: "beta", secret: undefined, servers: [{ host: "192.0.2.2", port: 4335 }] },
    ]);
  });

  it("are overridden by its options", () => {
    const nms = [{ host: "nms", port: 1 }];
    const device = { configuration, deviceId: "own", secret: "other", nms };
    const own = { deviceId: "own", secret: "other", servers: nms };
    expect(announced(device)).toEqual([own, own]);
  });

  it("come from the options alone when the configuration calls nobody", () => {
    const nms = [{ host: "nms", port: 1 }];
    const bare = "system { host-name bare; }";
    expect(announced({ configuration: bare })).toEqual([]);
    expect(announced({ configuration: bare, deviceId: "own", nms })).toEqual([
      { deviceId: "own", secret: undefined, servers: nms },
    ]);
    expect(announced({ configuration: bare, name: "bare", nms })).toEqual([
      { deviceId: "bare", secret: undefined, servers: nms },
    ]);
  });
});
