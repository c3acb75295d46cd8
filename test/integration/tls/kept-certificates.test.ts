import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";

import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmulatedDevice, emulateDevice } from "../../../src/index.ts";
import { authorityPem, leafOf, listPem, pkiOptions, rsaPki } from "../../support/pki-options.ts";
import { nextSession, PlainNetconf, TlsNms } from "../../support/tls-nms.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-certificates-"));
});
afterEach(() => rm(folder, { recursive: true }));

const { cert, key } = leafOf(rsaPki, "server");
const client = { ...leafOf(rsaPki, "client-dirname"), ca: authorityPem(rsaPki, "root") };

/** A device that shows `first`, which its description holds, and has files for `second`. */
function startDevice(nms: TlsNms): Promise<EmulatedDevice> {
  const { localCertificates = [], caProfiles = [] } = pkiOptions(rsaPki);
  return emulateDevice({
    name: "r1",
    configuration: `set system host-name r1
set system services netconf tls default-client-identity map-type san-dirname-cn
set system services netconf tls local-certificate first`,
    users: [{ name: "lab" }],
    files: {
      "/var/tmp/server.crt": cert,
      "/var/tmp/server.key": key,
      "/var/tmp/root.crl": listPem(rsaPki, "root"),
    },
    pki: {
      localCertificates: localCertificates.map((one) => ({ ...one, id: "first" })),
      caProfiles,
    },
    tlsCallHome: { servers: [{ host: "127.0.0.1", port: nms.port }] },
    retryScale: 0.001,
    stateDirectory: folder,
  });
}

const load =
  "request security pki local-certificate load filename /var/tmp/server.crt key /var/tmp/server.key certificate-id second";

/** Runs the commands in a session of the next connection; their replies. */
async function commanded(nms: TlsNms, ...commands: readonly string[]): Promise<readonly string[]> {
  const secured = await nms.nextTls(client);
  const netconf = new PlainNetconf(secured);
  await netconf.hello();
  const replies: string[] = [];
  for (const command of commands)
    replies.push(await netconf.rpc(`<command format="text">${command}</command>`));
  secured.destroy();
  return replies;
}

describe("a device with a state directory", () => {
  it("has after a restart what was loaded, and not what was cleared", async () => {
    await using nms = await TlsNms.listen();
    {
      await using device = await startDevice(nms);
      const replies = await commanded(
        nms,
        load,
        "request security pki crl load ca-profile root filename /var/tmp/root.crl",
        "clear security pki ca-certificate ca-profile intermediate",
      );
      expect(replies[0]).toContain("loaded successfully");
      expect(replies[1]).toContain("loaded successfully");
      await device.configure("set system services netconf tls local-certificate second");
    }
    nms.forget();
    await using device = await startDevice(nms);
    const { user, secured } = await nextSession(nms, device, client);
    expect(user).toBe("lab");
    secured.destroy();
    const [certificates = "", authorities = "", lists = ""] = await commanded(
      nms,
      "show security pki local-certificate",
      "show security pki ca-certificate",
      "show security pki crl",
    );
    expect(certificates.match(/(?<=Certificate identifier: ).*/g)).toEqual(["first", "second"]);
    expect(authorities.match(/(?<=Certificate identifier: ).*/g)).toEqual(["root"]);
    expect(lists).toContain("CA profile: root");
  });

  it("keeps them from the eyes of others, and notices a changed byte", async () => {
    await using nms = await TlsNms.listen();
    {
      await using _device = await startDevice(nms);
      await commanded(nms, load);
    }
    const [own = ""] = await readdir(folder);
    const path = join(folder, own, "certificates");
    expect((await stat(path)).mode & 0o077).toBe(0);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("second", "secand"));
    await expect(startDevice(nms)).rejects.toMatchObject({ code: "ERR_STATE" });
  });
});
