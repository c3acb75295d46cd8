import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadFleet } from "../../../../src/fleet/load/fleet-file.ts";
import { InputError } from "../../../../src/fleet/problems/input-error.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fleet-"));
  await writeFile(join(folder, "edge.conf"), "system {\n    host-name edge;\n}\n");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** `line path: message` of every problem of a fleet file with this text. */
async function problemsOf(text: string): Promise<readonly string[]> {
  const path = await write("fleet.yaml", text);
  const error = await loadFleet(path).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(InputError);
  const { problems } = error as InputError;
  return problems.map(({ line, path: pointer, message }) => `${line} ${pointer}: ${message}`);
}

describe("a fleet file", () => {
  it("gives options in which a device's own values go before the defaults", async () => {
    const path = await write(
      "fleet.yaml",
      `defaults:
  configuration: edge.conf
  seed: 7
  retry-scale: 0.5
  certificate-registration: live
  strict-junos: true
  root-authentication: required
  validation: strict
  replies: replies
  reboot-seconds: 5
devices:
  - name: one
    model: mx204
    ssh-server: openssh
    host-keys: [rsa, ed25519]
    device-id: 1001
    secret: s3cret
    nms: 192.0.2.1:4334
    users:
      - name: ops
        class: operator
        password: pass
        authorized-keys: [ssh-ed25519 AAAA ops]
  - name: two
    seed: own
    nms: ["192.0.2.1:4334", "[2001:db8::1]:4335"]
`,
    );
    const { devices } = await loadFleet(path);
    const configuration = "system {\n    host-name edge;\n}\n";
    const configurationFile = join(folder, "edge.conf");
    expect(devices).toEqual([
      {
        name: "one",
        index: 1,
        configuration,
        configurationFile,
        seed: "7",
        model: "mx204",
        sshServer: "openssh",
        hostKeyTypes: ["rsa", "ed25519"],
        deviceId: "1001",
        secret: "s3cret",
        nms: [{ host: "192.0.2.1", port: 4334 }],
        users: [
          {
            name: "ops",
            class: "operator",
            password: "pass",
            authorizedKeys: ["ssh-ed25519 AAAA ops"],
          },
        ],
        retryScale: 0.5,
        certificateRegistration: "live",
        strictJunos: true,
        rootAuthentication: "required",
        validation: "strict",
        replies: join(folder, "replies"),
        rebootSeconds: 5,
      },
      {
        name: "two",
        index: 2,
        configuration,
        configurationFile,
        seed: "own",
        nms: [
          { host: "192.0.2.1", port: 4334 },
          { host: "2001:db8::1", port: 4335 },
        ],
        certificateRegistration: "live",
        strictJunos: true,
        retryScale: 0.5,
        rootAuthentication: "required",
        validation: "strict",
        replies: join(folder, "replies"),
        rebootSeconds: 5,
      },
    ]);
  });

  it("reports every problem at once, sorted by line, each with its path", async () => {
    expect(
      await problemsOf(`defaults:
  retry-scale: 0
devices:
  - name: one
    configuraton: edge.conf
    host-keys: [ed25591]
  - name: two
    configuration: edge.conf
    nms: nowhere
    users: [{ class: operator }]
  - name: three
    model: mx9999
    junos-version: latest
    nms: [192.0.2.1:0]
colour: red
`),
    ).toEqual([
      "2 /defaults/retry-scale: retry-scale must be more than 0",
      '5 /devices/0/configuraton: unknown key "configuraton"; did you mean configuration?',
      '6 /devices/0/host-keys/0: host-keys must be one of ed25519, ecdsa, rsa, not "ed25591"; did you mean ed25519?',
      '9 /devices/1/nms: nms must be host:port, for example 192.0.2.10:4334 or [2001:db8::10]:4334, not "nowhere"',
      '10 /devices/1/users/0: users must have "name"',
      '12 /devices/2/model: model must be one of mx204, mx480, vmx, srx345, vsrx, ex4300-48t, qfx5120-48y-8c, not "mx9999"',
      '13 /devices/2/junos-version: junos-version must be a Junos release such as 23.4R2-S3.9, not "latest"',
      '14 /devices/2/nms/0: nms must be host:port, for example 192.0.2.10:4334 or [2001:db8::10]:4334, not "192.0.2.1:0"',
      '15 /colour: unknown key "colour"; known are include, state, ramp, storms, variables, defaults, groups, devices',
    ]);
  });

  it("gives each device a source address of its own", async () => {
    const path = await write(
      "fleet.yaml",
      `defaults:
  configuration: edge.conf
  source-address: 127.0.1.0/30
devices:
  - name: one
  - name: two
  - name: three
    source-address: [127.0.2.1, "::1"]
`,
    );
    const { devices } = await loadFleet(path);
    const [one, two, three] = devices.map(({ sourceAddress }) => [sourceAddress].flat());
    expect([one, two].map(String).toSorted()).toEqual(["127.0.1.1", "127.0.1.2"]);
    expect(three).toEqual(["127.0.2.1", "::1"]);
    const stray =
      "devices:\n  - { name: one, configuration: edge.conf, source-address: 127.0.0 }\n";
    expect(await problemsOf(stray)).toEqual([
      '2 /devices/0/source-address: source-address must be an address or prefix such as 127.1.0.0/16 or fd00:1::/64, not "127.0.0"',
    ]);
  });

  it("paces the dials, and takes the words of ietf-netconf-server", async () => {
    const path = await write(
      "fleet.yaml",
      `defaults: { configuration: edge.conf, redial-pause: 5 }
devices:
  - name: one
    ietf-call-home: { start-with: random-selection, max-wait: 7, max-attempts: 2 }
  - { name: two, ietf-call-home: {} }
`,
    );
    const { devices } = await loadFleet(path);
    expect(devices).toMatchObject([
      {
        redialPauseSeconds: 5,
        ietfCallHome: { startWith: "random-selection", maxWaitSeconds: 7, maxAttempts: 2 },
      },
      { redialPauseSeconds: 5, ietfCallHome: {} },
    ]);
  });

  it("says how the preamble is written", async () => {
    const path = await write(
      "fleet.yaml",
      `defaults:
  configuration: edge.conf
  preamble: { hmac-space: false, blank-lines: 2, host-key-nul: true, split-writes: true, host-key: rsa }
devices:
  - name: one
  - name: two
    preamble: none
`,
    );
    const { devices } = await loadFleet(path);
    expect(devices.map(({ preamble }) => preamble)).toEqual([
      { hmacSpace: false, blankLines: 2, hostKeyNul: true, splitWrites: true, hostKey: "rsa" },
      "none",
    ]);
    expect(
      await problemsOf(`devices:
  - { name: one, configuration: edge.conf, preamble: off }
  - { name: two, configuration: edge.conf, preamble: { blank-lines: 3, hmac-space: 1 } }
`),
    ).toEqual([
      '2 /devices/0/preamble: preamble must be none or a mapping, not "off"',
      "3 /devices/1/preamble/blank-lines: blank-lines must be one of 0, 1, 2, not the number 3",
      "3 /devices/1/preamble/hmac-space: hmac-space must be true or false, not the number 1",
    ]);
  });

  it("reads configurations as strictly as it says", async () => {
    await write("novel.conf", "set system novelty on");
    const fleet = (validation: string): string =>
      `devices:\n  - name: one\n    configuration: novel.conf\n    validation: ${validation}\n`;
    expect(await problemsOf(fleet("strict"))).toEqual(['1 [edit]: syntax error: "novelty"']);
    const path = await write("fleet.yaml", fleet("lenient"));
    expect((await loadFleet(path)).devices).toHaveLength(1);
  });

  it("reports missing, unreadable and empty configuration files and doubled names", async () => {
    await write("empty.conf", "\n");
    const problems = await problemsOf(`devices:
  - name: one
  - name: two
    configuration: missing.conf
  - name: three
    configuration: empty.conf
  - name: four
    configuration: edge.conf
  - name: four
    configuration: edge.conf
`);
    expect(problems).toEqual([
      '2 /devices/0: must have "configuration", here or in the defaults',
      `4 /devices/1/configuration: cannot read the configuration file ${join(folder, "missing.conf")}: there is no such file`,
      `6 /devices/2/configuration: cannot read the configuration file ${join(folder, "empty.conf")}: it is empty`,
      '9 /devices/4/name: the name "four" is taken (line 7)',
    ]);
  });

  it("looks at the files of sound devices even when another device breaks the schema", async () => {
    expect(
      await problemsOf(`devices:
  - name: one
    modle: mx204
  - name: two
    configuration: missing.conf
`),
    ).toHaveLength(2);
  });

  it("keeps secrets out of its messages", async () => {
    const problems = await problemsOf(`devices:
  - name: one
    configuration: edge.conf
    secret: 31337
    users: [{ name: ops, password: 4711 }]
`);
    expect(problems).toEqual([
      "4 /devices/0/secret: secret must be text, not a number",
      "5 /devices/0/users/0/password: password must be text, not a number",
    ]);
  });

  it.each([
    ["", "1 : must be a mapping, not nothing"],
    ["devices: []", "1 /devices: devices must have at least one entry"],
    ["- a", "1 : must be a mapping, not a list"],
  ])("with the text %j is wrong as a whole", async (text, problem) => {
    expect(await problemsOf(text)).toEqual([problem]);
  });

  it("that does not exist is reported with its name", async () => {
    await expect(loadFleet(join(folder, "none.yaml"))).rejects.toMatchObject({
      code: "ERR_FLEET_READ",
      message: `cannot read the fleet file ${join(folder, "none.yaml")}: there is no such file`,
    });
  });

  it("names file, line and column in the form that editors understand", async () => {
    const path = await write(
      "fleet.yaml",
      "devices:\n  - nmae: one\n    configuration: edge.conf\n",
    );
    await expect(loadFleet(path)).rejects.toThrow(
      `${path}:2:5: unknown key "nmae"; did you mean name? (/devices/0/nmae)`,
    );
  });
});

