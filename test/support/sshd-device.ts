import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { Secret } from "../../src/base/index.ts";
import type { AttemptRecord } from "../../src/callhome/index.ts";
import {
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  type UserOptions,
} from "../../src/index.ts";
import { type ManagedDevice, type NmsCredentials, receiveCallHome } from "../../src/nms/index.ts";
import { nextAttempt } from "../../src/testing.ts";
import { certificateLine, makeCertificate } from "./ssh-certificates.ts";
import { testKey } from "./ssh-pair.ts";
import { sshdProcesses } from "./sshd-traces.ts";

/**
 * A folder for temporary files that is the tests' alone, so that they see what sshd leaves behind:
 * after each test neither a file nor a process of it may be there.
 */
export function watchSshd(): { readonly folder: string } {
  const watched = { folder: "" };
  let outside: string | undefined;
  beforeAll(() => {
    watched.folder = mkdtempSync(join(tmpdir(), "callhome-interop-"));
    chmodSync(watched.folder, 0o711);
    outside = process.env["TMPDIR"];
    process.env["TMPDIR"] = watched.folder;
  });
  afterAll(() => {
    if (outside === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = outside;
    rmSync(watched.folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const { folder } = watched;
    expect(readdirSync(folder).filter((name) => name.startsWith("callhome-sshd-"))).toEqual([]);
    await expect.poll(() => sshdProcesses(folder), { timeout: 5_000 }).toEqual([]);
  });
  return watched;
}

export const userKey = testKey("nms user");
const ca = testKey("user ca");
export const password = (text: string): NmsCredentials["credentials"] => [
  { kind: "password", password: new Secret(text) },
];
export const publicKey: NmsCredentials["credentials"] = [
  { kind: "public-key", privateKey: userKey },
];
export const certificate = (principals: readonly string[]): NmsCredentials["credentials"] => {
  const line = certificateLine(makeCertificate({ key: userKey, ca, principals }));
  return [{ kind: "certificate", privateKey: userKey, certificate: line }];
};

const users: readonly UserOptions[] = [
  { name: "netops", password: "lab-secret", authorizedKeys: [userKey.publicKeyText] },
  { name: "viewer", class: "read-only" },
];
/** A device that sshd serves, with logins for the credentials above. */
export const device = (
  port: number,
  options: Partial<DeviceOptions> = {},
): Promise<EmulatedDevice> =>
  emulateDevice({
    configuration: "system { host-name reverse1; }",
    nms: [{ host: "127.0.0.1", port }],
    sshServer: "openssh",
    trustedUserCas: [ca.publicKeyText],
    users,
    ...options,
  });

/** What comes of one call to a receiver with these credentials. */
export async function call(
  credentials: NmsCredentials,
  options: Partial<DeviceOptions> = {},
  meanwhile: (managed: ManagedDevice) => Promise<unknown> = async () => {},
): Promise<AttemptRecord> {
  await using nms = await receiveCallHome({ credentials });
  let done: Promise<unknown> = Promise.resolve();
  nms.events.on("connected", (managed) => {
    done = closeAfter(managed, meanwhile);
  });
  await using emulated = await device(nms.port, options);
  const record = await nextAttempt(emulated, { timeoutMs: 30_000 });
  await done;
  return record;
}

async function closeAfter(
  managed: ManagedDevice,
  meanwhile: (managed: ManagedDevice) => Promise<unknown>,
): Promise<void> {
  try {
    await meanwhile(managed);
  } finally {
    await managed.close();
  }
}
