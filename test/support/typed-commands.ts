/** How the cells of a column stand below its heading: on its first letter, or on its last. */
type Column = readonly [label: string, edge: "first" | "last"];

/** A table in the text of a command: the last line of its headings, and the lines that are rows. */
export interface TextTable {
  readonly heading: RegExp;
  readonly row: RegExp;
  /** Columns whose cells are held to their headings, in their order. */
  readonly columns: readonly Column[];
}

/** A command that operators type every day. */
export interface TypedCommand {
  readonly line: string;
  /** The devices of `test/golden/typed` that show something of it. */
  readonly on: "router" | "switch" | "firewall";
  readonly table?: TextTable;
}

/** Columns by their labels: `<` after one whose cells begin where it does, `>` where they end with it. */
function table(heading: RegExp, row: RegExp, columns: string): TextTable {
  return {
    heading,
    row,
    columns: columns
      .split("; ")
      .map((column) => [column.slice(0, -2), column.endsWith("<") ? "first" : "last"]),
  };
}

const interfaceName = /^(?:[a-z]{2}-\d|[a-z]+\d?)/;
const address = /^\d+\.\d+\.\d+\.\d+/;

/**
 * What operators type most, by the hand books and by the tools that read text: at least one command
 * for each part of a device that is looked at when something is wrong.
 */
