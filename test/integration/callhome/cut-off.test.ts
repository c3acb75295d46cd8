import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { Secret } from "../../../src/base/index.ts";
import type { ReasonCode } from "../../../src/callhome/index.ts";
import { openNetconfClient } from "../../../src/netconf/session/index.ts";
import { connectSsh } from "../../../src/transport/ssh/index.ts";
import { ScriptedDevice } from "../../support/scripted-device.ts";
import { labPassword } from "../../support/ssh-pair.ts";

/** Every place in the identification, then places all over key exchange, login and hello. */
const places = [
  ...Array.from({ length: 24 }, (_, at) => at),
  ...Array.from({ length: 40 }, (_, step) => 24 + 67 * step),
];
const told: readonly ReasonCode[] = [
  "peer-closed-early",
  "key-exchange-failed",
  "host-key-rejected",
  "peer-closed-in-login",
  "no-subsystem",
  "connection-lost",
  "peer-closed",
  "session-closed",
];

/** Lets `left` bytes of what this side writes through, then resets the connection. */
function cutAfter(socket: Socket, bytes: number): void {
  let left = bytes;
  const write: (chunk: Uint8Array) => boolean = socket.write.bind(socket);
  socket.write = (chunk: Uint8Array | string): boolean => {
    const data = Buffer.from(chunk as string);
    const passed = data.subarray(0, Math.max(0, left));
    left -= data.length;
    const result = passed.length === 0 || write(passed);
    if (left < 0) setImmediate(() => socket.resetAndDestroy());
    return result;
  };
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

it("says why an NMS that resets after n bytes did not come through, for n up to its hello", async () => {
  let dials = 0;
  const nms = createServer((socket) => {
    socket.on("error", () => undefined);
    cutAfter(socket, places[dials++] ?? Number.POSITIVE_INFINITY);
    manage(socket).catch(() => undefined);
  }).listen(0, "127.0.0.1");
  await once(nms, "listening");
  const { port } = nms.address() as AddressInfo;
  await using device = new ScriptedDevice({ deviceId: "mx", ports: [port] });
  await device.nextRecord(({ sequence }) => sequence === places.length + 1);
  nms.close();
  const { records } = device.journal;
  for (const { reason, sequence } of records)
    expect(told, `cut after ${places[sequence - 1]} bytes`).toContain(reason);
  expect(new Set(records.slice(0, 24).map(({ phase }) => phase))).toContain("identification");
  expect(new Set(records.map(({ phase }) => phase)).size).toBeGreaterThan(3);
  expect(records.at(-1)).toMatchObject({ reason: "session-closed", phase: "established" });
});
