import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import { type AttemptRecord, type EmulatedDevice, emulateDevice } from "../../../src/index.ts";
import type { TlsLeafName } from "../../../src/security/pki/index.ts";
import { nextAccepted, untilListening } from "../../../src/testing.ts";
import { knock, turnedAway } from "../../support/door-client.ts";
import { authorityPem, leafOf, pkiOptions, rsaPki } from "../../support/pki-options.ts";
import { PlainNetconf } from "../../support/tls-nms.ts";

const tls = `set system services netconf tls local-certificate netconf-server-cert
set system services netconf tls default-client-identity map-type san-dirname-cn`;

function device(
  server: TlsLeafName = "server",
  statements = tls,
  loginClass = "super-user",
): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `set system host-name r1\n${statements}`,
    users: [{ name: "lab", class: loginClass }],
    pki: pkiOptions(rsaPki, server),
    listen: { ports: { "netconf-tls": 0 } },
  });
}

/** An NMS that polls, with a certificate of the lab. */
async function poll(
  r1: EmulatedDevice,
  client?: TlsLeafName,
  options: object = {},
): Promise<TLSSocket> {
  const { address, port } = await untilListening(r1, "netconf-tls");
  const secured = connect({
    host: address,
    port,
    ca: authorityPem(rsaPki, "root"),
    servername: "device.example.net",
    ...(client && leafOf(rsaPki, client)),
    ...options,
  });
  secured.on("error", () => undefined);
  return secured;
}

async function recordOf(r1: EmulatedDevice, client?: TlsLeafName): Promise<AttemptRecord> {
  const ended = nextAccepted(r1);
  const secured = await poll(r1, client);
  secured.resume();
  const record = await ended;
  secured.destroy();
  return record;
}

describe("the TLS service of a device that listens", () => {
  it.each(["TLSv1.2", "TLSv1.3"] as const)("serves NETCONF over %s", async (version) => {
    await using r1 = await device();
    const opened = r1.events.next("session-opened");
    const ended = nextAccepted(r1);
    const secured = await poll(r1, "client-dirname", { minVersion: version, maxVersion: version });
    const netconf = new PlainNetconf(secured);
    expect(await netconf.hello()).toContain("<!-- user lab, class j-super-user -->");
    expect((await opened).session).toMatchObject({ client: "netconf-tls", origin: "accepted" });
    expect(await netconf.rpc("<get-system-information/>")).toContain("<host-name>r1</host-name>");
    expect(await netconf.rpc("<close-session/>")).toContain("<ok/>");
    await once(secured, "end");
    secured.destroy();
    const record = await ended;
    expect(record).toMatchObject({
      origin: "accepted",
      client: "netconf-tls",
      phase: "established",
      reason: "session-closed",
      user: "lab",
      method: "certificate",
    });
    expect(Object.keys(record.milliseconds)).toEqual([
      "key-exchange",
      "authentication",
      "hello",
      "established",
    ]);
  });

  it.each([
    [undefined, "client-certificate-missing"],
    ["client-expired", "client-certificate-expired"],
    ["client-self-signed", "client-certificate-self-signed"],
    ["client-missing-intermediate", "client-intermediate-missing"],
    ["client-dns", "name-absent"],
    ["client-wrong-name", "unknown-user"],
  ] as const)("turns %s away: %s", async (client, reason) => {
    await using r1 = await device();
    expect(await recordOf(r1, client)).toMatchObject({ origin: "accepted", reason });
    expect(r1.sessions).toEqual([]);
  });

  it.each([
    ["server-expired", "server-certificate-expired"],
    ["server-self-signed", "server-certificate-self-signed"],
  ] as const)("is there with %s, and ends each connection: %s", async (server, reason) => {
    await using r1 = await device(server);
    for (let round = 0; round < 2; round++)
      expect(await recordOf(r1, "client-dirname")).toMatchObject({ reason });
  });

  it("is shut without a local-certificate, and opened by the commit that names one", async () => {
    await using r1 = await device("server", "set system services netconf ssh");
    expect(r1.listeners).toEqual([]);
    await r1.configure(tls);
    expect(await recordOf(r1)).toMatchObject({ reason: "client-certificate-missing" });
    await r1.configure("delete system services netconf tls");
    expect(r1.listeners).toEqual([]);
  });

  it("says why to a user whose class permits nothing, and closes", async () => {
    await using r1 = await device("server", tls, "unauthorized");
    const ended = nextAccepted(r1);
    const secured = await poll(r1, "client-dirname");
    let heard = "";
    secured.on("data", (bytes: Buffer) => (heard += bytes.toString()));
    expect(await ended).toMatchObject({ phase: "hello", reason: "session-unauthorized" });
    expect(heard).toBe("<!-- user lab, class j-unauthorized: permission denied -->\n");
    expect(r1.sessions).toEqual([]);
    secured.destroy();
  });

  it.each([
    ["connection-limit", "1 are open"],
    ["rate-limit", "1 came within a minute"],
  ] as const)("closes a connection beyond %s before any byte of TLS", async (limit, detail) => {
    await using r1 = await device("server", `${tls}\nset system services netconf tls ${limit} 1`);
    const listener = await untilListening(r1, "netconf-tls");
    const first = await knock(listener);
    if (limit === "rate-limit") {
      const left = nextAccepted(r1);
      first.destroy();
      await left;
    }
    const refused = nextAccepted(r1);
    await turnedAway(listener);
    expect(await refused).toMatchObject({
      origin: "accepted",
      client: "netconf-tls",
      phase: "tcp",
      reason: limit,
      detail,
      bytes: { sent: 0, received: 0 },
    });
    first.destroy();
  });

  it("tells strangers who speak no TLS from those who say nothing", async () => {
    await using r1 = await device();
    const listener = await untilListening(r1, "netconf-tls");
    const spoke = nextAccepted(r1);
    (await knock(listener)).resume().write("GET / HTTP/1.1\r\n\r\n");
    expect(await spoke).toMatchObject({ reason: "not-tls" });
    const left = nextAccepted(r1);
    (await knock(listener)).destroy();
    expect(await left).toMatchObject({ reason: "peer-closed-early", phase: "key-exchange" });
  });
});