describe("the configuration files of a fleet", () => {
  it("give devices without a name their host-name", async () => {
    const path = await write("fleet.yaml", "devices:\n  - configuration: edge.conf\n");
    expect((await loadFleet(path)).devices[0]?.name).toBe("edge");
  });

  it("must have a host-name for that", async () => {
    await write("nameless.conf", "system {\n    ports;\n}\n");
    expect(await problemsOf("devices:\n  - configuration: nameless.conf\n")).toEqual([
      "2 /devices/0: has no name, and its configuration no host-name",
    ]);
  });

  it("are reported once with line, column and word when they do not parse, however many use them", async () => {
    await write("broken.conf", "system {\n    host-name edge\n}\n");
    const path = await write(
      "fleet.yaml",
      "defaults: { configuration: broken.conf }\ndevices: [{ name: a }, { name: b }]\n",
    );
    const error: unknown = await loadFleet(path).catch((cause: unknown) => cause);
    const problems = (error as InputError).problems.filter(({ line }) => line === 3);
    expect(problems).toMatchObject([
      { file: join(folder, "broken.conf"), line: 3, column: 1, message: /"}"/ },
    ]);
  });
});

describe("periodic call home of a fleet file", () => {
  const text = (periodic: string): string =>
    `devices: [{ name: one, configuration: edge.conf, ietf-call-home: { periodic: ${periodic} } }]`;

  it("has a period in minutes, an anchor time and an idle timeout", async () => {
    const words = '{ period: 5, anchor-time: "2026-03-02T04:00:00+01:00", idle-timeout: 0 }';
    const { devices } = await loadFleet(await write("fleet.yaml", text(words)));
    expect(devices[0]?.ietfCallHome).toEqual({
      periodic: {
        periodMinutes: 5,
        anchorTime: Date.UTC(2026, 2, 2, 3),
        idleTimeoutSeconds: 0,
      },
    });
  });

  it.each(["tomorrow", "2026-13-02T04:00:00Z", "2026-03-02"])(
    "takes no anchor time such as %s",
    async (anchor) => {
      const [problem] = await problemsOf(text(`{ anchor-time: "${anchor}" }`));
      expect(problem).toContain("anchor-time must be a date and time");
    },
  );
});
