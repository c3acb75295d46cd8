import { describe, expect, it } from "vitest";
import type { Secret } from "../../../../src/base/index.ts";
import type { OutboundSshClient } from "../../../../src/callhome/index.ts";
import { outboundSshClients } from "../../../../src/device/configuration/outbound-ssh-clients.ts";
import { activeTree, emptyTree } from "../../../../src/junos/config/index.ts";
import { coreSchema } from "../../../../src/junos/schema/index.ts";
import { changeFromDocument } from "../../../../src/operations/index.ts";

/** The clients of `[edit system services outbound-ssh]` with these statements. */
function clientsOf(statements: string): readonly OutboundSshClient[] {
  const schema = coreSchema();
  const document = `system { services { outbound-ssh { ${statements} } } }`;
  const { tree } = changeFromDocument(document, schema).apply(emptyTree(schema), "merge");
  return outboundSshClients(activeTree(tree));
}

const whole = "device-id r1; services netconf; 192.0.2.1 port 4334;";

describe("the outbound-ssh clients of a configuration", () => {
  it("have what their statements say, and the defaults of Junos", () => {
    const [plain, full] = clientsOf(`client plain { ${whole} }
      client full {
        device-id r1-serial;
        secret "$9$x8m7dbgoGikPJGkPT369Lx7";
        services netconf;
        reconnect-strategy sticky;
        keep-alive { retry 12; timeout 5; }
        nms.example.net { port 2200; retry 1000; timeout 60; }
        192.0.2.1 port 4334;
      }`);
    expect(plain).toEqual({
      transport: "ssh",
      name: "plain",
      deviceId: "r1",
      secret: undefined,
      services: ["netconf"],
      servers: [{ host: "192.0.2.1", port: 4334, retry: 3, timeoutSeconds: 15 }],
      reconnectStrategy: "in-order",
      redial: "paced",
      keepAlive: undefined,
      proxy: undefined,
    });
    expect(full).toMatchObject({
      name: "full",
      deviceId: "r1-serial",
      servers: [
        { host: "nms.example.net", port: 2200, retry: 1_000, timeoutSeconds: 60 },
        { host: "192.0.2.1", port: 4334, retry: 3, timeoutSeconds: 15 },
      ],
      reconnectStrategy: "sticky",
      keepAlive: { retry: 12, timeoutSeconds: 5 },
    });
    expect(full?.secret).toBeDefined();
  });

  it("dial through a proxy", () => {
    const through = (proxy: string): unknown =>
      clientsOf(`client a { ${whole} proxy-server { ${proxy} } }`)[0]?.proxy;
    expect(through("dhcp;")).toEqual({ kind: "dhcp" });
    expect(through("static { host proxy.example; }")).toEqual({
      kind: "static",
      host: "proxy.example",
      port: 8_080,
      authorization: undefined,
    });
    const credentials = "proxy-authorization { user edge; password through; }";
    const full = through(`static { host 192.0.2.8; port 3128; ${credentials} }`);
    expect(full).toMatchObject({ port: 3_128, authorization: { user: "edge" } });
    const { authorization } = full as { authorization: { password: Secret } };
    expect(authorization.password.reveal()).toBe("through");
  });

  it("probe by the defaults with a bare keep-alive", () => {
    expect(clientsOf(`client a { ${whole} keep-alive; }`)).toMatchObject([
      { keepAlive: { retry: 3, timeoutSeconds: 15 } },
    ]);
  });

  it("send no probes with `timeout 0`", () => {
    expect(clientsOf(`client a { ${whole} keep-alive { timeout 0; } }`)).toMatchObject([
      { keepAlive: undefined },
    ]);
  });

  it.each([
    "services netconf; 192.0.2.1 port 4334;",
    "device-id r1; 192.0.2.1 port 4334;",
    "device-id r1; services netconf;",
    "device-id r1; services netconf; 192.0.2.1;",
    `device-id ${"x".repeat(1_025)}; services netconf; 192.0.2.1 port 4334;`,
  ])("do not dial with %s alone", (statements) => {
    expect(clientsOf(`client a { ${statements} }`)).toEqual([]);
  });

  it("do not dial while they are inactive, nor a server that is", () => {
    expect(clientsOf(`inactive: client a { ${whole} }`)).toEqual([]);
    const servers = "inactive: 192.0.2.7 port 4334;";
    expect(clientsOf(`client a { ${whole} ${servers} }`)[0]?.servers).toHaveLength(1);
  });
});
