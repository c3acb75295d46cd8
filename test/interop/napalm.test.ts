import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const router = `${readFileSync("fixtures/lab/mx204-edge.conf", "utf8")}
  protocols { lldp { interface all; } }
  services { rpm { probe gate { test core {
    probe-type icmp-ping; target address 198.51.100.1; probe-count 5; probe-interval 1; test-interval 30;
  } } } }
  system { services { netconf { ssh; } } }`;
const fabric = `
  system { host-name s1; services { netconf { ssh; } } ntp { peer 192.0.2.124; server 192.0.2.123; } }
  interfaces { xe-0/0/2 { unit 0 { family ethernet-switching { vlan { members v10; } } } } }
  vlans { v10 { vlan-id 10; } }`;

interface Findings {
  readonly getters: Readonly<Record<string, object>>;
  readonly [name: string]: unknown;
}

async function ask(model: string, configuration: string, ...more: string[]): Promise<Findings> {
  await using device = await emulateDevice({
    configuration,
    model,
    name: "interop",
    seed: "interop",
    serialNumber: "AB1234CD5678",
    users: [user],
    listen: { ports: { "netconf-ssh": 0 } },
  });
  const { port } = await untilListening(device, "netconf-ssh");
  const script = "test/interop/python/napalm_jobs.py";
  const words = [script, String(port), user.name, user.password, ...more];
  const { status, stdout, stderr } = await runTool(python, words);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Findings;
}

const number: unknown = expect.any(Number);
const mac: unknown = expect.stringMatching(/^([\dA-F]{2}:){5}[\dA-F]{2}$/);

/** Getters that answer with an empty value on a device that has nothing of what they ask for. */
function emptyGetters({ getters }: Findings): readonly string[] {
  return Object.keys(getters).filter((name) => Object.keys(getters[name] ?? {}).length === 0);
}

