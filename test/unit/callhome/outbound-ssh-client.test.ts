import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { sameClient, sameConversation } from "../../../src/callhome/call-home-client.ts";
import {
  type OutboundSshStatements,
  resolveOutboundSshClient,
} from "../../../src/callhome/outbound-ssh-client.ts";

const statements: OutboundSshStatements = {
  name: "nms",
  deviceId: "mx-1",
  servers: [{ host: "192.0.2.1", port: 4334 }],
};
const client = resolveOutboundSshClient(statements);

describe("resolveOutboundSshClient", () => {
  it("fills the defaults of Junos", () => {
    expect(resolveOutboundSshClient({ ...statements, keepAlive: {} })).toEqual({
      transport: "ssh",
      name: "nms",
      deviceId: "mx-1",
      secret: undefined,
      servers: [{ host: "192.0.2.1", port: 4334, retry: 3, timeoutSeconds: 15 }],
      reconnectStrategy: "in-order",
      redial: "paced",
      keepAlive: { retry: 3, timeoutSeconds: 15 },
      services: [],
      proxy: undefined,
    });
  });

  it("sends no probes without keep-alive", () => {
    expect(client.keepAlive).toBeUndefined();
  });

  it("refuses a device-id that would break out of its line", () => {
    expect(() => resolveOutboundSshClient({ ...statements, deviceId: "a\r\nb" })).toThrow(
      expect.objectContaining({ code: "ERR_OPTION", message: expect.stringContaining("nms") }),
    );
  });
});

describe("sameClient", () => {
  it("compares by value", () => {
    const secret = (): Secret => new Secret("s");
    const one = resolveOutboundSshClient({ ...statements, secret: secret(), keepAlive: {} });
    const other = resolveOutboundSshClient({ ...statements, secret: secret(), keepAlive: {} });
    expect(sameClient(one, other)).toBe(true);
  });

  it.each<[string, Partial<OutboundSshStatements>, boolean]>([
    ["the device-id", { deviceId: "mx-2" }, false],
    ["the secret", { secret: new Secret("s") }, false],
    ["keep-alive", { keepAlive: {} }, false],
    ["the services", { services: ["netconf"] }, false],
    ["the proxy", { proxy: { kind: "dhcp" } }, false],
    ["the strategy", { reconnectStrategy: "sticky" }, true],
    ["the servers", { servers: [] }, true],
    ["the port", { servers: [{ host: "192.0.2.1", port: 1 }] }, true],
    ["the pace", { servers: [{ host: "192.0.2.1", port: 4334, retry: 9 }] }, true],
  ])("notices a change of %s", (_, change, conversationStays) => {
    const changed = resolveOutboundSshClient({ ...statements, ...change });
    expect(sameClient(client, changed)).toBe(false);
    expect(sameConversation(client, changed)).toBe(conversationStays);
  });
});
