import { expect, it } from "vitest";
import { sameClient, sameConversation } from "../../../src/callhome/call-home-client.ts";
import { resolveOutboundSshClient, resolveTlsCallHomeClient } from "../../../src/callhome/index.ts";

const statements = { servers: [{ host: "192.0.2.1" }] };
const client = resolveTlsCallHomeClient(statements);

it("takes port 4335 and the pace of Junos where TLS call home does not say", () => {
  expect(client).toEqual({
    transport: "tls",
    name: "tls",
    servers: [{ host: "192.0.2.1", port: 4335, retry: 3, timeoutSeconds: 15 }],
    reconnectStrategy: "in-order",
    redial: "paced",
    keepAliveSeconds: 15,
  });
});

it("sees what changed in TLS call home", () => {
  expect(sameClient(client, resolveTlsCallHomeClient(statements))).toBe(true);
  const probed = resolveTlsCallHomeClient({ ...statements, keepAliveSeconds: 60 });
  expect(sameConversation(client, probed)).toBe(false);
  const moved = resolveTlsCallHomeClient({ servers: [{ host: "192.0.2.2" }] });
  expect(sameClient(client, moved)).toBe(false);
  expect(sameConversation(client, moved)).toBe(true);
});

it("never takes one transport for the other", () => {
  const ssh = resolveOutboundSshClient({ name: "tls", deviceId: "mx", servers: [] });
  expect(sameConversation(client, ssh)).toBe(false);
  expect(sameConversation(ssh, client)).toBe(false);
});
