import { expect, it } from "vitest";
import { NetconfBench } from "../../../support/netconf-bench.ts";

/** Commands that operators and tools use, and the requests that Junos has for them. */
const known = `
show version = get-software-information
show system information = get-system-information
show chassis hardware = get-chassis-inventory
show chassis routing-engine = get-route-engine-information
show chassis environment = get-environment-information
show chassis alarms = get-alarm-information
show system alarms = get-system-alarm-information
show chassis temperature-thresholds = get-temperature-threshold-information
show chassis power = get-power-usage-information
show chassis power detail = get-power-usage-information-detail
show chassis fpc = get-fpc-information
show chassis firmware = get-firmware-information
show chassis mac-addresses = get-chassis-mac-addresses
show interfaces = get-interface-information
show interfaces diagnostics optics = get-interface-optics-diagnostics-information
show arp = get-arp-table-information
show ipv6 neighbors = get-ipv6-nd-information
show lldp neighbors = get-lldp-neighbors-information
show lldp neighbors interface ge-0/0/0 = get-lldp-interface-neighbors
show bgp summary = get-bgp-summary-information
show bgp neighbor 192.0.2.1 = get-bgp-neighbor-information
show bgp group = get-bgp-group-information
show route = get-route-information
show route summary = get-route-summary-information
show route instance = get-instance-information
show ospf neighbor = get-ospf-neighbor-information
show isis adjacency = get-isis-adjacency-information
show ldp session = get-ldp-session-information
show mpls lsp = get-mpls-lsp-information
show rsvp session = get-rsvp-session-information
show bfd session = get-bfd-session-information
show vrrp = get-vrrp-information
show lacp interfaces = get-lacp-interface-information
show bridge mac-table = get-bridge-mac-table
show bridge domain = get-bridge-instance-information
show vlans = get-vlan-information
show virtual-chassis = get-virtual-chassis-information
show system uptime = get-system-uptime-information
show system users = get-system-users-information
show system storage = get-system-storage
show system memory = get-system-memory-information
show system processes = get-system-process-information
show system commit = get-commit-information
show system commit revision = get-commit-revision-information
show system rollback 1 = get-rollback-information
show system configuration rescue = get-rescue-information
show system configuration database status = get-configuration-database-status
show system license = get-license-summary-information
show system core-dumps = get-system-core-dumps
show system yang package = get-system-yang-packages
show system schema = get-yang-schema
show log messages = get-log
show ntp associations no-resolve = get-ntp-associations-information
show ntp status = get-ntp-status-information
show services rpm probe-results = get-probe-results
show snmp mib walk sysDescr = walk-snmp-object
show cli authorization = get-authorization-information
show cli directory = get-current-working-directory
ping 192.0.2.1 = ping
traceroute 192.0.2.1 = traceroute
file list /var/tmp = file-list
file show /etc/hosts = file-show
file delete /var/tmp/x = file-delete
file copy /a /b = file-copy
file checksum md5 /a = get-checksum-information
file checksum sha-256 /a = get-sha256-checksum-information
request system reboot = request-reboot
request system halt = request-halt
request system power-off = request-power-off
request system zeroize = request-system-zeroize
request system software add /var/tmp/x.tgz = request-package-add
request system software validate /var/tmp/x.tgz = request-package-validate
request system software rollback = request-package-rollback
request system snapshot = request-snapshot
request system storage cleanup = request-system-storage-cleanup
request system logout user alice = request-logout-user
request shell execute "uname -a" = request-shell-execute
clear arp = clear-arp-table
clear interfaces statistics all = clear-interfaces-statistics-all
clear bgp neighbor all = clear-bgp-neighbor
clear log messages = clear-log
op script-1 = op-script
show vmhost version = get-vmhost-version-information
`;

const onOthers = `
vsrx: show chassis cluster status = get-chassis-cluster-status
ex4300: show ethernet-switching table = get-ethernet-switching-table-information
qfx5120: show ethernet-switching table summary = get-ethernet-switching-table-information
vsrx: show security policies = get-firewall-policies
vsrx: show security flow session = get-flow-session-information
ex4300: show lldp neighbors interface ge-0/0/0 = get-lldp-interface-neighbors-information
`;

const lines = (text: string): readonly (readonly [string, string, string])[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [, model = "mx204", command = "", rpc = ""] =
        /^(?:(\w+): )?(.*) = (\S+)$/.exec(line) ?? [];
      return [model, command, rpc] as const;
    });

it.each([...lines(known), ...lines(onOthers)])("on %s, %s is %s", async (model, command, rpc) => {
  const reply = await new NetconfBench({ model }).body(
    `<command>${command}| display xml rpc</command>`,
  );
  expect(reply).toMatch(new RegExp(`^<rpc>\\n<${rpc}>\\n`));
});
