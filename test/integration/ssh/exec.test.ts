import { createServer, type Socket } from "node:net";
import ssh2 from "ssh2";
import { describe, expect, it } from "vitest";
import type { ListenService } from "../../../src/device/index.ts";
import { type EmulatedDevice, emulateDevice } from "../../../src/index.ts";
import { nextAttempt, untilListening } from "../../../src/testing.ts";
import type { ExecOutput } from "../../../src/transport/ssh/index.ts";
import { doorUser, knock } from "../../support/door-client.ts";
import { connectPair, echoServer, labPassword } from "../../support/ssh-pair.ts";

const services = "ssh; netconf { ssh; }";

function device(configuration = services, options: object = {}): Promise<EmulatedDevice> {
  return emulateDevice({
    configuration: `system { host-name r1; services { ${configuration} } }`,
    users: [doorUser],
    listen: { ports: { ssh: 0, "netconf-ssh": 0 } },
    ...options,
  });
}

async function foreign(socket: Socket): Promise<ssh2.Client> {
  const client = new ssh2.Client();
  client.on("error", () => undefined);
  await new Promise((resolve) => {
    client.once("ready", () => resolve(undefined));
    client.connect({ sock: socket, username: doorUser.name, password: doorUser.password });
  });
  return client;
}

async function at(r1: EmulatedDevice, service: ListenService = "ssh"): Promise<ssh2.Client> {
  return foreign(await knock(await untilListening(r1, service)));
}

function start(
  client: ssh2.Client,
  command: string,
  options: ssh2.ExecOptions = {},
): Promise<ssh2.ClientChannel> {
  return new Promise((resolve, reject) =>
    client.exec(command, options, (cause, channel) => (cause ? reject(cause) : resolve(channel))),
  );
}

/** The exit status may come with the answer to the request, so its listener is there at once. */
function run(
  client: ssh2.Client,
  command: string,
): Promise<{ readonly text: string; readonly status: number | null }> {
  return new Promise((resolve, reject) =>
    client.exec(command, (cause, channel) => {
      if (cause) return reject(cause);
      let text = "";
      let status: number | null = null;
      channel.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      channel.on("exit", (code: number) => (status = code));
      channel.once("close", () => resolve({ text, status }));
    }),
  );
}

