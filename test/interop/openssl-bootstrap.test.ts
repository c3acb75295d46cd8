import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factoryIdentity } from "../support/bootstrap-server.ts";
import { deviceFor, serialNumber, stepOf } from "../support/bootstrapping-device.ts";
import { freePort, haveTools } from "../support/foreign-tools.ts";
import { credentials, rootPem } from "../support/tls-pki.ts";

let folder = "";

describe.runIf(haveTools("openssl"))("openssl s_server, asked for a bootstrap", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "openssl-bootstrap-"));
    const { cert, key } = credentials("server");
    const files = { "server.pem": cert, "server.key": key, "root.pem": rootPem };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(["-tls1_2", "-tls1_3"])(
    "that does not know the device's maker says so with %s",
    async (version) => {
      const port = await freePort();
      const options =
        "-cert server.pem -cert_chain server.pem -key server.key -CAfile root.pem -Verify 3 -verify_return_error";
      const server = spawn(
        "openssl",
        ["s_server", "-accept", `127.0.0.1:${port}`, version, ...options.split(" ")],
        { cwd: folder },
      );
      try {
        await once(server.stdout, "data");
        await using device = await deviceFor({
          servers: [{ host: "127.0.0.1", port }],
          trustAnchors: [rootPem],
          ...factoryIdentity(serialNumber),
        });
        expect(await stepOf(device, "failed")).toMatchObject({
          reason: "device-certificate-refused",
        });
      } finally {
        server.kill();
        await once(server, "exit");
      }
    },
  );
});