describe.runIf(havePython("napalm"))("NAPALM", () => {
  it("gets everything from a router, changes its configuration and probes from it", async () => {
    const found = await ask("mx204", router);
    expect(emptyGetters(found)).toEqual(["get_mac_address_table", "get_ntp_peers", "get_vlans"]);
    expect(found.getters).toMatchObject({
      get_arp_table: expect.arrayContaining([
        { interface: "et-0/0/0.0", mac, ip: "198.51.100.1", age: number },
      ]),
      get_bgp_config: { core: { type: "internal", local_address: "192.0.2.1", local_as: 64_500 } },
      get_bgp_neighbors: {
        global: {
          router_id: "192.0.2.1",
          peers: { "192.0.2.2": { remote_as: 64_500, is_up: true, description: "rr-ams-1" } },
        },
      },
      get_bgp_neighbors_detail: {
        global: {
          64_500: expect.arrayContaining([
            expect.objectContaining({
              remote_address: "192.0.2.2",
              connection_state: "Established",
              holdtime: 90,
            }),
          ]),
        },
      },
      get_config: { running: expect.stringContaining("host-name edge-ams-1;"), startup: "" },
      get_environment: {
        temperature: { "Routing Engine 0": { temperature: number, is_alert: false } },
        power: { "Power Supply 0": { status: true, capacity: 650, output: number } },
        fans: { "Fan Tray 0 Fan 0": { status: true } },
        cpu: { 0: { "%usage": number } },
        memory: { available_ram: number, used_ram: number },
      },
      get_facts: {
        vendor: "Juniper",
        model: "MX204",
        serial_number: "AB1234CD5678",
        hostname: "edge-ams-1",
        fqdn: "edge-ams-1.lab.example.net",
        interface_list: expect.arrayContaining(["et-0/0/0", "lo0"]),
      },
      // The driver has none.
      get_firewall_policies: "NotImplementedError",
      get_interfaces: {
        "et-0/0/0": { is_up: true, is_enabled: true, mac_address: mac, speed: 100_000, mtu: 9192 },
        "et-0/0/2": { is_up: false },
      },
      get_interfaces_counters: {
        "et-0/0/0": { rx_unicast_packets: number, tx_octets: number, rx_errors: 0 },
      },
      get_interfaces_ip: { "et-0/0/0.0": { ipv4: { "198.51.100.0": { prefix_length: 31 } } } },
      get_ipv6_neighbors_table: expect.arrayContaining([
        expect.objectContaining({ interface: "et-0/0/0.0", mac, ip: "2001:db8:0:1::1" }),
      ]),
      get_network_instances: {
        bluewater: {
          type: "L3VRF",
          state: { route_distinguisher: "192.0.2.1:100" },
          interfaces: { interface: { "xe-0/1/0.100": {} } },
        },
      },
      get_ntp_servers: { "192.0.2.123": {} },
      get_ntp_stats: [{ remote: "192.0.2.123", hostpoll: 64 }],
      get_optics: {
        "et-0/0/0": {
          physical_channels: {
            channel: [0, 1, 2, 3].map((index) => ({
              index,
              state: { laser_bias_current: { instant: number } },
            })),
          },
        },
      },
      get_probes_config: { gate: { core: { target: "198.51.100.1", probe_count: 5 } } },
      get_probes_results: { gate: { core: { target: "198.51.100.1", probe_type: "icmp-ping" } } },
      get_route_to: {
        "198.51.100.0/31": [{ protocol: "Direct", outgoing_interface: "et-0/0/0.0" }],
      },
      get_snmp_information: { location: "Amsterdam, row 4, rack 17" },
      get_users: { netops: { level: 15 }, watch: { level: 0 } },
    });
    // Both getters of LLDP tell of the same neighbor.
    const { get_lldp_neighbors: brief, get_lldp_neighbors_detail: detail } = found.getters;
    const [neighbor] =
      (brief as Record<string, { hostname: string; port: string }[]>)["et-0/0/0"] ?? [];
    expect(detail).toMatchObject({
      "et-0/0/0": [{ remote_system_name: neighbor?.hostname, remote_port: neighbor?.port }],
    });

    const building = (name: string): string => `[edit system]\n+   location building ${name};`;
    expect(found).toMatchObject({
      merged: building("N-merge"),
      committed: expect.stringMatching(/by netops\nbuilding N-merge;$/),
      rolled_back: "",
      set: building("N-set"),
      xml: building("N-xml"),
      discarded: "",
      replaced: "[edit system]\n-  host-name edge-ams-1;\n+  host-name replaced;",
      bad: expect.stringContaining("Invalid numeric value: 'big'"),
      pending: true,
      confirmed: [false, expect.stringMatching(/building N-merge;$/)],
      odd_minutes: expect.stringMatching(/building N-merge;$/),
      ping: {
        success: { probes_sent: 3, packet_loss: 0, results: Array(3).fill(expect.anything()) },
      },
      lost: { error: "Packet loss 100" },
      traceroute: { success: { 1: { probes: { 1: { ip_address: "198.51.100.1" } } } } },
      alive: { is_alive: true },
      cli: {
        "show version": expect.stringContaining("Hostname: edge-ams-1\nModel: mx204"),
        "show interfaces terse": expect.stringContaining("Interface               Admin Link"),
      },
    });
  });

  it("gets the VLANs, the addresses behind them and the optics of a switch", async () => {
    const { getters } = await ask("qfx5120", fabric, "getters");
    expect(getters).toMatchObject({
      get_environment: {
        power: { "FPC 0 Power Supply 0": { status: true } },
        fans: { "FPC 0 Fan Tray 0 Fan 0": { status: true } },
      },
      get_facts: { model: "QFX5120-48Y-8C", hostname: "s1" },
      get_mac_address_table: expect.arrayContaining([
        expect.objectContaining({ mac, interface: "xe-0/0/2.0", vlan: 10, active: true }),
      ]),
      get_ntp_peers: { "192.0.2.124": {} },
      get_ntp_stats: [{ remote: "192.0.2.123" }, { remote: "192.0.2.124" }],
      get_optics: { "xe-0/0/2": { physical_channels: { channel: [{ index: 0 }] } } },
      get_vlans: { 10: { name: "v10", interfaces: ["xe-0/0/2.0"] } },
    });
  });
});
