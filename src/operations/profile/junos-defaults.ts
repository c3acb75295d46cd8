import { Derived } from "../../base/index.ts";
import { applyEdit, type ConfigTree, type EditNode } from "../../junos/config/index.ts";
import { parseText } from "../../junos/formats/index.ts";
import type { SchemaNode } from "../../junos/schema/index.ts";

/** Applications that Junos defines itself: name, protocol, destination port, algorithm. */
const applications: readonly (readonly [string, string, string?, string?])[] = [
  ["junos-ftp", "tcp", "21", "ftp"],
  ["junos-tftp", "udp", "69", "tftp"],
  ["junos-rtsp", "tcp", "554", "rtsp"],
  ["junos-ssh", "tcp", "22"],
  ["junos-telnet", "tcp", "23"],
  ["junos-smtp", "tcp", "25"],
  ["junos-tacacs", "tcp", "49"],
  ["junos-dns-udp", "udp", "53", "dns"],
  ["junos-dns-tcp", "tcp", "53", "dns"],
  ["junos-bootps", "udp", "67"],
  ["junos-bootpc", "udp", "68"],
  ["junos-finger", "tcp", "79"],
  ["junos-http", "tcp", "80"],
  ["junos-pop3", "tcp", "110"],
  ["junos-ident", "tcp", "113"],
  ["junos-nntp", "tcp", "119"],
  ["junos-ntp", "udp", "123"],
  ["junos-imap", "tcp", "143"],
  ["junos-bgp", "tcp", "179"],
  ["junos-ldap", "tcp", "389"],
  ["junos-https", "tcp", "443"],
  ["junos-syslog", "udp", "514"],
  ["junos-printer", "tcp", "515"],
  ["junos-radius", "udp", "1812"],
  ["junos-icmp-all", "icmp"],
];

const text = `
groups {
    junos-defaults {
        system { ports { console { type vt100; } } }
        applications {
${applications.map(applicationText).join("\n")}
        }
    }
}
apply-groups junos-defaults;
`;

function applicationText([name, protocol, port, algorithm]: (typeof applications)[number]): string {
  const statements = [
    ...(algorithm === undefined ? [] : [`application-protocol ${algorithm};`]),
    `protocol ${protocol};`,
    ...(port === undefined ? [] : [`destination-port ${port};`]),
  ];
  return `application ${name} { ${statements.join(" ")} }`;
}

const edits = new WeakMap<SchemaNode, EditNode>();
const known = new Derived<ConfigTree, ConfigTree>();

/**
 * The configuration with the group `junos-defaults`, which is applied after all others: what
 * `inherit="defaults"` expands. It has the best-known applications and the console of Junos, not all.
 */
export function withJunosDefaults(tree: ConfigTree): ConfigTree {
  return known.of(tree, () => applyEdit(tree, editFor(tree.schema)).tree);
}

function editFor(schema: SchemaNode): EditNode {
  let edit = edits.get(schema);
  if (edit === undefined) {
    edit = parseText(text, schema).root;
    edits.set(schema, edit);
  }
  return edit;
}
