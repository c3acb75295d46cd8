import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BootstrapRecord } from "../../../src/index.ts";
import { cms } from "../../../src/security/cms/index.ts";
import { sequence } from "../../../src/security/pki/der.ts";
import { certificatesPem } from "../../../src/security/pki/index.ts";
import { ManualClock } from "../../../src/testing.ts";
import {
  type Answer,
  BootstrapServer,
  conveyed,
  factoryIdentity,
  onboarding,
  output,
  redirect,
} from "../../support/bootstrap-server.ts";
import {
  configuration,
  deviceFor,
  serialNumber,
  source,
  stepOf,
} from "../../support/bootstrapping-device.ts";
import { authorityOf, credentials, rootPem } from "../../support/tls-pki.ts";

/** Why a device got nothing from a server that answers so. */
async function failureOf(answer: Answer): Promise<{
  readonly record: BootstrapRecord;
  readonly reports: readonly string[];
  readonly running: string;
}> {
  await using server = await BootstrapServer.listen([answer]);
  await using device = await deviceFor(source(server));
  const record = await stepOf(device, "failed");
  await stepOf(device, "waiting");
  return { record, reports: server.reportTypes, running: device.configuration("running") };
}

describe("trust in a bootstrap server", () => {
  it.each([
    "server-expired",
    "server-self-signed",
    "server-wrong-ca",
    "server-wrong-name",
  ] as const)("does not reach one with the certificate %s, which is told nothing", async (name) => {
    await using server = await BootstrapServer.listen([onboarding(configuration)], name);
    await using device = await deviceFor(source(server));
    expect(await stepOf(device, "failed")).toMatchObject({ reason: "server-untrusted" });
    expect(server.requests).toEqual([]);
    expect(server.reports).toEqual([]);
  });

  it("is mutual: a device with a certificate of another maker is refused", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    const { cert, key } = credentials("client-dirname");
    await using device = await deviceFor({
      ...source(server),
      certificateChain: cert,
      privateKey: key,
    });
    expect(await stepOf(device, "failed")).toMatchObject({
      reason: "connection-lost",
      detail: "the server closed without an answer; some refuse the device's certificate so",
    });
    expect(server.requests).toEqual([]);
  });

  it("is handed on by redirects with a trust anchor", async () => {
    await using target = await BootstrapServer.listen([onboarding(configuration)]);
    const chain = [authorityOf("root"), authorityOf("intermediate")];
    await using first = await BootstrapServer.listen([redirect({ port: target.port, chain })]);
    await using device = await deviceFor(source(first));
    expect(await stepOf(device, "completed")).toMatchObject({ source: target.url });
    expect(await stepOf(device, "redirected")).toMatchObject({
      source: first.url,
      detail: target.url,
    });
    expect(first.reports).toEqual([]);
    expect(target.reportTypes).toEqual(["bootstrap-initiated", "bootstrap-complete"]);
  });

  it.each([
    ["no trust anchor", [], "trust-anchor-missing"],
    ["an anchor that is another root", [authorityOf("stranger")], "server-untrusted"],
    [
      "an anchor beside the server's chain",
      [authorityOf("root"), authorityOf("stranger")],
      "server-untrusted",
    ],
    ["an anchor that is no certificate", [Buffer.from("3000", "hex")], "trust-anchor-malformed"],
  ])(
    "is not handed on by a redirect with %s; the next server is asked",
    async (_, chain, reason) => {
      await using target = await BootstrapServer.listen([onboarding(configuration)]);
      await using first = await BootstrapServer.listen([
        redirect({ port: target.port, chain }, { port: target.port }),
      ]);
      await using device = await deviceFor(source(first));
      await stepOf(device, "completed");
      expect(await stepOf(device, "failed")).toMatchObject({ source: target.url, reason });
      expect(target.requests).toHaveLength(1);
    },
  );

  it("is followed ten times and no further", async () => {
    const chainOfOne = (): Answer => redirect({ port: server.port });
    await using server: BootstrapServer = await BootstrapServer.listen([chainOfOne]);
    await using device = await deviceFor(source(server), { retryScale: 1 });
    expect(await stepOf(device, "failed")).toMatchObject({ reason: "redirect-limit" });
    await stepOf(device, "waiting");
    expect(server.requests).toHaveLength(11);
  });

  it("ends after 64 servers in one round, however redirects branch", async () => {
    await using server = await BootstrapServer.listen([
      () => redirect({ port: server.port }, { port: server.port }),
    ]);
    await using device = await deviceFor(source(server), { retryScale: 1 });
    await stepOf(device, "waiting");
    expect(server.requests).toHaveLength(64);
  });
});

