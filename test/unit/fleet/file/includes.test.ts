import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deviceNames, FleetFolder } from "../../../support/fleet-folder.ts";

let folder: FleetFolder;

beforeEach(async () => {
  folder = await FleetFolder.make();
  await write("edge.conf", "system {\n    host-name edge;\n}\n");
});
afterEach(() => folder.remove());

const write = (name: string, text: string): Promise<string> => folder.write(name, text);
const fleetOf: FleetFolder["fleetOf"] = (...given) => folder.fleetOf(...given);
const problemsOf: FleetFolder["problemsOf"] = (...given) => folder.problemsOf(...given);
const names = deviceNames;

describe("includes, CSV files and mixes", () => {
  it("take groups, variables and devices of included files, whose paths are seen from them", async () => {
    await write("sites/bonn/bonn.conf", "system {\n    host-name bonn;\n}\n");
    await write(
      "sites/bonn/site.yaml",
      `variables: { site: bonn }
defaults: { model: vmx }
groups: { bonn: { configuration: bonn.conf } }
devices: [{ group: bonn, name: "{{site}}-{{number}}" }]
`,
    );
    const { devices } = await fleetOf(`include: [sites/bonn/site.yaml, sites/bonn/site.yaml]
devices: [{ group: bonn, name: "main-{{site}}" }, { name: own, configuration: edge.conf }]
`);
    expect(
      devices.map(({ name, model, configurationFile = "" }) => [
        name,
        model,
        configurationFile.slice(folder.path.length + 1),
      ]),
    ).toEqual([
      ["bonn-1", "vmx", "sites/bonn/bonn.conf"],
      ["main-bonn", undefined, "sites/bonn/bonn.conf"],
      ["own", undefined, "edge.conf"],
    ]);
  });

  it("say which files include one another in a circle, are missing or wrong", async () => {
    await write("a.yaml", "include: [b.yaml]\ndevices: [{ name: a, configuration: edge.conf }]\n");
    await write("b.yaml", "include: [fleet.yaml, none.yaml]\ndevices: [{ nmae: b }]\n");
    const circle = [
      join(folder.path, "fleet.yaml"),
      join(folder.path, "a.yaml"),
      join(folder.path, "b.yaml"),
      join(folder.path, "fleet.yaml"),
    ].join(", ");
    expect(await problemsOf("include: [a.yaml]\n")).toEqual([
      `b.yaml:1 /include/0: fleet files include one another in a circle: ${circle}`,
      `b.yaml:1 /include/1: cannot read the fleet file ${join(folder.path, "none.yaml")}: there is no such file`,
      'b.yaml:2 /devices/0/nmae: unknown key "nmae"; did you mean name?',
    ]);
    await write("c.yaml", "groups: { g: {} }\n");
    expect(
      await problemsOf(
        "include: [c.yaml]\ngroups: { g: {} }\ndevices: [{ name: a, configuration: edge.conf }]\n",
      ),
    ).toEqual([`fleet.yaml:2 /groups/g: the group "g" is in ${join(folder.path, "c.yaml")}, too`]);
  });

  it("make a device of each row of a CSV file", async () => {
    await write("rows.csv", 'name, serial-number, vlan\nr1, A1, 10\n"r,2", A2, 20\n\n');
    const { devices } = await fleetOf(
      'devices: [{ csv: rows.csv, configuration: edge.conf, device-id: "{{serial-number}}-{{vlan}}" }]',
    );
    expect(
      devices.map(({ name, serialNumber, deviceId }) => [name, serialNumber, deviceId]),
    ).toEqual([
      ["r1", "A1", "A1-10"],
      ["r,2", "A2", "A2-20"],
    ]);
  });

  it.each([
    ["name\n", "it has no row below its first line"],
    ["name,name\na,b\n", "two columns are named name"],
    ["name,\na,b\n", "column 2 has no name in its first line"],
    ["name,vlan\na\n", /Invalid Record Length/],
  ])("say what is wrong with the CSV file %j", async (csv, reason) => {
    await write("rows.csv", csv);
    const [problem, ...more] = await problemsOf(
      "devices: [{ csv: rows.csv, configuration: edge.conf }]",
    );
    expect(more).toEqual([]);
    expect(problem).toMatch(/^fleet\.yaml:1 \/devices\/0\/csv: cannot use the CSV file /);
    expect(problem).toMatch(reason);
  });

  it("take a count or a CSV file, not both", async () => {
    expect(
      await problemsOf("devices: [{ csv: rows.csv, count: 2, configuration: edge.conf }]"),
    ).toEqual(["fleet.yaml:1 /devices/0/count: goes without csv, whose rows are counted"]);
  });

  it("draw transports by seed and name, in the numbers that are asked for", async () => {
    const text = `defaults:
  configuration: edge.conf
  seed: 3
  nms: 192.0.2.1:4334
  transport: { ssh: 80, tls: 20 }
  tls-call-home: { nms: 192.0.2.1:4335, certificate: "{{name}}.pem", key: k.pem, trusted-roots: [r.pem] }
devices: [{ count: 500 }]
`;
    const { devices } = await fleetOf(text);
    const tls = devices.filter(({ sshCallHome }) => sshCallHome === false);
    expect(tls.length).toBeGreaterThan(60);
    expect(tls.length).toBeLessThan(140);
    expect(tls[0]?.tlsCallHome?.certificateChain).toEqual({
      path: join(folder.path, `${tls[0]?.name}.pem`),
    });
    const ssh = devices.filter((device) => device.sshCallHome === undefined);
    expect(ssh.every(({ tlsCallHome }) => tlsCallHome === undefined)).toBe(true);
    expect(names(await fleetOf(text))).toEqual(devices.map(({ name }) => name));
  });

  it("want something to call by over TLS", async () => {
    expect(
      await problemsOf("devices: [{ name: a, configuration: edge.conf, transport: { tls: 1 } }]"),
    ).toEqual([
      'fleet.yaml:1 /devices/0/transport: needs "tls-call-home", here, in the group or in the defaults',
    ]);
    expect(
      await problemsOf("devices: [{ name: a, configuration: edge.conf, transport: udp }]"),
    ).toEqual([
      'fleet.yaml:1 /devices/0/transport: transport must be ssh or tls, or a mapping of how many have each, not "udp"',
    ]);
  });
});
