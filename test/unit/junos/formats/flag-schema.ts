import { readSchema, type SchemaNode } from "../../../../src/junos/schema/index.ts";

/** A small schema in which every text-form flag occurs. */
export const flagSchema: SchemaNode = readSchema([
  {
    name: "flags",
    text: `
version leaf string
system container
  host-name leaf string
  services container
    ssh container presence
      port leaf integer 1..65535
      root-login leaf enum allow|deny
    telnet leaf empty
  name-server list homogeneous user-ordered
    port leaf integer 1..65535
  login container
    user list
      class leaf enum operator|super-user
      password leaf secret
  syslog container
    file list
      contents list hidden-keyword oneliner
        any leaf empty choice=level
        notice leaf empty choice=level
      archive container oneliner presence
        size leaf string
        files leaf integer
interfaces container
  interface list hidden-keyword
    description leaf string
    mtu leaf integer 256..9192
    gigether-options container
      ieee-802.3ad leaf string keyword=802.3ad
    unit list
      vlan-id leaf integer 1..4094
      family container inline
        inet container presence
          address list user-ordered
            primary leaf empty
            preferred leaf empty
        inet6 container presence
          mtu leaf integer
policies container
  policy list[from-zone-name to-zone-name] hidden-keyword
    from-zone-name leaf string keyword=from-zone
    to-zone-name leaf string keyword=to-zone
    rule list user-ordered
      then container oneliner-plus
        permit leaf empty choice=action
        deny leaf empty choice=action
        log container
          session-close leaf empty
          session-init leaf empty
routing container
  route list oneliner-plus
    next-hop leaf-list user-ordered
    discard leaf empty
    metric container oneliner-plus
      metric-value leaf integer nokeyword choice=metric
      igp leaf empty choice=metric
      minimum leaf integer
  route-filter list[address choice-ident choice-value] oneliner user-ordered valued=upto|through
    choice-ident leaf enum exact|orlonger|upto|through nokeyword
    choice-value leaf string nokeyword
    accept leaf empty
  community list[choice-ident choice-value community-name] oneliner user-ordered
    choice-ident leaf enum add|delete|set nokeyword
    choice-value leaf string nokeyword
    community-name leaf string nokeyword
  as-path list oneliner
    path leaf string nokeyword
  priority container oneliner
    setup leaf integer nokeyword
    hold leaf integer nokeyword
  member-range list[name end-range]
    end-range leaf string keyword=to
  import leaf-list user-ordered
  load-balance container oneliner
    algorithm leaf enum per-packet|per-flow nokeyword
  default-policy container
    action leaf enum permit-all|deny-all nokeyword
`,
  },
]);
