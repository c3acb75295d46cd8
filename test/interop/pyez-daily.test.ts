import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const notes = "notes of the night\n";
const lab = `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
  protocols { lldp { interface all; } }
  system { services { netconf { ssh; } } }`;
const small = "system { host-name r1; domain-name lab.example.net; services { netconf { ssh; } } }";

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Findings {
  readonly facts: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, Rows>>;
  readonly files: Readonly<Record<string, unknown>>;
}

/** What the script found on a device of this model. */
async function ask(
  model: string,
  configuration: string,
  ...more: readonly string[]
): Promise<Findings> {
  await using device = await emulateDevice({
    configuration,
    model,
    name: "interop",
    seed: "interop",
    serialNumber: "AB1234CD5678",
    users: [user],
    files: { "/var/tmp/notes.txt": notes },
    listen: { ports: { "netconf-ssh": 0 } },
  });
  const { port } = await untilListening(device, "netconf-ssh");
  const script = "test/interop/python/pyez_daily_jobs.py";
  const words = [script, String(port), user.name, user.password, ...more];
  const { status, stdout, stderr } = await runTool(python, words);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Findings;
}

describe.runIf(havePython("jnpr.junos"))("PyEZ in its daily work", () => {
  it("reads tables, works with files and runs commands", async () => {
    const found = await ask("mx204", lab);
    for (const [name, rows] of Object.entries(found.tables))
      expect(rows.length, name).toBeGreaterThanOrEqual(name === "ospf" ? 0 : 1);
    const [port] = found.tables["ethport"] ?? [];
    expect(port).toMatchObject({ oper: "up", admin: "up", link_mode: "Full-duplex" });
    // The neighbor of a port is the same one by ARP and by LLDP.
    const [entry] = found.tables["arp"] ?? [];
    const [neighbor] = found.tables["lldp"] ?? [];
    expect(entry?.["interface_name"]).toBe(`${String(neighbor?.["local_int"])}.0`);
    expect(found.files).toEqual({
      pwd: "/var/home/netops",
      listed: ["notes.txt"],
      cat: `\n${notes}`,
      md5: createHash("md5").update(notes).digest("hex"),
      sha256: createHash("sha256").update(notes).digest("hex"),
      copied: true,
      moved: true,
      stat: notes.length,
      removed: true,
      after: ["notes.txt"],
      missing: null,
      storage: expect.arrayContaining(["devfs"]),
      cleanup: true,
    });
    expect(found).toMatchObject({
      cli_text: expect.stringContaining("Interface               Admin Link Proto"),
      cli_xml: "interface-information",
      cli_json: ["software-information"],
      display_xml_rpc: "get-route-information",
      display_xml_rpc_text: expect.stringContaining("<get-system-uptime-information>"),
      unmappable: expect.stringContaining("No RPC equivalent"),
      rpc_text: expect.stringContaining("et-0/0/0.0"),
      rpc_json: ["software-information"],
      no_interface: "device ge-9/9/9 not found",
      diff: "\n[edit system]\n+   location building pdiff;\n",
      wrong_password: "ConnectAuthError",
    });
  });

  it.each([
    ["mx204", { "2RE": "False", personality: "'MX'", switch_style: "'BRIDGE_DOMAIN'" }],
    ["mx480", { "2RE": "True", personality: "'MX'", switch_style: "'BRIDGE_DOMAIN'" }],
    ["vmx", { "2RE": "False", personality: "'MX'", virtual: "True" }],
    ["vsrx", { "2RE": "False", srx_cluster: "None", switch_style: "'VLAN_L2NG'" }],
    ["ex4300-48t", { vc_capable: "True", switch_style: "'VLAN_L2NG'" }],
  ])("gathers all facts of an %s", async (model, expected) => {
    const { facts } = await ask(model, small, "facts");
    expect(facts).toMatchObject({
      hostname: "'r1'",
      domain: "'lab.example.net'",
      fqdn: "'r1.lab.example.net'",
      model: `'${model.toUpperCase()}'`,
      serialnumber: "'AB1234CD5678'",
      version: expect.stringMatching(/^'\d+\.\dR/),
      HOME: "'/var/home/netops'",
      master: expect.stringMatching(/RE0/),
      current_re: expect.stringMatching(/re0|fpc0/),
      ...expected,
    });
  });
});
