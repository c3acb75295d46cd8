import { Transform } from "node:stream";
import { expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import { connectSsh, type SshCloseReason } from "../../../src/transport/ssh/index.ts";
import { ByteCollector } from "../../support/byte-collector.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { connectPair, echoServer, labPassword } from "../../support/ssh-pair.ts";

const credentials = [{ kind: "password", password: new Secret(labPassword) }] as const;
const identification = "SSH-2.0-OpenSSH_9.2\r\n";

/** Sends `bytes` to a server side and tells how it ended; the peer stays until then. */
async function endOf(bytes: string | Buffer): Promise<SshCloseReason> {
  const { device, nms } = await connectPair();
  const server = echoServer(device);
  nms.on("error", () => {});
  nms.resume();
  nms.write(bytes);
  const { reason } = await server.closed;
  nms.destroy();
  return reason;
}

it.each([
  ["HTTP", "GET / HTTP/1.1\r\nHost: nms\r\n\r\n"],
  ["a TLS hello", Buffer.from("16030102000100", "hex")],
  ["zeros", Buffer.alloc(100_000)],
  ["a greeting before the identification", `hello\r\n${identification}`],
  ["an identification without end", `SSH-2.0-${"x".repeat(300)}`],
  ["SSH version 1", "SSH-1.5-old\r\n"],
  ["a line that only looks like SSH", "SSHD-2.0-no\r\n"],
])("calls %s not SSH", async (_name, bytes) => {
  expect(await endOf(bytes)).toBe("not-ssh");
});

it.each([
  ["zeros", Buffer.alloc(64), "protocol-error"],
  ["a packet of 4 GiB", Buffer.alloc(64, 0xff), "protocol-error"],
  ["text", Buffer.from("GET / HTTP/1.1\r\n\r\n".repeat(8)), "protocol-error"],
  [
    "a key exchange without names",
    Buffer.from(`0000005c0a14${"00".repeat(90)}`, "hex"),
    "key-exchange-failed",
  ],
])("ends after an identification and %s", async (_name, bytes, reason) => {
  expect(await endOf(Buffer.concat([Buffer.from(identification), bytes]))).toBe(reason);
});

it("reads an identification that comes byte by byte", async () => {
  const { device, nms } = await connectPair();
  const server = echoServer(device);
  const slow = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) this.push(Buffer.from([byte]));
      done();
    },
  });
  nms.setNoDelay(true);
  slow.on("data", (chunk: Buffer) => nms.write(chunk));
  slow.write(identification);
  await expect.poll(() => server.log).toContain("phase key-exchange");
  nms.destroy();
  expect((await server.closed).reason).toBe("key-exchange-failed");
});

it("knows a peer that closes at once from a silent one", async () => {
  const early = await connectPair();
  const left = echoServer(early.device);
  early.nms.resume();
  early.nms.end();
  expect((await left.closed).reason).toBe("peer-closed-early");

  const silent = await connectPair();
  const clock = new ManualClock();
  const waiting = echoServer(silent.device, { clock, loginGraceSeconds: 60 });
  clock.advance(60_000);
  expect((await waiting.closed).reason).toBe("peer-silent");
  silent.nms.destroy();
});

it("cuts a peer that does not finish its login in time", async () => {
  const { device, nms } = await connectPair();
  const clock = new ManualClock();
  const server = echoServer(device, { clock });
  nms.write(identification);
  await expect.poll(() => server.log).toContain("phase key-exchange");
  clock.advance(120_000);
  expect((await server.closed).reason).toBe("login-timeout");
  nms.destroy();
});

type Mishap = (chunk: Buffer, at: number) => Buffer | "reset";

/** A login and an echo through a relay that does `mishap` at byte `offset` of what the client sends. */
async function logInThrough(offset: number, mishap: Mishap): Promise<SshCloseReason | "no mishap"> {
  const [near, far] = [await connectPair(), await connectPair()];
  const server = echoServer(near.device);
  let seen = 0;
  let happened = false;
  const cut = (): void => {
    near.nms.resetAndDestroy();
    far.device.resetAndDestroy();
  };
  for (const socket of [near.nms, far.device]) socket.on("error", () => {}).on("close", cut);
  far.device.on("data", (chunk: Buffer) => {
    const at = offset - seen;
    seen += chunk.length;
    const hit = at >= 0 && at < chunk.length;
    happened ||= hit;
    const passed = hit ? mishap(chunk, at) : chunk;
    if (passed !== "reset") return near.nms.write(passed);
    if (at === 0) return cut();
    near.nms.write(chunk.subarray(0, at), cut);
  });
  near.nms.on("data", (chunk: Buffer) => far.device.write(chunk));
  const client = await connectSsh(far.nms, {
    username: "lab",
    credentials,
    checkHostKey: () => true,
  }).catch(() => undefined);
  if (client !== undefined) {
    const channel = await client.openNetconf().catch(() => undefined);
    if (channel !== undefined) {
      const collector = new ByteCollector(channel);
      channel.write(Buffer.alloc(2_000, 0x61));
      await collector.until(({ length, end }) => length === 2_000 || end !== undefined);
    }
    await client.close();
  }
  const { reason } = await server.closed;
  return happened ? reason : "no mishap";
}

const ends = new Set<SshCloseReason>([
  "peer-closed-early",
  "not-ssh",
  "key-exchange-failed",
  "host-key-rejected",
  "login-failed",
  "peer-closed-in-login",
  "no-subsystem",
  "connection-lost",
  "peer-closed",
  "protocol-error",
]);

it.each([
  ["a reset", (): "reset" => "reset"],
  [
    "a flipped bit",
    (chunk: Buffer, at: number): Buffer => {
      const flipped = Buffer.from(chunk);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      return flipped;
    },
  ],
])("ends with a reason after %s at any place", { timeout: 60_000 }, async (_name, mishap) => {
  const met = new Set<SshCloseReason>();
  for (let offset = 0; offset < 20_000; offset += offset < 1_200 ? 41 : 83) {
    const reason = await logInThrough(offset, mishap);
    if (reason === "no mishap") break;
    expect(ends).toContain(reason);
    met.add(reason);
  }
  expect(met.size).toBeGreaterThanOrEqual(3);
});
