import { describe, expect, it } from "vitest";
import { emulateDevice } from "../../src/index.ts";
import { untilListening } from "../../src/testing.ts";
import { havePython, python, runTool } from "../support/foreign-tools.ts";

const user = { name: "netops", password: "interop-password" };
const version = "22.4R3-S2.11";
const versionInfo = "junos.version_info(major=(22, 4), type=R, minor=3-S2, build=11)";
const base = "system { host-name r1; domain-name lab.example.net; services { netconf { ssh; } } }";
const cluster = `chassis { cluster {
  redundancy-group 0 { node 0 priority 200; node 1 priority 100; }
} }`;

/** What PyEZ calls the facts of a device. */
type Facts = Readonly<Record<string, unknown>>;

async function factsOf(model: string, configuration: string): Promise<Facts> {
  await using device = await emulateDevice({
    configuration,
    model,
    junosVersion: version,
    name: "interop",
    seed: "interop",
    serialNumber: "AB1234CD5678",
    users: [user],
    listen: { ports: { "netconf-ssh": 0 } },
  });
  const { port } = await untilListening(device, "netconf-ssh");
  const words = ["test/interop/python/pyez_facts.py", String(port), user.name, user.password];
  const { status, stdout, stderr } = await runTool(python, words);
  expect(status, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as Facts;
}

function engine(model: string, mastership: string, status = "OK"): Facts {
  return {
    mastership_state: mastership,
    status,
    model,
    last_reboot_reason: "Router rebooted after a normal shutdown.",
  };
}

/** The facts of the engines by these names, the first of them the master. */
function engines(
  model: string,
  engineModel: string,
  names: readonly string[],
  status?: string,
): Facts {
  const each = (value: unknown): Facts => Object.fromEntries(names.map((name) => [name, value]));
  const [master, backup] = [
    engine(engineModel, "master", status),
    engine(engineModel, "backup", status),
  ];
  const running = { up_time: expect.stringMatching(/^\d+ seconds?$/) };
  const hasTwo = names.length === 2;
  return {
    "2RE": hasTwo,
    RE0: { ...master, ...running },
    RE1: hasTwo ? { ...backup, ...running } : null,
    RE_hw_mi: false,
    current_re: names.slice(0, 1),
    hostname_info: each("r1"),
    junos_info: each({ text: version, object: versionInfo }),
    master: "RE0",
    model,
    model_info: each(model),
    re_info: { default: { 0: master, ...(hasTwo ? { 1: backup } : {}), default: master } },
    re_master: { default: "0" },
    version_RE0: names.includes("re0") ? version : null,
    version_RE1: names.includes("re1") ? version : null,
  };
}

const common: Facts = {
  HOME: "/var/home/netops",
  domain: "lab.example.net",
  fqdn: "r1.lab.example.net",
  hostname: "r1",
  ifd_style: "CLASSIC",
  jnu_satellite: false,
  satellites_info: {},
  serialnumber: "AB1234CD5678",
  srx_cluster: null,
  srx_cluster_id: null,
  srx_cluster_redundancy_group: null,
  vc_capable: false,
  vc_fabric: null,
  vc_master: null,
  vc_mode: null,
  version,
  version_info: versionInfo,
  virtual: false,
  vmhost: false,
  vmhost_info: {},
};
const router: Facts = { personality: "MX", switch_style: "BRIDGE_DOMAIN" };
const chassisSwitch: Facts = {
  personality: "SWITCH",
  ifd_style: "SWITCH",
  switch_style: "VLAN_L2NG",
  vc_capable: true,
  vc_fabric: false,
  vc_master: "0",
  vc_mode: "Enabled",
};
const node = { preempt: "no", failover_mode: "no", "monitor-failures": "None" };

describe.runIf(havePython("jnpr.junos"))("PyEZ gathers every fact", () => {
  it.each<[model: string, configuration: string, expected: Facts]>([
    [
      "mx204",
      base,
      {
        ...engines("MX204", "RE-S-1600x8", ["re0"]),
        ...router,
        vmhost: true,
        vmhost_info: {
          re0: {
            vmhost_current_root_set: "p",
            vmhost_version_set_p: version,
            vmhost_version_set_b: version,
          },
        },
      },
    ],
    ["mx480", base, { ...engines("MX480", "RE-S-1800x4", ["re0", "re1"]), ...router }],
    ["vmx", base, { ...engines("VMX", "RE-VMX", ["re0"]), ...router, virtual: true }],
    [
      "vsrx",
      base,
      {
        ...engines("VSRX", "VSRX RE", ["re0"], "Testing"),
        switch_style: "VLAN_L2NG",
        // PyEZ knows no vSRX by its model.
        personality: null,
        virtual: null,
      },
    ],
    [
      "srx345",
      `${base} ${cluster}`,
      {
        ...engines("SRX345", "RE-SRX345", ["re0"]),
        personality: "SRX_BRANCH",
        switch_style: "VLAN_L2NG",
        srx_cluster: true,
        srx_cluster_id: "1",
        srx_cluster_redundancy_group: {
          0: {
            cluster_id: "1",
            failover_count: "1",
            node0: { ...node, priority: "200", status: "primary" },
            node1: { ...node, priority: "100", status: "secondary" },
          },
        },
      },
    ],
    ["ex4300-48t", base, { ...engines("EX4300-48T", "EX4300-48T", ["fpc0"]), ...chassisSwitch }],
    [
      "qfx5120",
      base,
      { ...engines("QFX5120-48Y-8C", "RE-QFX5120-48Y-8C", ["re0"]), ...chassisSwitch },
    ],
  ])("of the %s", async (model, configuration, expected) => {
    expect(await factsOf(model, configuration)).toEqual({ ...common, ...expected });
  });
});
