import { describe, expect, it } from "vitest";
import {
  type AuthPolicy,
  defaultRetryPolicy,
  hostCertificateOffers,
  importPrivateKey,
} from "../../../../src/security/index.ts";
import {
  pathProblem,
  type SshdSettings,
  sshdFiles,
} from "../../../../src/transport/openssh/sshd-files.ts";
import { certificateLine, makeCertificate } from "../../../support/ssh-certificates.ts";
import { testKey } from "../../../support/ssh-pair.ts";

const userKey = testKey("user").publicKeyText;
const caKey = testKey("ca").publicKeyText;
const hostCertificate = certificateLine(
  makeCertificate({ key: testKey("host"), ca: testKey("host ca"), kind: 2, principals: ["edge1"] }),
);
const nobody = { uid: 65_534, gid: 65_534 };

function policy(changes: Partial<AuthPolicy> = {}): AuthPolicy {
  return {
    users: new Map([
      [
        "netops",
        {
          name: "netops",
          class: "super-user",
          passwordHash: "$6$salt$hash",
          authorizedKeys: [`${userKey} netops@nms`],
        },
      ],
      ["root", { name: "root", class: "super-user", authorizedKeys: [] }],
    ]),
    trustedUserCas: [`${caKey} user CA`],
    authorizedPrincipals: new Set(["noc"]),
    rootLogin: "allow",
    allow: { password: true, publicKey: true, certificate: true, keyboardInteractive: true },
    retry: defaultRetryPolicy,
    ...changes,
  };
}

function filesOf(changes: Partial<SshdSettings> = {}): ReadonlyMap<string, string> {
  const files = sshdFiles({
    folder: "/tmp/callhome-sshd-1",
    installation: {
      nssWrapper: "/usr/lib/libnss_wrapper.so",
      loginUser: nobody,
      privilegeSeparation: { uid: 103, gid: 65_534 },
    },
    hostKey: testKey("host"),
    policy: policy(),
    loginGraceSeconds: 120,
    sessions: 10,
    relay: { node: "/usr/bin/node", text: "relay" },
    token: "token",
    hostOffers: [],
    ...changes,
  });
  return new Map(files.map(({ name, text }) => [name, text]));
}

const configOf = (changes: Partial<SshdSettings> = {}): readonly string[] =>
  (filesOf(changes).get("sshd_config") ?? "").trimEnd().split("\n");
const withPolicy = (changes: Partial<AuthPolicy>): readonly string[] =>
  configOf({ policy: policy(changes) });

