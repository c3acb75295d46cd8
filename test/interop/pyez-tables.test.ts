import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { freePort, havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const configuration = `
  system { host-name s1; }
  interfaces {
    xe-0/0/0 { description core; mtu 9192; unit 0 { family inet { address 192.0.2.1/30; } family inet6 { address 2001:db8::1/64; } } }
    xe-0/0/1 { ether-options { 802.3ad ae0; } }
    ae0 { aggregated-ether-options { lacp { active; } } unit 0 { family inet { address 10.0.0.1/24; } } }
    xe-0/0/2 { unit 0 { family ethernet-switching { vlan { members v10; } } } }
  }
  vlans { v10 { vlan-id 10; } }
  protocols { lldp { interface all; } }`;

/** What the script found: views of each table by their keys. */
async function tables(): Promise<Record<string, unknown>> {
  const port = await freePort();
  await using _device = await emulateDevice({
    configuration,
    name: "interop",
    model: "qfx5120",
    seed: "interop",
    users: [user],
    nms: [{ host: "127.0.0.1", port }],
    retryScale: 0.02,
  });
  const script = "test/interop/python/pyez_table_jobs.py";
  const given = [script, String(port), user.name, user.password];
  const { status, stdout, stderr } = await runTool(python, given);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const number: unknown = expect.any(Number);
const address: unknown = expect.stringMatching(/^([\da-f]{2}:){5}[\da-f]{2}$/);

describe.runIf(havePython("jnpr.junos"))("PyEZ's tables over call home", () => {
  it("find ports, counters, optics and neighbours where they look for them", async () => {
    const found = await tables();
    expect(found).toMatchObject({
      media: { "xe-0/0/0": { oper: "up", mtu: 9192, macaddr: address, running: true } },
      ports: { "xe-0/0/0": { description: "core", speed: "10Gbps" } },
      counters: { "xe-0/0/0": { rx_bytes: number, tx_packets: number, rx_bps: number } },
      errors: { "xe-0/0/0": { "tx_err_carrier-transitions": 1, rx_err_fifo: 0 } },
      lldp: {
        "xe-0/0/0": { local_parent: "-", remote_chassis_id: address },
        "xe-0/0/1": {
          local_parent: "ae0",
          remote_port_id: expect.stringMatching(/^xe-\d+\/\d+\/\d+$/),
        },
      },
      optics: { "xe-0/0/0": { rx_optic_power: expect.stringMatching(/^-\d+\.\d\d$/) } },
      lacp: [
        [
          "ae0",
          [
            [["xe-0/0/1", "Actor"], true],
            [["xe-0/0/1", "Partner"], true],
          ],
        ],
      ],
      unknown: "device foo not found",
    });
    const values = (name: string): readonly unknown[] => Object.values(found[name] as object);
    expect(values("arp")).toContainEqual(
      expect.objectContaining({ ip_address: "192.0.2.2", interface_name: "xe-0/0/0.0" }),
    );
    expect(values("nd")).toContainEqual(expect.objectContaining({ router: "yes" }));
    expect(values("macs")).toContainEqual(
      expect.objectContaining({ vlan_name: "v10", logical_interface: "xe-0/0/2.0" }),
    );
  });
});
