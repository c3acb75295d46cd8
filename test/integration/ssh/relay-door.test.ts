import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { limits, systemClock } from "../../../src/base/index.ts";
import { RelayDoor, type RelayDoorOptions } from "../../../src/transport/openssh/relay-door.ts";
import { ManualClock } from "../../support/manual-clock.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callhome-door-"));
  path = join(folder, "device");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly socket: Socket;
  readonly user: string;
}

async function openDoor(
  options: Partial<RelayDoorOptions> = {},
): Promise<{ readonly entries: readonly Entry[]; readonly door: RelayDoor } & AsyncDisposable> {
  const entries: Entry[] = [];
  const door = await RelayDoor.open({
    path,
    user: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    token: "the-token",
    most: 3,
    clock: systemClock,
    entered: (socket, user) => entries.push({ socket, user }),
    ...options,
  });
  return { entries, door, [Symbol.asyncDispose]: () => door.close() };
}

function caller(): Socket {
  return connect(path).on("error", () => undefined);
}

describe("the door for relays", () => {
  it("lets in who says the token and a name, wherever the bytes are split, and keeps what follows", async () => {
    await using open = await openDoor();
    const line = "the-token netops\n<hello/>";
    for (const at of [1, 9, 10, 16, 17, line.length]) {
      const before = open.entries.length;
      const socket = caller();
      socket.write(line.slice(0, at));
      await new Promise((resolve) => setImmediate(resolve));
      socket.write(line.slice(at));
      await expect.poll(() => open.entries.length).toBe(before + 1);
      const entry = open.entries.at(-1);
      expect(entry?.user).toBe("netops");
      let text = "";
      entry?.socket.on("data", (bytes: Buffer) => (text += bytes.toString())).resume();
      await expect.poll(() => text).toBe("<hello/>");
      entry?.socket.end();
      await once(socket.end().resume(), "close");
    }
  });

  it.each([
    ["another token", "other-token netops\n"],
    ["the beginning of the token", "the-toke netops\n"],
    ["no token", " netops\n"],
    ["words behind the name", "the-token netops root\n"],
    ["no line", "x".repeat(limits.relayLineBytes + 1)],
    ["a line that is too long", `the-token ${"x".repeat(limits.relayLineBytes)}\n`],
  ])("drops who says %s", async (_, text) => {
    await using open = await openDoor();
    const socket = caller();
    socket.write(text);
    await once(socket.resume(), "close");
    expect(open.entries).toEqual([]);
  });

  it("drops who says nothing in time", async () => {
    const clock = new ManualClock();
    await using open = await openDoor({ clock });
    const socket = caller();
    await once(socket, "connect");
    await expect.poll(() => clock.waiting.length).toBe(1);
    clock.advance(limits.relaySeconds * 1_000);
    await once(socket.resume(), "close");
    expect(open.entries).toEqual([]);
  });

  it("is open to its user alone, and leaves nothing when it closes", async () => {
    const open = await openDoor();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const socket = caller();
    await once(socket, "connect");
    await open.door.close();
    await once(socket.resume(), "close");
    expect(() => statSync(path)).toThrow(/ENOENT/);
  });

  it("takes the relay as sshd starts it, whose text is JavaScript as it stands", async () => {
    await using open = await openDoor();
    copyFileSync("src/transport/openssh/relay.ts", join(folder, "relay.mjs"));
    const env = { CALLHOME_SOCKET: path, SSH_ORIGINAL_COMMAND: "the-token", USER: "netops" };
    const relay = spawn(process.execPath, [join(folder, "relay.mjs")], { env });
    const exited = once(relay, "close");
    let output = "";
    relay.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
    relay.stdin.write("to the device");
    await expect.poll(() => open.entries.length, { timeout: 10_000 }).toBe(1);
    const [entry] = open.entries;
    let input = "";
    entry?.socket.on("data", (bytes: Buffer) => (input += bytes.toString())).resume();
    await expect.poll(() => input).toBe("to the device");
    const long = "from the device".repeat(100_000);
    entry?.socket.end(long);
    expect(await exited).toEqual([0, null]);
    expect(output).toBe(long);
    expect(entry?.user).toBe("netops");
  });
});
