import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { type ClientFiles, clientFiles, servedDial, tlsDevice } from "../support/foreign-tls.ts";
import { type Finished, freePort, havePython, python, runTool } from "../support/foreign-tools.ts";
import { JoiningRelay } from "../support/joining-relay.ts";

function script(name: string, ...words: readonly string[]): Promise<Finished> {
  return runTool(python, [`test/interop/python/${name}`, ...words]);
}

function findings({ status, stdout, stderr }: Finished): Record<string, unknown> {
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const paths = ({ certificate, key, root }: ClientFiles): readonly string[] => [
  certificate,
  key,
  root,
];

describe.runIf(havePython("ncclient"))("ncclient over TLS", () => {
  it("manages a device that calls home, through a relay because it can only connect", async () => {
    using files = clientFiles("client-dirname");
    await using relay = await JoiningRelay.listen();
    await using device = await tlsDevice(relay.devicePort);
    const ended = servedDial(device);
    const job = await script("ncclient_tls_jobs.py", String(relay.clientPort), ...paths(files));
    expect(findings(job)).toMatchObject({
      tls: "TLSv1.3",
      host_name: "r1",
      building: "B7",
      version: expect.stringMatching(/^\d+\.\dR/),
      bogus: "syntax error",
    });
    expect(await ended).toMatchObject({
      client: "tls",
      phase: "established",
      reason: "session-closed",
      user: "lab",
      method: "certificate",
    });
  });
});

describe.runIf(havePython("netconf_client"))("netconf-client's CallhomeManager", () => {
  it.each(["ssh", "tls"] as const)("is called and manages a device over %s", async (transport) => {
    using files = clientFiles("client-dirname");
    const port = await freePort();
    const password = "interop-password";
    await using device = await (transport === "tls"
      ? tlsDevice(port)
      : emulateDevice({
          configuration: "system { host-name r1; }",
          users: [{ name: "lab", password }],
          nms: [{ host: "127.0.0.1", port }],
          retryScale: 0.02,
        }));
    const ended = servedDial(device);
    const words = transport === "tls" ? paths(files) : ["lab", password];
    const found = findings(
      await script("netconf_client_jobs.py", transport, String(port), ...words),
    );
    expect(found["capabilities"]).toContain("urn:ietf:params:netconf:base:1.0");
    expect(found["running"]).toContain("<building>B7</building>");
    expect(found["bogus"]).toContain("syntax error");
    expect(await ended).toMatchObject({
      phase: "established",
      reason: "session-closed",
      user: "lab",
      method: transport === "tls" ? "certificate" : "password",
    });
  });

  it("is refused with an expired certificate", async () => {
    using files = clientFiles("client-expired");
    const port = await freePort();
    await using device = await tlsDevice(port);
    const ended = servedDial(device);
    const { status } = await script("netconf_client_jobs.py", "tls", String(port), ...paths(files));
    expect(status).not.toBe(0);
    expect(await ended).toMatchObject({ reason: "client-certificate-expired" });
  });
});
