import { describe, expect, it } from "vitest";
import {
  type CallHomeReceiver,
  type DeviceOptions,
  type EmulatedDevice,
  emulateDevice,
  receiveCallHome,
} from "../../../src/index.ts";
import { nextAttempt, untilManaged } from "../../../src/testing.ts";
import { certificateLine, makeCertificate } from "../../support/ssh-certificates.ts";
import { testKey } from "../../support/ssh-pair.ts";

const user = testKey("lab user");
const userCa = testKey("user ca");
const hostCa = testKey("host ca");
const hostKey = testKey("device host");

const hostCertificate = certificateLine(makeCertificate({ key: hostKey, ca: hostCa, kind: 2 }));
const userCertificate = certificateLine(
  makeCertificate({ key: user, ca: userCa, principals: ["noc"] }),
);
/** The device takes its host key from the certificate's owner, whose private key the tests derive. */
const privateHostKey = hostKey.keyObject.export({ type: "pkcs8", format: "pem" }).toString();

const ca = `set system services ssh cert-based-auth trusted-user-ca-keys "${userCa.publicKeyText}"`;
const principals = "set system services ssh authorized-principals noc";
const certificateFile = "set system services ssh host-certificate-file /var/tmp/host-cert.pub";

function receiver(): Promise<CallHomeReceiver> {
  return receiveCallHome({
    credentials: {
      username: "lab",
      credentials: [{ kind: "certificate", privateKey: user, certificate: userCertificate }],
    },
  });
}

function client(port: number): string {
  return `set system services outbound-ssh client noc device-id r1
set system services outbound-ssh client noc services netconf
set system services outbound-ssh client noc 127.0.0.1 port ${port}`;
}

function device(statements: readonly string[], options: Partial<DeviceOptions> = {}) {
  return emulateDevice({
    configuration: ["set system login user lab class super-user", ...statements].join("\n"),
    hostKeys: [privateHostKey],
    files: { "/var/tmp/host-cert.pub": hostCertificate },
    retryScale: 0.001,
    ...options,
  });
}

const refused = {
  reason: "login-failed",
  detail: expect.stringContaining("certificate-not-registered"),
};

async function reactivate(one: EmulatedDevice): Promise<void> {
  await one.configure("deactivate system services outbound-ssh client noc");
  await one.configure("activate system services outbound-ssh client noc");
}

describe("certificates of the NMS", () => {
  it("are taken by a client that was committed with a user CA, its principals in later commits too", async () => {
    await using nms = await receiver();
    await using one = await device([ca, client(nms.port)]);
    expect((await nextAttempt(one)).detail).toContain("certificate-principal");
    await one.configure(principals);
    expect((await untilManaged(one)).user).toBe("lab");
  });

  it("are refused by a client that was committed before there was a user CA, until it is activated anew", async () => {
    await using nms = await receiver();
    await using one = await device([principals, client(nms.port)]);
    await one.configure(ca);
    expect(await nextAttempt(one)).toMatchObject(refused);
    await one.configure("set system services outbound-ssh client noc keep-alive timeout 5");
    expect(await nextAttempt(one)).toMatchObject(refused);
    await reactivate(one);
    expect((await untilManaged(one)).user).toBe("lab");
  });

  it("are taken at once by a device that registers live", async () => {
    await using nms = await receiver();
    await using one = await device([principals, client(nms.port)], {
      certificateRegistration: "live",
    });
    expect((await nextAttempt(one)).detail).toContain("certificate-ca-unknown");
    await one.configure(ca);
    expect((await untilManaged(one)).user).toBe("lab");
  });

  it("need a host certificate when the client of a strict device is activated", async () => {
    await using nms = await receiver();
    const statements = [ca, principals, client(nms.port)];
    await using one = await device(statements, { strictJunos: true });
    expect(await nextAttempt(one)).toMatchObject(refused);
    await one.configure(certificateFile);
    expect(await nextAttempt(one)).toMatchObject(refused);
    await reactivate(one);
    expect((await untilManaged(one)).user).toBe("lab");
  });

  it("need principals on a strict device, at activation and at each login", async () => {
    await using nms = await receiver();
    await using one = await device([ca, certificateFile, principals, client(nms.port)], {
      strictJunos: true,
    });
    await untilManaged(one);
    const ended = nextAttempt(one);
    await one.configure("delete system services ssh authorized-principals");
    for (const session of nms.devices) await session.close();
    await ended;
    expect((await nextAttempt(one)).detail).toContain("certificate-principal");
  });

  it("come with options that make a device trust them from the start", async () => {
    await using nms = await receiver();
    await using one = await device([], {
      nms: [{ host: nms.host, port: nms.port }],
      trustedUserCas: [userCa.publicKeyText],
      authorizedPrincipals: ["noc"],
    });
    expect((await untilManaged(one)).user).toBe("lab");
  });
});

describe("a host certificate of the configuration", () => {
  it("that is good raises no problem", async () => {
    await using one = await device([certificateFile]);
    expect(one.hostCertificateProblems).toEqual([]);
  });

  it.each([
    ["is for another key", { key: testKey("other host") }, "host-certificate-other-key"],
    ["is for a user", { kind: 1 }, "host-certificate-not-host"],
    ["has expired", { validBefore: 1n }, "host-certificate-expired"],
  ])("that %s is reported, and the device calls home all the same", async (_what, flaw, reason) => {
    await using nms = await receiver();
    const bad = certificateLine(makeCertificate({ key: hostKey, ca: hostCa, kind: 2, ...flaw }));
    await using one = await device([certificateFile, ca, principals, client(nms.port)], {
      files: { "/var/tmp/host-cert.pub": bad },
    });
    const problem = { statement: "host-certificate-file", path: "/var/tmp/host-cert.pub", reason };
    expect(one.hostCertificateProblems).toEqual([problem]);
    expect((await untilManaged(one)).user).toBe("lab");
  });

  it("that a commit brings and cannot be used is told in an event, once", async () => {
    await using one = await device([]);
    const warned: unknown[] = [];
    one.events.on("host-certificate-warned", (event) => warned.push(event));
    await one.configure("set system services ssh host-certificate-file /var/tmp/nothing.pub");
    await one.configure("set system host-name renamed");
    await one.configure('set system services ssh cert-based-auth host-certificate "ssh-rsa x"');
    const { name } = one;
    const missing = { statement: "host-certificate-file", path: "/var/tmp/nothing.pub" };
    expect(warned).toEqual([
      { device: name, ...missing, reason: "host-certificate-missing" },
      {
        device: name,
        statement: "cert-based-auth host-certificate",
        reason: "host-certificate-malformed",
      },
    ]);
  });
});