describe("the files of sshd", () => {
  it("say what the device's configuration says", () => {
    const keepAlive = { retry: 12, timeoutSeconds: 5 };
    const { offers: hostOffers } = hostCertificateOffers(hostCertificate, [testKey("host")], 0);
    expect(configOf({ keepAlive, hostOffers })).toEqual([
      "LogLevel DEBUG1",
      "UsePAM no",
      "StrictModes no",
      "HostKey /tmp/callhome-sshd-1/host_key",
      "HostCertificate /tmp/callhome-sshd-1/host_key-cert.pub",
      "LoginGraceTime 120",
      "MaxAuthTries 3",
      "MaxSessions 10",
      "ClientAliveInterval 5",
      "ClientAliveCountMax 12",
      "PasswordAuthentication yes",
      "KbdInteractiveAuthentication no",
      "PubkeyAuthentication yes",
      "AuthorizedKeysFile /tmp/callhome-sshd-1/keys-%u",
      "TrustedUserCAKeys /tmp/callhome-sshd-1/user_cas",
      "AuthorizedPrincipalsFile /tmp/callhome-sshd-1/principals",
      "PermitRootLogin yes",
      "AllowUsers netops root",
      "DisableForwarding yes",
      "PermitTTY no",
      "PermitUserRC no",
      "PermitUserEnvironment no",
      "PrintMotd no",
      "Subsystem netconf token",
      "ForceCommand exec /usr/bin/node /tmp/callhome-sshd-1/relay.mjs",
      "SetEnv CALLHOME_SOCKET=/tmp/callhome-sshd-1/device",
    ]);
  });

  it("hold accounts that stand for nobody, and for root too", () => {
    const files = filesOf();
    expect(files.get("passwd")).toBe(
      "sshd:x:103:65534::/:/bin/sh\nnetops:x:65534:65534::/:/bin/sh\nroot:x:65534:65534::/:/bin/sh\n",
    );
    expect(files.get("group")).toBe("logins:x:65534:\n");
    expect(files.get("shadow")).toBe(
      "netops:$6$salt$hash:19000:0:99999:7:::\nroot:*:19000:0:99999:7:::\n",
    );
  });

  it("hold keys without what stands around them", () => {
    const files = filesOf();
    expect(files.get("keys-netops")).toBe(`${userKey}\n`);
    expect(files.get("keys-root")).toBe("");
    expect(files.get("user_cas")).toBe(`${caKey}\n`);
    expect(files.get("principals")).toBe("noc\n");
    expect(importPrivateKey(files.get("host_key") ?? "").publicKeyText).toBe(
      testKey("host").publicKeyText,
    );
  });

  it("show the certificate of the host key, and none of another key", () => {
    const { offers } = hostCertificateOffers(hostCertificate, [testKey("host")], 0);
    expect(filesOf({ hostOffers: offers }).get("host_key-cert.pub")).toBe(
      `${hostCertificate.split(" ").slice(0, 2).join(" ")} \n`,
    );
    const other = filesOf({ hostOffers: offers, hostKey: testKey("another host") });
    expect(other.has("host_key-cert.pub")).toBe(false);
    expect(other.get("sshd_config")).not.toContain("HostCertificate");
  });

  it("keep the addresses from which a key or a principal is good", () => {
    const authorizedKeys = [`from="10.0.0.*" ${userKey}`, `from="a\nb" ${userKey}`];
    const netops = { name: "netops", class: "super-user", authorizedKeys };
    const files = filesOf({
      policy: policy({
        users: new Map([["netops", netops]]),
        restrictedPrincipals: [
          { name: "lab", from: "192.0.2.0/24,!192.0.2.7" },
          { name: "odd", from: "x\ny" },
        ],
      }),
    });
    expect(files.get("keys-netops")).toBe(`from="10.0.0.*" ${userKey}\n`);
    expect(files.get("principals")).toBe('noc\nfrom="192.0.2.0/24,!192.0.2.7" lab\n');
  });

  it("keep to root what only sshd needs before a login", () => {
    const files = sshdFiles({
      folder: "/tmp/x",
      installation: { nssWrapper: undefined, loginUser: nobody, privilegeSeparation: undefined },
      hostKey: testKey("host"),
      policy: policy(),
      loginGraceSeconds: 1,
      sessions: 1,
      relay: { node: "/usr/bin/node", text: "" },
      token: "token",
      hostOffers: [],
    });
    const secret = files.filter(({ mode }) => mode === 0o600).map(({ name }) => name);
    expect(secret).toEqual(["sshd_config", "host_key", "shadow"]);
    for (const { name, text } of files) {
      if (secret.includes(name)) continue;
      expect(text).not.toContain("token");
      expect(text).not.toContain("$6$");
    }
  });

  it.each<[string, readonly string[], string]>([
    [
      "no-passwords",
      withPolicy({
        allow: { password: false, publicKey: true, certificate: true, keyboardInteractive: false },
      }),
      "PasswordAuthentication no",
    ],
    [
      "no-public-keys",
      withPolicy({
        allow: { password: true, publicKey: false, certificate: true, keyboardInteractive: true },
      }),
      "AuthorizedKeysFile none",
    ],
    [
      "certificates that were not there when the client was activated",
      withPolicy({
        certificateBar: "certificate-not-registered",
        allow: { password: true, publicKey: false, certificate: true, keyboardInteractive: true },
      }),
      "PubkeyAuthentication no",
    ],
    ["root-login deny", withPolicy({ rootLogin: "deny" }), "AllowUsers netops"],
    [
      "root-login deny-password",
      withPolicy({ rootLogin: "deny-password" }),
      "  PasswordAuthentication no",
    ],
    ["no login at all", withPolicy({ users: new Map() }), "DenyUsers *"],
    [
      "no wrapper",
      configOf({
        installation: { nssWrapper: undefined, loginUser: nobody, privilegeSeparation: undefined },
      }),
      "PasswordAuthentication no",
    ],
    ["no keep-alive", configOf(), "ClientAliveInterval 0"],
    [
      "keep-alive without a retry",
      configOf({ keepAlive: { retry: 0, timeoutSeconds: 5 } }),
      "ClientAliveCountMax 1",
    ],
  ])("with %s hold the line for it", (_, config, line) => {
    expect(config).toContain(line);
  });

  it("name no authorities when there are none, and no principals when the login name counts", () => {
    expect(withPolicy({ trustedUserCas: [] }).join("\n")).not.toMatch(/TrustedUser|Principals/);
    expect(withPolicy({ authorizedPrincipals: undefined }).join("\n")).not.toContain("Principals");
    const nobodyPrincipal = filesOf({ policy: policy({ authorizedPrincipals: new Set() }) });
    expect(nobodyPrincipal.get("principals")).toBe("");
  });

  it("leave out what would break out of its line or its file", () => {
    const odd = ["a:b", "a\nb", "..", "*", "sshd", "", "a@b"];
    const users = new Map(
      odd.map((name) => [name, { name, class: "super-user", authorizedKeys: [] }]),
    );
    users.set("good", {
      name: "good",
      class: "super-user",
      passwordHash: "$6$a:b\n$x",
      authorizedKeys: [`command="x" ${userKey}`, `${userKey} x\nssh-ed25519 AAAA`],
    } as never);
    const files = filesOf({
      policy: policy({ users, authorizedPrincipals: new Set(["noc", 'from="x" ops', "#no"]) }),
    });
    expect(files.get("passwd")).toBe(
      "sshd:x:103:65534::/:/bin/sh\ngood:x:65534:65534::/:/bin/sh\n",
    );
    expect(files.get("shadow")).toBe("good:*:19000:0:99999:7:::\n");
    expect(files.get("keys-good")).toBe(`${userKey}\n`);
    expect(files.get("principals")).toBe("noc\n");
    expect(files.get("sshd_config")).toContain("AllowUsers good\n");
  });

  it("cannot name paths with characters that their readers split at or expand", () => {
    expect(pathProblem("/tmp/callhome-sshd-aB3/x.mjs")).toBeUndefined();
    for (const path of ["/tmp/a b", "/tmp/$x", "/tmp/%u", "/tmp/a;b", '/tmp/"'])
      expect(pathProblem(path)).toBe(`'${path}' holds characters that sshd's files cannot`);
  });
});
