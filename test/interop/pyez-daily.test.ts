import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const notes = "notes of the night\n";
const lab = `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
  protocols {
    lldp { interface all; }
    ospf { area 0.0.0.0 {
      interface et-0/0/0.0 { interface-type p2p; bfd-liveness-detection { minimum-interval 300; } }
      interface et-0/0/1.0;
    } }
  }
  system { services { netconf { ssh; } } }`;

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Findings {
  readonly tables: Readonly<Record<string, Rows>>;
  readonly files: Readonly<Record<string, unknown>>;
}

/** What the script found on the router of the lab. */
async function ask(): Promise<Findings> {
  await using device = await emulateDevice({
    configuration: lab,
    name: "interop",
    seed: "interop",
    serialNumber: "AB1234CD5678",
    users: [user],
    files: { "/var/tmp/notes.txt": notes },
    listen: { ports: { "netconf-ssh": 0 } },
  });
  const { port } = await untilListening(device, "netconf-ssh");
  const script = "test/interop/python/pyez_daily_jobs.py";
  const words = [script, String(port), user.name, user.password];
  const { status, stdout, stderr } = await runTool(python, words);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Findings;
}

describe.runIf(havePython("jnpr.junos"))("PyEZ in its daily work", () => {
  it("reads tables, works with files and runs commands", async () => {
    const found = await ask();
    for (const [name, rows] of Object.entries(found.tables))
      expect(rows.length, name).toBeGreaterThan(0);
    const [port] = found.tables["ethport"] ?? [];
    expect(port).toMatchObject({ oper: "up", admin: "up", link_mode: "Full-duplex" });
    // The neighbor of a port is the same one by ARP and by LLDP.
    const [entry] = found.tables["arp"] ?? [];
    const [neighbor] = found.tables["lldp"] ?? [];
    expect(entry?.["interface_name"]).toBe(`${String(neighbor?.["local_int"])}.0`);
    expect(found.tables["ospf"]).toMatchObject([
      {
        neighbor_address: "198.51.100.1",
        interface_name: "et-0/0/0.0",
        ospf_neighbor_state: "Full",
        ospf_area: "0.0.0.0",
        dr_address: "0.0.0.0",
      },
      { neighbor_address: "198.51.100.3", ospf_neighbor_state: "Full" },
    ]);
    expect(found.tables["ospf_interfaces"]).toMatchObject([
      { key: "et-0/0/0.0", ospf_interface_state: "PtToPt", neighbor_count: "1" },
      { key: "et-0/0/1.0", neighbor_count: "1" },
    ]);
    expect(found.tables["ospf_overview"]).toMatchObject([
      { router_id: "192.0.2.1", area: "0.0.0.0" },
    ]);
    expect(found.tables["bfd"]).toContainEqual(
      expect.objectContaining({ key: "198.51.100.1", state: "Up", interface: "et-0/0/0.0" }),
    );
    expect(found.tables["ldp"]).toContainEqual(
      expect.objectContaining({
        neighbor_address: "198.51.100.1",
        holdtime: "15",
        up_time: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      }),
    );
    expect(found.tables["fpc"]).toMatchObject([{ key: "0", state: "Online" }]);
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
});
