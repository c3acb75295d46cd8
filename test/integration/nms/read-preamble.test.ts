import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { printPreamble } from "../../../src/callhome/index.ts";
import { readPreamble } from "../../../src/nms/read-preamble.ts";

const preamble = printPreamble({ deviceId: "mx" });
const ident = "SSH-2.0-OpenSSH_8.8\r\n";

/** Runs `play` with both ends of a TCP connection over loopback and closes them. */
async function withPair(play: (device: Socket, nms: Socket) => Promise<void>): Promise<void> {
  const listener = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const device = connect((listener.address() as AddressInfo).port, "127.0.0.1");
  const [nms] = (await once(listener, "connection")) as [Socket];
  try {
    await play(device, nms);
  } finally {
    for (const socket of [device, nms]) {
      socket.on("error", () => undefined).destroy();
      if (!socket.closed) await once(socket, "close");
    }
    listener.close();
    await once(listener, "close");
  }
}

describe("readPreamble", () => {
  it("puts the identification back for the SSH client", () =>
    withPair(async (device, nms) => {
      device.write(preamble + ident);
      expect(await readPreamble(nms)).toEqual({ kind: "read", info: { deviceId: "mx" } });
      device.end("more");
      const rest: Buffer[] = [];
      for await (const chunk of nms) rest.push(chunk as Buffer);
      expect(Buffer.concat(rest).toString()).toBe(`${ident}more`);
    }));

  it("takes a preamble that comes in pieces", () =>
    withPair(async (device, nms) => {
      const reading = readPreamble(nms);
      device.setNoDelay(true);
      for (const piece of (preamble + ident).match(/.{1,7}/gs) ?? []) {
        device.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(await reading).toEqual({ kind: "read", info: { deviceId: "mx" } });
    }));

  it("reports a peer that is no device", () =>
    withPair(async (device, nms) => {
      device.write("GET / HTTP/1.1\r\nHost: nms\r\n\r\n");
      expect(await readPreamble(nms)).toMatchObject({ kind: "invalid" });
    }));

  it("reports a peer that leaves, before and while it is read", () =>
    withPair(async (device, nms) => {
      const reading = readPreamble(nms);
      device.end("MSG-ID: DEVICE-CONN-INFO\r\n");
      expect(await reading).toEqual({ kind: "closed" });
      nms.destroy();
      expect(await readPreamble(nms)).toEqual({ kind: "closed" });
    }));
});