export const typedCommands: readonly TypedCommand[] = [
  { line: "show version", on: "router" },
  {
    line: "show interfaces terse",
    on: "router",
    table: table(
      /^Interface +Admin Link Proto/,
      /^[a-z](?!.* eth-switch$)/,
      "Interface <; Admin <; Link <; Proto <; Local <",
    ),
  },
  {
    line: "show interfaces descriptions",
    on: "router",
    table: table(
      /^Interface +Admin Link Description/,
      interfaceName,
      "Interface <; Admin <; Link <; Description <",
    ),
  },
  { line: "show interfaces ge-0/0/0", on: "router" },
  { line: "show interfaces ge-0/0/0 extensive", on: "router" },
  { line: "show interfaces ge-0/0/0 brief", on: "router" },
  { line: "show interfaces diagnostics optics ge-0/0/0", on: "router" },
  { line: "show configuration", on: "router" },
  { line: "show configuration | display set", on: "router" },
  {
    line: "show chassis hardware",
    on: "router",
    table: table(
      /^Item +Version/,
      /^\S/,
      "Item <; Version <; Part number <; Serial number <; Description <",
    ),
  },
  {
    line: "show chassis alarms",
    on: "router",
    table: table(/^Alarm time/, /./, "Alarm time <; Class <; Description <"),
  },
  { line: "show chassis routing-engine", on: "router" },
  {
    line: "show chassis environment",
    on: "router",
    table: table(/^Class Item/, /./, "Class <; Item <; Status <; Measurement <"),
  },
  {
    line: "show chassis fpc",
    on: "router",
    table: table(
      /^Slot State/,
      /^ +\d+ +\w+ +\d/,
      "State <; (C) >; Total >; Interrupt >; 1min >; 5min >",
    ),
  },
  { line: "show chassis fpc pic-status", on: "router" },
  { line: "show system uptime", on: "router" },
  {
    line: "show system users",
    on: "router",
    table: table(/^USER /, /./, "USER <; TTY <; FROM <; LOGIN@ >; IDLE >; WHAT <"),
  },
  {
    line: "show system alarms",
    on: "router",
    table: table(/^Alarm time/, /./, "Alarm time <; Class <; Description <"),
  },
  {
    line: "show system processes extensive",
    on: "router",
    table: table(
      /^ +PID USERNAME/,
      /./,
      "PID >; USERNAME <; THR >; PRI >; NICE >; SIZE >; RES >; STATE <; TIME >; WCPU >; COMMAND <",
    ),
  },
  {
    line: "show system storage",
    on: "router",
    table: table(
      /^Filesystem/,
      /./,
      "Filesystem <; Size >; Used >; Avail >; Capacity >; Mounted on <",
    ),
  },
  { line: "show system memory", on: "router" },
  { line: "show system commit", on: "router" },
  {
    line: "show system license",
    on: "router",
    table: table(
      /^ +Licenses +Licenses +Licenses +Expiry/,
      /^ {2}[a-z].*\d/,
      "Licenses >; Licenses >; Licenses >; Expiry <",
    ),
  },
  {
    line: "show arp no-resolve",
    on: "router",
    table: table(
      /^MAC Address +Address +Interface/,
      /^[\da-f]{2}:/,
      "MAC Address <; Address <; Interface <; Flags <",
    ),
  },
  {
    line: "show arp",
    on: "router",
    table: table(
      /^MAC Address +Address +Name/,
      /^[\da-f]{2}:/,
      "MAC Address <; Address <; Name <; Interface <; Flags <",
    ),
  },
  {
    line: "show ipv6 neighbors",
    on: "router",
    table: table(
      /^IPv6 Address/,
      /^[\da-f]+:/,
      "IPv6 Address <; Linklayer Address <; State <; Exp <; Rtr <; Secure <; Interface <",
    ),
  },
  {
    line: "show lldp neighbors",
    on: "router",
    table: table(
      /^Local Interface/,
      /./,
      "Local Interface <; Parent Interface <; Chassis Id <; Port info <; System Name <",
    ),
  },
  { line: "show route", on: "router" },
  { line: "show route 192.0.2.2 detail", on: "router" },
  { line: "show route protocol bgp", on: "router" },
  {
    line: "show route terse",
    on: "router",
    table: table(
      /^A V Destination/,
      /^[*+ -] [? ] .* [A-Z] +\d+(?: |$)/,
      "A <; V <; Destination <; P <; Prf >; Metric 1 >",
    ),
  },
  { line: "show route summary", on: "router" },
  {
    line: "show route forwarding-table",
    on: "router",
    table: table(
      /^Destination +Type RtRef/,
      / [a-z]{4} {9,}\d+ \S+$/,
      "Destination <; Type <; Next hop <; Type <; Netif <",
    ),
  },
  {
    line: "show bgp summary",
    on: "router",
    table: table(
      /^Peer +AS/,
      address,
      "Peer <; AS >; InPkt >; OutPkt >; OutQ >; Flaps >; Last Up/Dwn >; State| <",
    ),
  },
  { line: "show bgp neighbor", on: "router" },
  { line: "show bgp group", on: "router" },
  {
    line: "show ospf neighbor",
    on: "router",
    table: table(
      /^Address +Interface +State +ID/,
      address,
      "Address <; Interface <; State <; ID <; Pri >; Dead >",
    ),
  },
  {
    line: "show ospf interface",
    on: "router",
    table: table(
      /^Interface +State +Area/,
      interfaceName,
      "Interface <; State <; Area <; DR ID <; BDR ID <; Nbrs >",
    ),
  },
  {
    line: "show isis adjacency",
    on: "router",
    table: table(
      /^Interface +System +L/,
      interfaceName,
      "Interface <; System <; L <; Hold (secs) >",
    ),
  },
  {
    line: "show ldp session",
    on: "router",
    table: table(/^ +Address +State +Connection/, address, "State <; Connection <"),
  },
  {
    line: "show mpls lsp",
    on: "router",
    table: table(
      /^To +From +State Rt P/,
      address,
      "To <; From <; State <; Rt >; P <; ActivePath <; LSPname <",
    ),
  },
  {
    line: "show rsvp session",
    on: "router",
    table: table(
      /^To +From +State +Rt Style/,
      address,
      "To <; From <; State <; Rt >; Labelin >; Labelout >; LSPname <",
    ),
  },
  {
    line: "show bfd session",
    on: "router",
    table: table(
      /^Address +State +Interface +Time/,
      address,
      "Address <; State <; Interface <; Time <; Interval <; Multiplier <",
    ),
  },
  {
    line: "show lacp interfaces",
    on: "router",
    table: table(
      /^ +LACP state:/,
      /^ {6}\S+ +(?:Actor|Partner) /,
      "Role >; Exp >; Def >; Dist >; Col >; Syn >; Aggr >; Timeout >; Activity >",
    ),
  },
  {
    line: "show vrrp",
    on: "router",
    table: table(/^Interface +State +Group/, interfaceName, "Interface <; State <"),
  },
  { line: "show ntp associations", on: "router" },
  { line: "show log messages | last 5", on: "router" },
  { line: "ping 10.0.0.2 count 2", on: "router" },
  { line: "traceroute 10.0.0.2", on: "router" },
  {
    line: "show vlans",
    on: "switch",
    table: table(
      /^Routing instance +VLAN name/,
      /./,
      "Routing instance <; VLAN name <; Tag <; Interfaces <",
    ),
  },
  {
    line: "show ethernet-switching table",
    on: "switch",
    table: table(
      /^ +name +address +flags/,
      /[\da-f]{2}:[\da-f]{2}/,
      "name <; address <; flags <; interface <; Index <",
    ),
  },
  {
    line: "show spanning-tree interface",
    on: "switch",
    table: table(/^ +port ID +bridge ID +Cost/, interfaceName, "port ID <; bridge ID <"),
  },
  { line: "show spanning-tree bridge", on: "switch" },
  {
    line: "show virtual-chassis",
    on: "switch",
    table: table(/^Member ID +Status/, /^\d/, "Member ID <; Status <; Serial No <; Model <"),
  },
  { line: "show chassis cluster status", on: "firewall" },
  { line: "show chassis fan", on: "switch" },
];
