import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { nextAccepted, untilListening } from "../../src/testing.ts";
import {
  type ClientFiles,
  clientFiles,
  listeningTlsDevice,
  servedDial,
  tlsDevice,
} from "../support/foreign-tls.ts";
import {
  type Finished,
  freePort,
  havePython,
  newestNcclient,
  python,
  runTool,
} from "../support/foreign-tools.ts";
import { JoiningRelay } from "../support/joining-relay.ts";

function script(name: string, ...words: readonly string[]): Promise<Finished> {
  return runTool(python, [`test/interop/python/${name}`, ...words]);
}

function ncclient(port: number, files: ClientFiles): Promise<Finished> {
  const words = ["test/interop/python/ncclient_tls_jobs.py", String(port), ...paths(files)];
  return runTool(python, words, newestNcclient);
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

describe.runIf(havePython("ncclient"))("the newest ncclient over TLS", () => {
  it("manages a device that calls home, through a relay because it can only connect", async () => {
    using files = clientFiles("client-dirname");
    await using relay = await JoiningRelay.listen();
    await using device = await tlsDevice(relay.devicePort);
    const ended = servedDial(device);
    const job = await ncclient(relay.clientPort, files);
    expect(findings(job)).toMatchObject({
      ncclient: "0.7.1",
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

  it("calls a device that listens", async () => {
    using files = clientFiles("client-dirname");
    await using device = await listeningTlsDevice();
    const { port } = await untilListening(device, "netconf-tls");
    const ended = nextAccepted(device, { timeoutMs: 60_000 });
    const job = await ncclient(port, files);
    expect(findings(job)).toMatchObject({ tls: "TLSv1.3", host_name: "r1", building: "B7" });
    expect(await ended).toMatchObject({
      client: "netconf-tls",
      user: "lab",
      method: "certificate",
    });
  });
});

describe.runIf(havePython("netconf_client"))("netconf-client", () => {
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
      await script("netconf_client_jobs.py", "called", transport, String(port), ...words),
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

  it("calls a device that listens for NETCONF over TLS", async () => {
    using files = clientFiles("client-dirname");
    await using device = await listeningTlsDevice();
    const { port } = await untilListening(device, "netconf-tls");
    const ended = nextAccepted(device, { timeoutMs: 60_000 });
    const words = ["calling", "tls", String(port), ...paths(files)];
    const found = findings(await script("netconf_client_jobs.py", ...words));
    expect(found["running"]).toContain("<building>B7</building>");
    expect(await ended).toMatchObject({ client: "netconf-tls", reason: "session-closed" });
  });

  it("calls a device that listens for NETCONF over SSH", async () => {
    const password = "interop-password";
    await using device = await emulateDevice({
      configuration: "system { host-name r1; services { netconf { ssh; } } }",
      users: [{ name: "lab", password }],
      listen: { ports: { "netconf-ssh": 0 } },
    });
    const { port } = await untilListening(device, "netconf-ssh");
    const ended = nextAccepted(device, { timeoutMs: 60_000 });
    const words = ["calling", "ssh", String(port), "lab", password];
    const found = findings(await script("netconf_client_jobs.py", ...words));
    expect(found["running"]).toContain("<building>B7</building>");
    expect(await ended).toMatchObject({ client: "netconf-ssh", reason: "session-closed" });
  });

  it("is refused with an expired certificate", async () => {
    using files = clientFiles("client-expired");
    const port = await freePort();
    await using device = await tlsDevice(port);
    const ended = servedDial(device);
    const { status } = await script(
      "netconf_client_jobs.py",
      "called",
      "tls",
      String(port),
      ...paths(files),
    );
    expect(status).not.toBe(0);
    expect(await ended).toMatchObject({ reason: "client-certificate-expired" });
  });
});
