import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../src/cli/command-line.ts";
import { checkLines } from "../../../src/cli/commands/check-command.ts";
import type { ReceiveArguments, RunArguments } from "../../../src/cli/invocation.ts";
import { planReceive } from "../../../src/cli/receive/receive-plan.ts";
import { planRun } from "../../../src/cli/run/run-plan.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plans-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function runOf(...words: readonly string[]): RunArguments {
  const invocation = parseCommandLine(["run", ...words], {}, "1");
  if (invocation.kind !== "run") throw new Error(JSON.stringify(invocation));
  return invocation.arguments;
}

function receiveOf(...words: readonly string[]): ReceiveArguments {
  const invocation = parseCommandLine(["receive", ...words], {}, "1");
  if (invocation.kind !== "receive") throw new Error(JSON.stringify(invocation));
  return invocation.arguments;
}

describe("the devices of a run", () => {
  it("are one made of options when there is no fleet file", async () => {
    const config = await file("edge.conf", "system {\n    host-name edge;\n}\n");
    const key = await file("ops.pub", "# mine\nssh-ed25519 AAAA ops\n");
    const given = runOf(
      "--config",
      config,
      "--nms",
      "192.0.2.1:4334",
      "--device-id",
      "id",
      "--secret",
      "s",
      "--user",
      "ops",
      "--authorized-key",
      key,
      "--model",
      "srx345",
      "--seed",
      "7",
    );
    expect(await planRun(given)).toEqual([
      {
        name: "edge",
        configuration: "system {\n    host-name edge;\n}\n",
        configurationFile: config,
        model: "srx345",
        deviceId: "id",
        secret: "s",
        seed: "7",
        nms: [{ host: "192.0.2.1", port: 4334 }],
        users: [{ name: "ops", authorizedKeys: ["ssh-ed25519 AAAA ops"] }],
      },
    ]);
  });

  it("need no configuration when the options say whom to call", async () => {
    const [device] = await planRun(runOf("--nms", "192.0.2.1:4334", "--name", "r1"));
    expect(device).toMatchObject({
      name: "r1",
      configuration: 'system {\n    host-name "r1";\n}\n',
    });
  });

  it("are those of the fleet file, with the options for all of them", async () => {
    await file("edge.conf", "system {\n    host-name edge;\n}\n");
    const fleet = await file("fleet.yaml", "devices: [{ configuration: edge.conf }]\n");
    expect(await planRun(runOf(fleet, "--seed", "7"))).toMatchObject([{ name: "edge", seed: "7" }]);
  });

  it("cannot come from a fleet file and be one device too", async () => {
    await expect(planRun(runOf("fleet.yaml", "--device-id", "x"))).rejects.toMatchObject({
      code: "ERR_OPTION",
      message: "--device-id describes devices without a file; fleet.yaml describes a fleet",
    });
  });

  it("keep their state where the run says, unless its NMS is another one each time", async () => {
    const [device] = await planRun(runOf("--nms", "192.0.2.1:4334", "--state", "kept"));
    expect(device).toMatchObject({ stateDirectory: "kept" });
    await expect(planRun(runOf("--embedded-nms", "--state", "kept"))).rejects.toMatchObject({
      code: "ERR_OPTION",
      message: expect.stringContaining("--state keeps whom the devices call"),
    });
  });

  it("are as many as the count, each with a name, keys and a device-id of its own", async () => {
    const config = await file("edge.conf", "system {\n    host-name edge;\n}\n");
    const devices = await planRun(
      runOf("--count", "12", "--config", config, "--nms", "192.0.2.1:4334", "--seed", "1"),
    );
    expect(devices).toHaveLength(12);
    expect(devices[11]).toMatchObject({
      name: "device-12",
      deviceId: "device-12",
      seed: "1",
      configuration: "system {\n    host-name edge;\n}\n",
      nms: [{ host: "192.0.2.1", port: 4334 }],
    });
    expect(devices[0]?.name).toBe("device-01");
  });

  it("are made from a template, or from nothing but their names", async () => {
    const config = await file("edge.hbs", "system {\n    host-name {{name}};\n}\n");
    const [, two] = await planRun(
      runOf("--count", "2", "--config", config, "--name", "r{{number}}", "--nms", "192.0.2.1:4334"),
    );
    expect(two).toMatchObject({ name: "r2", configuration: { values: ["r2"] } });
    expect(two?.deviceId).toBeUndefined();
    const [own] = await planRun(runOf("--count", "2", "--name", "x", "--nms", "192.0.2.1:4334"));
    expect(own).toMatchObject({ name: "x-1", deviceId: "x-1", configuration: { values: ["x-1"] } });
  });

  it("call over TLS with what is in the folder of a lab", async () => {
    const devices = await planRun(
      runOf("--transport", "tls", "--certs", "lab", "--nms", "192.0.2.1:4335", "--count", "2"),
    );
    expect(devices[1]).toMatchObject({
      sshCallHome: false,
      tlsCallHome: {
        servers: [{ host: "192.0.2.1", port: 4335 }],
        certificateChain: { path: "lab/tls/ecdsa/server.pem" },
        privateKey: { path: "lab/tls/ecdsa/server.key" },
        trustedRoots: [{ path: "lab/tls/ecdsa/root.pem" }],
      },
    });
    expect(devices[0]?.tlsCallHome).toBe(devices[1]?.tlsCallHome);
  });

  it.each([
    [["--transport", "tls", "--count", "2", "--embedded-nms"], "--transport tls needs --nms"],
    [["--certs", "lab", "--embedded-nms"], "--certs goes with --transport tls"],
    [["fleet.yaml", "--count", "3"], "--count describes devices without a file"],
    [
      ["--count", "3", "--serial-number", "A1", "--nms", "192.0.2.1:4334"],
      "no two devices can share",
    ],
    [["--count", "3", "--name", "r{{nmber}}", "--embedded-nms"], "nothing sets nmber"],
  ])("are refused with %j", async (words, message) => {
    await expect(planRun(runOf(...words))).rejects.toThrow(message);
  });

  it("keep their state where the fleet file says", async () => {
    await file("edge.conf", "system {\n    host-name edge;\n}\n");
    const fleet = await file(
      "fleet.yaml",
      "state: kept\ndevices: [{ configuration: edge.conf }]\n",
    );
    expect(await planRun(runOf(fleet))).toMatchObject([{ stateDirectory: join(folder, "kept") }]);
  });

  it("must know whom to call", async () => {
    await expect(planRun(runOf())).rejects.toMatchObject({ code: "ERR_OPTION" });
  });

  it("are refused with place and word when the configuration does not parse", async () => {
    const config = await file("bad.conf", "system {\n    host-name edge;\n}}\n");
    await expect(planRun(runOf("--config", config))).rejects.toMatchObject({
      code: "ERR_CONFIG_PARSE",
      message: expect.stringContaining(`${config}:3:2: `),
    });
  });

  it("are refused when a configuration or a key cannot be used", async () => {
    const gone = join(folder, "gone");
    await expect(planRun(runOf("--config", gone))).rejects.toMatchObject({
      code: "ERR_CONFIG_READ",
      message: `cannot read the configuration ${gone}: there is no such file`,
    });
    const withKey = (path: string): RunArguments =>
      runOf("--embedded-nms", "--user", "ops", "--authorized-key", path);
    await expect(planRun(withKey(gone))).rejects.toMatchObject({ code: "ERR_KEY" });
    const noKey = await file("text", "hello\n");
    await expect(planRun(withKey(noKey))).rejects.toMatchObject({ code: "ERR_KEY" });
  });
});