describe("a reply of a trusted server", () => {
  const ownerCertificate = "<owner-certificate>AAAA</owner-certificate>";
  const unknown = conveyed("<other xmlns='urn:ietf:params:xml:ns:yang:ietf-sztp-conveyed-info'/>");
  it.each<readonly [string, Answer, string, readonly string[]]>([
    ["is not for this device", { status: 403 }, "not-authorized", []],
    ["is too large", { body: Buffer.alloc(16_777_217, 32) }, "reply-too-large", []],
    [
      "is a web page",
      { type: "text/html", body: "<p>hello</p>" },
      "reply-malformed",
      ["parsing-error"],
    ],
    ["is cut off", { body: "<output" }, "reply-malformed", ["parsing-error"]],
    [
      "has an owner certificate",
      output(unknown, ownerCertificate),
      "signed-data",
      ["parsing-error"],
    ],
    ["is signed", output(cms("signed-data", sequence())), "signed-data", ["parsing-error"]],
    [
      "is encrypted",
      output(cms("enveloped-data", sequence())),
      "encrypted-data",
      ["parsing-error"],
    ],
    ["is no CMS", output(Buffer.from("text")), "reply-malformed", ["parsing-error"]],
    ["holds unknown information", output(unknown), "reply-malformed", ["parsing-error"]],
    [
      "has a script that is no base64",
      onboarding(configuration, "<pre-configuration-script>!</pre-configuration-script>"),
      "reply-malformed",
      ["bootstrap-initiated", "parsing-error"],
    ],
    [
      "has a configuration that does not parse",
      onboarding("system { host-name edge1"),
      "configuration-refused",
      ["bootstrap-initiated", "config-error"],
    ],
    [
      "has a configuration that does not commit",
      onboarding("set interfaces ge-0/0/0 unit 0 family inet filter input absent"),
      "configuration-refused",
      ["bootstrap-initiated", "config-error"],
    ],
  ])("that %s leaves the device as it is", async (_, answer, reason, reports) => {
    const failure = await failureOf(answer);
    expect(failure.record).toMatchObject({ reason });
    expect(failure.reports).toEqual(expect.arrayContaining([...reports]));
    expect(failure.reports.slice(0, reports.length)).toEqual(reports);
    expect(failure.running).toContain("host-name factory;");
  });

  it("that does not come is given up after 30 seconds", async () => {
    const clock = new ManualClock();
    let heard: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (heard = resolve));
    const silent = (): Answer => {
      heard();
      return "silent";
    };
    await using server = await BootstrapServer.listen([silent]);
    await using device = await deviceFor(source(server), { clock });
    await asked;
    const failed = stepOf(device, "failed");
    clock.advance(30_000);
    expect(await failed).toMatchObject({ reason: "request-timeout" });
  });

  it("cannot come from where nothing listens", async () => {
    const port = await BootstrapServer.listen(["silent"]).then(async (server) => {
      const { port: free } = server;
      await server[Symbol.asyncDispose]();
      return free;
    });
    const servers = [{ host: "127.0.0.1", port }];
    const bootstrap = { servers, trustAnchors: [rootPem], ...factoryIdentity(serialNumber) };
    await using device = await deviceFor(bootstrap);
    expect(await stepOf(device, "failed")).toMatchObject({ reason: "unreachable" });
  });
});

describe("the certificate of a device that bootstraps", () => {
  it("is read anew at each try, and a problem names its file", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    const missing = { path: join(tmpdir(), "no-such-folder", "idevid.pem") };
    await using device = await deviceFor({ ...source(server), certificateChain: missing });
    expect(await stepOf(device, "failed")).toMatchObject({
      reason: "credentials-unusable",
      detail: `${missing.path}: there is no such file`,
    });
  });

  it("must belong to its key", async () => {
    await using server = await BootstrapServer.listen([onboarding(configuration)]);
    const { privateKey } = factoryIdentity("OTHER");
    await using device = await deviceFor({ ...source(server), privateKey });
    expect(await stepOf(device, "failed")).toMatchObject({ reason: "credentials-unusable" });
  });

  it.each([
    ["no server", { servers: [] }],
    ["no trust anchor", { trustAnchors: [] }],
    ["a port that is none", { servers: [{ host: "a", port: 0 }] }],
  ])("is not asked for with %s: the device does not start", async (_, change) => {
    const bootstrap = {
      servers: [{ host: "127.0.0.1", port: 1 }],
      trustAnchors: [certificatesPem([authorityOf("root")])],
      ...factoryIdentity(serialNumber),
      ...change,
    };
    await expect(deviceFor(bootstrap)).rejects.toMatchObject({ code: "ERR_OPTION" });
  });
});