describe("an SSH exec", () => {
  it("writes what the CLI shows, as text unless a pipe says otherwise", async () => {
    await using r1 = await device();
    const client = await at(r1);
    expect(await run(client, "show version | no-more | match hostname")).toEqual({
      text: "Hostname: r1\n",
      status: 0,
    });
    const xml = await run(client, "show version | display xml");
    expect(xml.status).toBe(0);
    expect(xml.text).toMatch(
      /^<rpc-reply xmlns:junos="http:\/\/xml\.juniper\.net\/junos\/[\w.-]+\/junos">\n {4}<software-information>\n {8}<host-name>r1<\/host-name>\n/,
    );
    expect(xml.text).toMatch(/ {4}<cli>\n {8}<banner><\/banner>\n {4}<\/cli>\n<\/rpc-reply>\n$/);
    const set = await run(client, "show configuration system host-name | display set");
    expect(set).toEqual({ text: "set system host-name r1\n", status: 0 });
    const json = await run(client, "show configuration system services | display json");
    expect(JSON.parse(json.text)).toHaveProperty("configuration.system.services.ssh");
    client.end();
  });

  it("has lines that end in CR LF with a terminal, and NETCONF is the same with one", async () => {
    await using r1 = await device();
    const client = await at(r1);
    const channel = await start(client, "show version | match hostname", { pty: true });
    let text = "";
    channel.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    await new Promise((resolve) => channel.once("close", resolve));
    expect(text).toBe("Hostname: r1\r\n");
    const netconf = await start(client, "netconf", { pty: true });
    const hello = await new Promise((resolve) => netconf.once("data", resolve));
    expect(String(hello)).toMatch(/^<!-- No zombies .*-->\n/);
    client.end();
  });

  it("runs several commands in their order, and ends with 1 when one was refused", async () => {
    await using r1 = await device();
    const client = await at(r1);
    expect(
      await run(
        client,
        'set cli screen-length 0; show version | match "^(Model|Host).*: [rm]"\nshow bogus; show version | count',
      ),
    ).toEqual({
      text: expect.stringMatching(
        /^Hostname: r1\nModel: \S+\nerror: syntax error, expecting <command>: bogus\nCount: \d+ lines\n$/,
      ) as unknown,
      status: 1,
    });
    const many = await run(client, "show version;".repeat(65));
    expect(many).toEqual({ text: "error: more than 64 commands at once\n", status: 1 });
    expect(await run(client, "configure")).toEqual({
      text: "error: 'configure' needs a terminal, which this session is not\n",
      status: 1,
    });
    client.end();
  });

  it("tells observers and the log the words of the command, without what follows them", async () => {
    await using r1 = await device();
    const client = await at(r1);
    const told = r1.events.next("command-run");
    await run(client, "sh sec pki loc certificate-id secret | count");
    expect(await told).toMatchObject({
      user: doorUser.name,
      command: "show security pki local-certificate",
      errors: ["nothing is loaded for certificate-id 'secret'"],
    });
    const log = await run(client, "show log messages | match UI_CMDLINE");
    expect(log.text).toMatch(
      /mgd\[\d+\]: UI_CMDLINE_READ_LINE: User 'netops', command 'show security pki local-certificate '\n$/,
    );
    expect(log.text).not.toContain("secret");
    client.end();
  });

  it("writes large outputs as they are, and is over when its peer leaves", async () => {
    const users = Array.from(
      { length: 20_000 },
      (_, number) => `user${number} { class operator; }`,
    );
    await using r1 = await device(`${services} } login { ${users.join(" ")}`);
    const client = await at(r1);
    const whole = await run(client, "show configuration system login | display set");
    expect(whole.text.split("\n").filter((line) => line.endsWith("operator"))).toHaveLength(20_000);
    const channel = await start(client, "show configuration | display set;".repeat(60));
    await new Promise((resolve) => channel.once("readable", resolve));
    channel.close();
    expect(await run(client, "show version | count")).toMatchObject({ status: 0 });
    client.end();
  });

  it("is held back by a peer that does not read, and let go when it is cut off", async () => {
    const { device: ours, nms } = await connectPair();
    let output: ExecOutput | undefined;
    const server = echoServer(ours, { onExec: (_, __, channel) => (output = channel) });
    const client = new ssh2.Client();
    client.on("error", () => undefined);
    await new Promise((resolve) => {
      client.once("ready", () => resolve(undefined));
      client.connect({ sock: nms, username: "lab", password: labPassword });
    });
    await start(client, "show everything");
    nms.pause();
    let written = 0;
    let last: Promise<boolean> | undefined;
    const flowing = Symbol("flowing");
    while (written < 64 * 1_048_576) {
      last = output?.write(Buffer.alloc(65_536));
      written += 65_536;
      const next = await Promise.race([last, new Promise((go) => setImmediate(go, flowing))]);
      if (next === flowing) break;
    }
    expect(written).toBeLessThan(16 * 1_048_576);
    nms.resetAndDestroy();
    expect(await last).toBe(false);
    expect(await output?.write(Buffer.alloc(1))).toBe(false);
    expect((await server.closed).reason).toBe("connection-lost");
  });

  it("is refused to a user whose class permits nothing", async () => {
    await using r1 = await device(services, { users: [{ ...doorUser, class: "unauthorized" }] });
    const client = await at(r1);
    expect(await run(client, "show version")).toEqual({
      text: "error: permission denied\n",
      status: 1,
    });
    client.end();
  });

  it("refuses the lines that the class denies, and runs those beside them", async () => {
    const classes = `class some { permissions view; deny-commands "show (version|chassis .*)"; }`;
    const configuration = `${services} } login { ${classes} user ${doorUser.name} { class some; }`;
    await using r1 = await device(configuration, { users: [{ ...doorUser, class: "some" }] });
    const client = await at(r1);
    expect(await run(client, "show version; sh ver; show system users | count")).toEqual({
      text: expect.stringMatching(
        /^(?:error: permission denied\n){2}Count: \d+ lines\n$/,
      ) as unknown,
      status: 1,
    });
    expect((await run(client, "show system users")).status).toBe(0);
    client.end();
  });

  it("opens a NETCONF session for the commands that stand for the subsystem", async () => {
    await using r1 = await device();
    for (const service of ["ssh", "netconf-ssh"] as const) {
      const client = await at(r1, service);
      for (const command of [
        "netconf",
        "xml-mode netconf need-trailer",
        "junoscript netconf need-trailer",
      ]) {
        const channel = await start(client, command);
        let text = "";
        channel.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        channel.write(
          "<rpc><get-system-information/></rpc>]]>]]><rpc><close-session/></rpc>]]>]]>",
        );
        await new Promise((resolve) => channel.once("close", resolve));
        expect(text).toContain("<host-name>r1</host-name>");
      }
      client.end();
    }
  });

  it("is refused on the port of NETCONF, and without NETCONF runs commands alone", async () => {
    await using r1 = await device();
    const netconf = await at(r1, "netconf-ssh");
    await expect(start(netconf, "show version")).rejects.toThrow("Unable to exec");
    netconf.end();
    await using bare = await device("ssh;");
    const client = await at(bare);
    await expect(start(client, "netconf")).rejects.toThrow("Unable to exec");
    expect(await run(client, "show version | count")).toMatchObject({ status: 0 });
    client.end();
  });

  it("is served on a connection that the device dialled, which then ends as a session does", async () => {
    const receiver = createServer();
    await new Promise((resolve) => receiver.listen(0, "127.0.0.1", () => resolve(undefined)));
    const address = receiver.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const called = new Promise<Socket>((resolve) => receiver.once("connection", resolve));
    await using r1 = await device(services, { nms: [{ host: "127.0.0.1", port: address.port }] });
    const ended = nextAttempt(r1);
    const socket = await called;
    receiver.close();
    await skipPreamble(socket);
    const client = await foreign(socket);
    expect((await run(client, "show version | match hostname")).text).toBe("Hostname: r1\n");
    client.end();
    expect(await ended).toMatchObject({ reason: "session-closed", user: doorUser.name });
  });
});

/** ssh2 takes no lines before the identification, so the preamble is read here. */
async function skipPreamble(socket: Socket): Promise<void> {
  let held = Buffer.alloc(0);
  while (!held.includes("SSH-2.0")) {
    await new Promise((resolve) => socket.once("readable", resolve));
    held = Buffer.concat([held, (socket.read() as Buffer | null) ?? Buffer.alloc(0)]);
  }
  socket.unshift(held.subarray(held.indexOf("SSH-2.0")));
}