describe("the plan of a receiver", () => {
  it("has what to log in with, in the order in which Junos names it, and the requests", async () => {
    const pair = generateKeyPairSync("ed25519").privateKey;
    const key = await file("id", pair.export({ format: "pem", type: "pkcs8" }).toString());
    const request = await file("request.xml", "<rpc><get-config/></rpc>\n");
    const given = receiveOf(
      "--listen",
      "127.0.0.1:0",
      "--user",
      "ops",
      "--key",
      key,
      "--password",
      "p",
      "--rpc",
      "<get-system-information/>",
      "--rpc",
      `@${request}`,
    );
    const { receiver, requests } = await planReceive(given);
    expect(receiver).toMatchObject({ host: "127.0.0.1", port: 0 });
    expect(receiver.credentials.username).toBe("ops");
    expect(receiver.credentials.credentials.map(({ kind }) => kind)).toEqual([
      "public-key",
      "password",
    ]);
    expect(requests.map(({ operation }) => operation)).toEqual([
      "get-system-information",
      "get-config",
    ]);
  });

  it.each([
    [[], "--user is missing: the login on the devices"],
    [["--user", "ops"], "give --key or --password to log in with"],
    [
      ["--user", "ops", "--password", "p", "--certificate", "c"],
      "--certificate needs --key, the private key that it certifies",
    ],
    [["--user", "ops", "--password", "p", "--rpc", "<a>"], "--rpc is not well-formed XML"],
    [["--user", "ops", "--password", "p", "--rpc", "@/nowhere"], "--rpc names a file"],
  ])("is refused for %j", async (words, message) => {
    await expect(planReceive(receiveOf(...words))).rejects.toMatchObject({
      code: "ERR_OPTION",
      message: expect.stringContaining(message),
    });
  });

  it("is refused by the name of the key file that holds no key", async () => {
    const key = await file("id", "hello\n");
    await expect(planReceive(receiveOf("--user", "ops", "--key", key))).rejects.toMatchObject({
      code: "ERR_KEY",
      message: expect.stringContaining(`${key}: could not read the private key`),
    });
  });
});

describe("the table of a check", () => {
  it("says of each device what it announces and whom it calls", () => {
    const configuration = `set system services outbound-ssh client a device-id alpha
set system services outbound-ssh client a secret s
set system services outbound-ssh client a 192.0.2.1 port 4334
`;
    const lines = checkLines([
      { name: "one", configuration, model: "mx204", configurationFile: "one.set" },
      { name: "two", configuration: "system { host-name two; }" },
    ]);
    expect(lines).toEqual([
      "DEVICE  DEVICE-ID  CALLS           LISTENS  HMAC  MODEL    CONFIGURATION",
      "one     alpha      192.0.2.1:4334  none     yes   mx204    one.set",
      "two     none       none            none     no    default",
      "2 devices, no problems",
    ]);
  });

  it("says where services of the configuration would listen", () => {
    const configuration = "system { services { ssh; netconf { ssh; } } }";
    const listen = { address: "::1", ports: { ssh: 2222, "netconf-ssh": 8830 } };
    expect(checkLines([{ name: "one", configuration, listen }])[1]).toMatch(
      /^one +none +none +ssh \[::1\]:2222, netconf-ssh \[::1\]:8830 +no/,
    );
  });

  it("names the servers of TLS call home as such", () => {
    const tlsCallHome = {
      servers: [{ host: "2001:db8::1" }],
      certificateChain: "",
      privateKey: "",
      trustedRoots: [],
    };
    const configuration = "system { host-name one; }";
    expect(checkLines([{ name: "one", configuration, tlsCallHome }])[1]).toMatch(
      /^one +none +tls \[2001:db8::1\]:4335 +none +no/,
    );
  });
});
