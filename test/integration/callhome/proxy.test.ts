import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import type { ProxyServer } from "../../../src/callhome/index.ts";
import { openNetconfClient } from "../../../src/netconf/session/index.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";
import { HttpProxy, type ProxyAnswer } from "../../support/http-proxy.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";
import { labPassword } from "../../support/ssh-pair.ts";

const authorization = { user: "edge", password: new Secret("through") };

function deviceBehind(proxy: ProxyServer, port: number): ScriptedDevice {
  const servers = [{ host: "127.0.0.1", port, timeoutSeconds: 1 }];
  return new ScriptedDevice({ deviceId: "mx", ports: [], client: { servers, proxy } });
}

async function manage(socket: Socket): Promise<void> {
  const ssh = await connectSsh(socket, {
    username: "lab",
    credentials: [{ kind: "password", password: new Secret(labPassword) }],
    checkHostKey: () => true,
  });
  const session = await openNetconfClient(await ssh.openNetconf());
  await session.close();
  await ssh.close();
}

describe("a device behind a proxy", () => {
  it("is managed through it, and what comes with the proxy's answer is not lost", async () => {
    await using proxy = await HttpProxy.open();
    const nms = createServer((socket) => void manage(socket)).listen(0, "127.0.0.1");
    await once(nms, "listening");
    const { port } = nms.address() as AddressInfo;
    await using device = deviceBehind(
      { kind: "static", host: "127.0.0.1", port: proxy.port, authorization },
      port,
    );
    const record = await device.nextRecord();
    nms.close();
    expect(record).toMatchObject({ reason: "session-closed", server: { port } });
    expect(Object.keys(record.milliseconds).slice(0, 4)).toEqual([
      "dns",
      "tcp",
      "proxy",
      "preamble",
    ]);
    expect(proxy.requests[0]).toBe(
      `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
        `Proxy-Authorization: Basic ${Buffer.from("edge:through").toString("base64")}\r\n\r\n`,
    );
  });

  it.each<[string, ProxyAnswer, string, string | RegExp]>([
    [
      "refuses",
      () => ({ text: "HTTP/1.1 403 Forbidden\r\n\r\n" }),
      "proxy-refused",
      "HTTP/1.1 403 Forbidden",
    ],
    [
      "wants credentials",
      () => ({ text: "HTTP/1.1 407 No\r\n\r\n" }),
      "proxy-authorization",
      /407/,
    ],
    ["speaks SSH", () => ({ text: "SSH-2.0-x\r\n" }), "proxy-malformed", /HTTP/],
    [
      "leaves in its answer",
      () => ({ text: "HTTP/1.1 200 OK\r\n" }),
      "proxy-malformed",
      /in the middle/,
    ],
    ["leaves without one", () => ({ text: "" }), "proxy-refused", /without an answer/],
    ["stays silent", () => "silence", "proxy-timeout", /within 1 s/],
    [
      "resets",
      (_, socket) => {
        socket.resetAndDestroy();
        return "silence";
      },
      "proxy-refused",
      /without an answer/,
    ],
    [
      "opens a tunnel to nobody",
      (_, socket) => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        return "silence";
      },
      "peer-silent",
      /no SSH identification/,
    ],
  ])("says why when the proxy %s", async (_, answer, reason, detail) => {
    await using proxy = await HttpProxy.open(answer);
    await using device = deviceBehind(
      { kind: "static", host: "127.0.0.1", port: proxy.port, authorization: undefined },
      9,
    );
    expect(await device.nextRecord()).toMatchObject({
      reason,
      detail: expect.stringMatching(detail),
      phase: reason === "peer-silent" ? "identification" : "proxy",
    });
    expect(await device.nextRecord()).toMatchObject({ sequence: 2, reason });
  });

  it("says that it is the proxy that refuses the connection", async () => {
    const proxy = await HttpProxy.open();
    const { port } = proxy;
    await proxy[Symbol.asyncDispose]();
    await using device = deviceBehind(
      { kind: "static", host: "127.0.0.1", port, authorization: undefined },
      9,
    );
    expect(await device.nextRecord()).toMatchObject({
      reason: "connection-refused",
      detail: expect.stringContaining("proxy: "),
    });
  });

  it("does not dial when DHCP would have to name the proxy", async () => {
    await using device = deviceBehind({ kind: "dhcp" }, 9);
    expect(await device.nextRecord()).toMatchObject({ reason: "proxy-not-available" });
  });
});
