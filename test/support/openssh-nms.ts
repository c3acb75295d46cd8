import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import {
  type AttemptRecord,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
} from "../../src/index.ts";
import { nextAttempt } from "../../src/testing.ts";

const relay = resolve("test/support/listening-relay.mjs");
const endOfMessage = "]]>]]>";
const hello =
  '<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>' +
  "<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>";
export const opening: string = dialogue(
  hello,
  '<rpc message-id="1"><get-system-information/></rpc>',
);
export const closing: string = dialogue('<rpc message-id="2"><close-session/></rpc>');

function dialogue(...messages: readonly string[]): string {
  return messages.map((message) => `${message}${endOfMessage}\n`).join("");
}

/** What came of one call that OpenSSH took. */
export interface OpenSshVisit {
  /** All that the device sent in the NETCONF session. */
  readonly output: string;
  /** What `ssh` said about the connection. */
  readonly diagnostics: string;
  /** How the NMS logged in. */
  readonly method: string | undefined;
  readonly probes: AttemptRecord["probes"];
}

export interface OpenSshLogin {
  /** For files that come and go. */
  readonly folder: string;
  /** Options of `ssh`, before those that keep the user's own settings out. */
  readonly options: readonly string[];
  readonly password?: string;
  /** Called before the session is closed. */
  readonly during?: (device: EmulatedDevice, diagnostics: () => string) => Promise<void>;
}

/** `ssh -s netconf` behind a ProxyCommand that listens: the reverse SSH of the IETF slides. */
export async function manageWithOpenSsh(
  { folder, options, password = "", during }: OpenSshLogin,
  device: Partial<DeviceOptions>,
): Promise<OpenSshVisit> {
  const portFile = join(folder, `port-${Math.floor(performance.now())}`);
  const askPass = join(folder, "askpass");
  writeFileSync(askPass, `#!/bin/sh\necho '${password}'\n`, { mode: 0o700 });
  const own = `StrictHostKeyChecking=no UserKnownHostsFile=/dev/null GlobalKnownHostsFile=/dev/null
    IdentitiesOnly=yes IdentityAgent=none`.split(/\s+/);
  const settings = [`ProxyCommand=${process.execPath} ${relay} ${portFile}`, ...own];
  const common = settings.flatMap((setting) => ["-o", setting]);
  const child = spawn(
    "ssh",
    ["-F", "none", ...options, ...common, "-s", "netops@device", "netconf"],
    {
      env: { ...process.env, SSH_ASKPASS: askPass, SSH_ASKPASS_REQUIRE: "force", DISPLAY: "none" },
      stdio: "pipe",
    },
  );
  let output = "";
  let diagnostics = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (diagnostics += text));
  child.stdin.on("error", () => undefined);
  child.stdin.write(opening);
  const exited = new Promise((done) => child.once("close", done));
  await expect.poll(() => existsSync(portFile), { timeout: 10_000 }).toBe(true);
  await using emulated: EmulatedDevice = await emulateDevice({
    configuration: "system { host-name reverse1; }",
    nms: [{ host: "127.0.0.1", port: Number(readFileSync(portFile, "utf8")) }],
    ...device,
  });
  await during?.(emulated, () => diagnostics);
  child.stdin.write(closing);
  const record = await nextAttempt(emulated, { timeoutMs: 30_000 });
  await exited;
  expect(record, `${JSON.stringify(record)}\n${diagnostics}`).toMatchObject({
    reason: "session-closed",
  });
  return { output, diagnostics, method: record.method, probes: record.probes };
}
