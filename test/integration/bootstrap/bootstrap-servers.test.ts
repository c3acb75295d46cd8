import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { receiveCallHome, Secret } from "../../../src/index.ts";
import { certificatesOfCms } from "../../../src/security/cms/index.ts";
import { ManualClock } from "../../../src/testing.ts";
import {
  type Answer,
  BootstrapServer,
  conveyed,
  onboarding,
  onboardingXml,
  output,
} from "../../support/bootstrap-server.ts";
import {
  configuration,
  deviceFor,
  serialNumber,
  source,
  stepOf,
} from "../../support/bootstrapping-device.ts";
import { authorityOf, credentials, rootPem } from "../../support/tls-pki.ts";

describe("a device with bootstrap servers", () => {
  it("gets its configuration, reports it, calls home and is managed", async () => {
    await using receiver = await receiveCallHome({
      credentials: {
        username: "netops",
        credentials: [{ kind: "password", password: new Secret("lab-password") }],
      },
    });
    await using server = await BootstrapServer.listen([
      onboarding(`system {
        host-name edge1;
        services { outbound-ssh { client noc {
          device-id edge1; services netconf; 127.0.0.1 { port ${receiver.port}; } } } }
      }`),
    ]);
    const users = [{ name: "netops", password: "lab-password" }];
    await using device = await deviceFor(source(server), { users });
    expect(device.bootstrap).toMatchObject({ state: "running" });
    expect(device.connectors).toEqual([]);
    const managed = await receiver.events.next("connected");
    expect(managed.deviceId).toBe("edge1");
    expect((await managed.rpc("<get-system-information/>")).errors).toEqual([]);
    expect(device.bootstrap?.state).toBe("completed");
    expect(device.bootstrap?.records.map(({ step }) => step)).toEqual([
      "asked",
      "data-received",
      "configuration-committed",
      "completed",
    ]);
    expect(server.requests).toEqual([
      '<input xmlns="urn:ietf:params:xml:ns:yang:ietf-sztp-bootstrap-server"><hw-model>mx204</hw-model><os-name>junos</os-name><os-version>23.4R2-S3.9</os-version></input>',
    ]);
    expect(server.reports).toMatchObject([
      { type: "bootstrap-initiated", serialNumber, hostKeys: [], trustAnchors: [] },
      { type: "bootstrap-complete", serialNumber, hostKeys: device.identity.hostKeys },
    ]);
  });

  it("tells every step to a server that asks for all, and what it does not do to any", async () => {
    const more = `<boot-image><os-name>junos</os-name><os-version>24.2R1</os-version></boot-image>
      <pre-configuration-script>AAAA</pre-configuration-script>
      <post-configuration-script>AAAA</post-configuration-script>`;
    const level = "<reporting-level>verbose</reporting-level>";
    await using server = await BootstrapServer.listen([
      output(conveyed(onboardingXml(configuration, more)), level),
    ]);
    await using device = await deviceFor(source(server));
    await stepOf(device, "completed");
    expect(server.reportTypes).toEqual([
      "bootstrap-initiated",
      "parsing-initiated",
      "parsing-complete",
      "boot-image-initiated",
      "boot-image-mismatch",
      "bootstrap-warning",
      "config-initiated",
      "config-complete",
      "bootstrap-warning",
      "bootstrap-complete",
    ]);
    expect(server.reports.map(({ message }) => message).filter(Boolean)).toEqual([
      "runs junos 23.4R2-S3.9, not junos 24.2R1; an emulated device installs no image and goes on",
      "pre-configuration-script not run: an emulated device runs no scripts",
      "post-configuration-script not run: an emulated device runs no scripts",
    ]);
    expect(device.bootstrap?.records).toContainEqual({
      device: "factory",
      source: server.url,
      step: "script-skipped",
      detail: "pre-configuration-script",
    });
  });

  it("takes set lines in JSON that replace the start-up configuration", async () => {
    const information = {
      "ietf-sztp-conveyed-info:onboarding-information": {
        "boot-image": { "os-version": "23.4R2-S3.9" },
        "configuration-handling": "replace",
        configuration: Buffer.from("set system host-name json1\n").toString("base64"),
      },
    };
    const body = JSON.stringify({
      "ietf-sztp-bootstrap-server:output": {
        "conveyed-information": conveyed(JSON.stringify(information), "data").toString("base64"),
      },
    });
    await using server = await BootstrapServer.listen([
      { type: "application/yang-data+json", body },
    ]);
    await using device = await deviceFor(source(server), {
      configuration: "system { host-name factory; domain-name example.net; }",
    });
    await stepOf(device, "completed");
    expect(device.configuration("running", "set")).toBe("set system host-name json1\n");
    expect(server.reportTypes).toEqual(["bootstrap-initiated", "bootstrap-complete"]);
  });

  it("tells the authorities above the certificate that it shows on TLS call home", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    const { cert, key } = credentials("server");
    await using device = await deviceFor(source(server), {
      tlsCallHome: {
        servers: [{ host: "127.0.0.1", port: 1 }],
        certificateChain: cert + rootPem,
        privateKey: key,
        trustedRoots: [rootPem],
      },
    });
    await stepOf(device, "completed");
    const [anchor = ""] = server.reports.at(-1)?.trustAnchors ?? [];
    expect(certificatesOfCms(Buffer.from(anchor, "base64"))).toEqual([
      authorityOf("root"),
      authorityOf("intermediate"),
    ]);
    expect(device.connectors).toMatchObject([{ client: "tls" }]);
  });

  it("asks again every 15 seconds until there is something for it", async () => {
    await using server = await BootstrapServer.listen([
      { status: 404 },
      { status: 404 },
      onboarding(configuration),
    ]);
    const clock = new ManualClock();
    await using device = await deviceFor(source(server), { clock, retryScale: 1 });
    for (const round of [1, 2]) {
      await device.events.next("bootstrap-advanced", { accept: ({ step }) => step === "waiting" });
      expect(server.requests).toHaveLength(round);
      clock.advance(14_999);
      expect(device.bootstrap?.records.at(-1)).toMatchObject({ step: "waiting" });
      clock.advance(1);
    }
    await stepOf(device, "completed");
    expect(await stepOf(device, "failed")).toMatchObject({
      source: server.url,
      reason: "not-found",
      detail: "HTTP 404",
    });
    expect(device.identity.hostName).toBe("edge1");
  });

  it("goes on with the next server of its list", async () => {
    await using first = await BootstrapServer.listen([{ status: 503 }]);
    await using second = await BootstrapServer.listen([onboarding(configuration)]);
    await using device = await deviceFor(source(first, second));
    expect(await stepOf(device, "completed")).toMatchObject({ source: second.url });
    expect(await stepOf(device, "failed")).toMatchObject({
      source: first.url,
      reason: "http-status",
    });
  });

  it("is as it was when the server does not take the end", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    server.reportStatus = (type) => (type === "bootstrap-complete" ? 500 : 204);
    await using device = await deviceFor(source(server));
    expect(await stepOf(device, "failed")).toMatchObject({
      reason: "report-refused",
      detail: "bootstrap-complete: HTTP 500",
    });
    expect(server.reportTypes.slice(0, 3)).toEqual([
      "bootstrap-initiated",
      "bootstrap-complete",
      "bootstrap-error",
    ]);
    expect(device.bootstrap?.records.map(({ step }) => step)).toContain("configuration-restored");
    server.reportStatus = () => 204;
    await stepOf(device, "completed");
    expect(device.identity.hostName).toBe("edge1");
  });

  it("does not begin with a server that does not take reports", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    server.reportStatus = () => 400;
    await using device = await deviceFor(source(server));
    expect(await stepOf(device, "failed")).toMatchObject({
      reason: "report-refused",
      detail: "bootstrap-initiated: HTTP 400",
    });
    expect(device.identity.hostName).toBe("factory");
  });

  it("ends at once when it is closed in the middle of a request", async () => {
    let heard: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const silent = (): Answer => {
      heard();
      return "silent";
    };
    await using server = await BootstrapServer.listen([silent]);
    const device = await deviceFor(source(server));
    await asked;
    await device.close();
    expect(device.bootstrap?.records.map(({ step }) => step)).toEqual(["asked"]);
  });

  it("ends at once when it is closed in the wait for the next round", async () => {
    await using server = await BootstrapServer.listen([{ status: 404 }]);
    const device = await deviceFor(source(server), { retryScale: 1 });
    await stepOf(device, "waiting");
    await device.close();
    expect(server.requests).toHaveLength(1);
  });

  it("gives up when somebody configures it meanwhile", async () => {
    await using server = await BootstrapServer.listen(["silent"]);
    await using device = await deviceFor(source(server));
    await device.configure("set system host-name by-hand");
    expect(device.bootstrap?.state).toBe("abandoned");
    expect(device.bootstrap?.records.at(-1)).toMatchObject({ step: "abandoned" });
    expect(device.identity.hostName).toBe("by-hand");
  });

  it("does not bootstrap again with the state of an earlier run", async () => {
    const stateDirectory = await mkdtemp(join(tmpdir(), "bootstrap-"));
    try {
      await using server = await BootstrapServer.listen([{ status: 404 }, onboarding(undefined)]);
      {
        await using device = await deviceFor(source(server), { stateDirectory });
        await stepOf(device, "completed");
      }
      await using again = await deviceFor(source(server), { stateDirectory });
      expect(again.bootstrap).toBeUndefined();
      expect(server.requests).toHaveLength(2);
    } finally {
      await rm(stateDirectory, { recursive: true });
    }
  });
});
