import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startUpTreeOf } from "../../../../src/device/index.ts";
import { find } from "../../../../src/junos/config/index.ts";
import { printText } from "../../../../src/junos/formats/index.ts";
import { deviceNames, FleetFolder } from "../../../support/fleet-folder.ts";

let folder: FleetFolder;

beforeEach(async () => {
  folder = await FleetFolder.make();
  await write("edge.conf", "system {\n    host-name edge;\n}\n");
  await write(
    "edge.hbs",
    `system {
    host-name {{name}};
    domain-name {{domain}};
    services {
        netconf {
            ssh;
        }
    }
}
interfaces {
    lo0 {
        unit 0 {
            family inet {
                address {{ip loopbacks index}}/32;
            }
        }
    }
}
`,
  );
});
afterEach(() => folder.remove());

const write = (name: string, text: string): Promise<string> => folder.write(name, text);
const fleetOf: FleetFolder["fleetOf"] = (...given) => folder.fleetOf(...given);
const problemsOf: FleetFolder["problemsOf"] = (...given) => folder.problemsOf(...given);
const names = deviceNames;

describe("groups and counts of a fleet file", () => {
  it("let an entry go before its group, and a group before the defaults", async () => {
    const { devices, total } =
      await fleetOf(`defaults: { configuration: edge.conf, seed: 7, model: vmx }
groups:
  edge: { model: mx204, retry-scale: 0.5, name: "edge-{{pad number 3}}" }
devices:
  - { group: edge, count: 2 }
  - { group: edge, name: special, model: mx480 }
  - { name: plain }
`);
    expect(total).toBe(4);
    expect(
      devices.map(({ name, model, retryScale, seed, index }) => [
        name,
        model,
        retryScale,
        seed,
        index,
      ]),
    ).toEqual([
      ["edge-001", "mx204", 0.5, "7", 1],
      ["edge-002", "mx204", 0.5, "7", 2],
      ["special", "mx480", 0.5, "7", 3],
      ["plain", "vmx", undefined, "7", 4],
    ]);
  });

  it("name devices by group and number when nothing else does", async () => {
    const plan = await fleetOf(`defaults: { configuration: edge.conf }
groups: { leaf: {} }
devices: [{ group: leaf, count: 10 }, { count: 2 }]
`);
    expect(names(plan).slice(8)).toEqual(["leaf-09", "leaf-10", "device-1", "device-2"]);
  });

  it("let every text of a device be a template", async () => {
    const { devices } = await fleetOf(`variables: { site: lab }
defaults:
  configuration: edge.conf
  seed: 7
  device-id: "{{site}}-{{serial-number}}"
  variables: { nms: [192.0.2.1:4334, 192.0.2.2:4334], who: "ops-{{site}}" }
devices:
  - name: r{{number}}
    count: 2
    serial-number: "SN{{pad fleet-index 4}}"
    nms: "{{pick nms index}}"
    retry-scale: "{{number}}"
    secret: "s-{{name}}"
    users: [{ name: "{{who}}", class: operator }]
    variables: { site: bonn }
  - { name: last }
`);
    expect(
      devices.map(({ deviceId, nms, retryScale, secret, users, serialNumber }) => ({
        deviceId,
        serialNumber,
        nms: nms?.map(({ host }) => host),
        retryScale,
        secret,
        users: users?.map(({ name }) => name),
      })),
    ).toEqual([
      {
        deviceId: "bonn-SN0000",
        serialNumber: "SN0000",
        nms: ["192.0.2.1"],
        retryScale: 1,
        secret: "s-r1",
        users: ["ops-bonn"],
      },
      {
        deviceId: "bonn-SN0001",
        serialNumber: "SN0001",
        nms: ["192.0.2.2"],
        retryScale: 2,
        secret: "s-r2",
        users: ["ops-bonn"],
      },
      {
        deviceId: expect.stringMatching(/^lab-[A-Z0-9]{10,}$/),
        serialNumber: undefined,
        nms: undefined,
        retryScale: undefined,
        secret: undefined,
        users: undefined,
      },
    ]);
    expect(devices[0]?.users).toBe(devices[1]?.users);
  });

  it("give each device its configuration from the group's template, and share what is equal", async () => {
    const { devices } = await fleetOf(`groups:
  edge:
    configuration: edge.hbs
    variables: { domain: example.net, loopbacks: 10.255.0.0/16 }
devices:
  - { group: edge, count: 3 }
`);
    const trees = devices.map(startUpTreeOf);
    expect(trees.map((tree) => printText(tree))).toEqual(
      [1, 2, 3].map((number) =>
        expect.stringMatching(
          new RegExp(`host-name edge-${number};[^]*address 10.255.0.${number - 1}/32`),
        ),
      ),
    );
    const [one, two] = trees;
    if (one === undefined || two === undefined) throw new Error("no trees");
    expect(find(one, "system", "services")).toBe(find(two, "system", "services"));
    const [first, second] = devices.map(({ configuration }) => configuration);
    expect(
      typeof first === "object" && typeof second === "object" && first.skeleton === second.skeleton,
    ).toBe(true);
  });

  it("take the host-name of a template for a name", async () => {
    await write("named.hbs", "system {\n    host-name r{{number}};\n}\n");
    expect(names(await fleetOf("devices: [{ configuration: named.hbs }]"))).toEqual(["r1"]);
  });

  it("divide ranges among the devices that share them", async () => {
    const { devices } =
      await fleetOf(`defaults: { configuration: edge.conf, listen: { ports: 20000-20011 } }
groups: { far: { listen: { addresses: 127.1.0.1-127.1.0.9 } } }
devices: [{ count: 2 }, { group: far, count: 2 }, { name: last }]
`);
    expect(devices.map(({ listen }) => listen?.address ?? listen?.ports?.ssh)).toEqual([
      20_000,
      20_003,
      "127.1.0.1",
      "127.1.0.2",
      20_006,
    ]);
  });

  it("make only the devices that are taken, as they are among all", async () => {
    const text = `defaults: { configuration: edge.conf, seed: 1, source-address: 127.1.0.0/29 }
devices: [{ name: "r{{number}}", count: 6, listen: {} }]
`;
    const whole = await fleetOf(text);
    const part = await fleetOf(text, { takes: (name) => name === "r2" || name === "r5" });
    expect(part.total).toBe(6);
    expect(part.devices).toEqual(
      whole.devices.filter(({ name }) => name === "r2" || name === "r5"),
    );
  });

  it("take the seed of a run for all of it", async () => {
    const text = `defaults: { configuration: edge.conf, seed: 1, device-id: "{{serial-number}}" }
devices: [{ name: r1 }]
`;
    const ids = await Promise.all([fleetOf(text), fleetOf(text, { seed: "2" })]);
    expect(ids[0]?.devices[0]?.deviceId).not.toBe(ids[1]?.devices[0]?.deviceId);
    expect(ids[1]?.devices[0]?.seed).toBe("2");
  });

  it("keep the folder of the state beside the file", async () => {
    const plan = await fleetOf("state: kept\ndevices: [{ name: r1, configuration: edge.conf }]");
    expect(plan.state).toBe(join(folder.path, "kept"));
  });

  it.each([
    [
      "devices: [{ group: edg, configuration: edge.conf }]\ngroups: { edge: {} }",
      ['fleet.yaml:1 /devices/0/group: there is no group "edg"; groups are edge'],
    ],
    [
      "devices: [{ name: r, count: 3, configuration: edge.conf }]",
      ['fleet.yaml:1 /devices/0/name: the name "r" is taken (line 1) (r and 1 more)'],
    ],
    [
      'devices: [{ name: "r{{nubmer}}", count: 9, configuration: edge.conf }]',
      [
        "fleet.yaml:1 /devices/0/name: template: nothing sets nubmer (device 1 of /devices/0 and 8 more)",
      ],
    ],
    [
      'devices: [{ name: a, configuration: edge.conf, retry-scale: "{{name}}" }]',
      ['fleet.yaml:1 /devices/0/retry-scale: retry-scale must be a number, not "a"'],
    ],
    [
      'devices: [{ name: a, configuration: edge.conf, nms: "{{name}}" }]',
      [
        'fleet.yaml:1 /devices/0/nms: nms must be host:port, for example 192.0.2.10:4334 or [2001:db8::10]:4334, not "a"',
      ],
    ],
    [
      'devices: [{ name: a, configuration: edge.conf, secret: "{{#if}" }]',
      ["fleet.yaml:1 /devices/0/secret: template: is no template from here on"],
    ],
    [
      'devices: [{ count: "{{x}}", configuration: edge.conf }]',
      ["fleet.yaml:1 /devices/0/count: count must be a whole number, no template"],
    ],
    [
      "devices: [{ count: 0, configuration: edge.conf }]",
      ["fleet.yaml:1 /devices/0/count: must be >= 1"],
    ],
    [
      "devices: [{ name: a, configuration: edge.conf, variables: { index: 1 } }]",
      [
        "fleet.yaml:1 /devices/0/variables/index: no variable can be named index: templates have that name already",
      ],
    ],
    [
      'devices: [{ name: a, configuration: edge.conf, device-id: "{{a}}", variables: { a: "{{b}}", b: "{{a}}" } }]',
      ["fleet.yaml:1 /devices/0/variables/a: a is made from itself"],
    ],
    [
      'devices: [{ name: a, configuration: edge.conf, device-id: "{{serial-number}}" }]',
      [
        'fleet.yaml:1 /devices/0/device-id: template: serial-number needs a "seed" or a "serial-number"',
      ],
    ],
    [
      "defaults: { name: r1 }\ndevices: [{ configuration: edge.conf }]",
      [
        'fleet.yaml:1 /defaults/name: name must be a pattern such as r{{number}}, since no two devices can share it, not "r1"',
      ],
    ],
    [
      "groups: { a: { listen: { ports: 20000-20005 } } }\ndevices: [{ group: a, count: 3, configuration: edge.conf }]",
      [
        "fleet.yaml:1 /groups/a/listen/ports: ports is too small: 3 ports for each device make room for 2, and there are 3 devices",
      ],
    ],
    [
      "devices: [{ count: 700000, configuration: edge.conf }, { count: 700000, configuration: edge.conf }]",
      ["fleet.yaml:1 /devices: there are 1400000 devices, and a fleet has at most 1000000"],
    ],
    ["groups: {}", ['fleet.yaml:1 : must have "devices"']],
  ])("say what is wrong with %s", async (text, expected) => {
    const found = await problemsOf(text);
    expect(found.map((problem) => problem.replace("count must be", "must be"))).toEqual(
      expected.map((problem) => problem.replace("count must be", "must be")),
    );
  });

  it("tell the place in a configuration template, and with all values when files are checked", async () => {
    const text = `groups: { edge: { configuration: edge.hbs, variables: { loopbacks: 10.0.0.0/31, domain: a } } }
devices: [{ group: edge, count: 4 }]
`;
    expect(await problemsOf(text)).toEqual([
      "edge.hbs:14 : template: ip: 10.0.0.0/31 has 2 addresses, from 0 to 1; there is no address 2 (edge-3 and 1 more)",
    ]);
    await write("mtu.hbs", "interfaces {\n    ge-0/0/0 {\n        mtu {{mtu}};\n    }\n}\n");
    const mtu =
      'devices: [{ name: "r{{number}}", count: 2, configuration: mtu.hbs, variables: { mtu: huge } }]';
    expect(await problemsOf(mtu, { checkFiles: true })).toEqual([
      "mtu.hbs:3 : Invalid numeric value: 'huge' (mtu) at [edit interfaces ge-0/0/0] (r1 and 1 more)",
    ]);
    expect((await fleetOf(mtu)).devices).toHaveLength(2);
    await write("bad.hbs", "system {\n    host-name {{> part}};\n}\n");
    expect(await problemsOf("devices: [{ name: a, configuration: bad.hbs }]")).toEqual([
      "bad.hbs:2 : template: partials and decorators are no part of templates",
    ]);
  });

  it("keep secrets out of what is told", async () => {
    const text = `defaults: { configuration: edge.conf, variables: { key: hunter2 } }
devices:
  - { name: a, secret: "{{ip key 1}}", users: [{ name: "x{{key}}!", password: "{{key}}\\n{{key}}" }] }
`;
    expect((await problemsOf(text)).join("\n")).not.toContain("{{key}}hunter2");
    const line = await problemsOf(text.replace('"{{ip key 1}}"', '"{{key}}\\n"').replace("!", ""));
    expect(line.join("\n")).toContain("/secret: secret must be one line");
    expect(line.join("\n")).not.toContain("hunter2");
  });
});
