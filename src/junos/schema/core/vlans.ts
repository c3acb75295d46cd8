import type { Stanza } from "../outline.ts";

/** `[edit vlans]`, `bridge-domains` and `switch-options`. */
export const vlansStanza: Stanza = {
  name: "vlans",
  text: `
bridge-domains container
  use bridge-domains
vlans container
  use vlans
switch-options container
  use switch-options
multi-chassis container
  mc-lag container
    consistency-check container presence
  multi-chassis-protection list
    interface list
virtual-chassis container
  preprovisioned,no-split-detection,auto-sw-update,id leaf empty
  member list
    mastership-priority leaf integer 0..255
    no-management-vlan leaf empty
    serial-number leaf string
    role leaf enum routing-engine|line-card
    location leaf string
  aliases container
    serial-number list
      alias-name leaf string
  mac-persistence-timer leaf string
  traceoptions container
    use trace
poe container
  management leaf enum class|static
  guard-band leaf integer 0..19
  interface list
    disable leaf empty
    priority leaf enum low|high
    maximum-power leaf string
    telemetries container presence
      interval,duration leaf integer
ethernet-switching-options container
  use switch-options

body vlans
  vlan list hidden-keyword
    name leaf string 2..64
    description leaf string
    vlan-id leaf integer 1..4094|all|none choice=id
    vlan-id-list leaf-list string choice=id
    vlan-range leaf string choice=id
    vlan-tags container oneliner presence choice=id
      outer,inner leaf string
    interface list user-ordered
    l3-interface leaf string
    no-local-switching leaf empty
    forwarding-options container
      filter container
        input,output leaf string
      flood container
        input leaf string
      dhcp-security container presence
        arp-inspection,ip-source-guard,ipv6-source-guard,neighbor-discovery-inspection,no-dhcp-snooping,no-dhcpv6-snooping leaf empty
        group list user-ordered
          overrides container
            trusted,untrusted leaf empty choice=trust
          interface list user-ordered
            static-ip list user-ordered
              mac leaf string
        option-82 container presence
          circuit-id,remote-id,vendor-id container presence
            use-interface-description,use-vlan-id leaf empty
            prefix container oneliner-plus
              host-name,routing-instance-name leaf empty
    switch-options container
      use mac-options
    domain-type leaf enum bridge
    no-irb-layer-2-copy leaf empty
    service-id leaf integer 1..65535
    mcae-mac-synchronize leaf empty
    private-vlan leaf enum isolated|community
    isolated-vlan leaf string
    community-vlans leaf-list string user-ordered
    vxlan container
      use vxlan
  vlan-groups container
    vlan-group list
      name leaf string 2..64
      vlan-id-list leaf-list string

body bridge-domains
  domain list hidden-keyword
    name leaf string 1..64
    description leaf string
    domain-type leaf enum bridge
    enable-mac-move-action,mcae-mac-synchronize,no-irb-layer-2-copy,no-local-switching leaf empty
    vlan-id leaf integer 1..4094|all|none choice=id
    vlan-id-list leaf-list string choice=id
    vlan-tags container oneliner presence choice=id
      outer,inner leaf string
    interface list user-ordered
    routing-interface leaf string
    service-id leaf integer 1..65535
    bridge-options container
      use mac-options
    forwarding-options container
      filter,flood container
        input,output leaf string
      dhcp-relay container
        use dhcp-relay
    protocols container
      igmp-snooping container presence
        vlan list user-ordered
          use snooping
        use snooping
    vxlan container
      use vxlan

body switch-options
  use mac-options
  service-id leaf integer 1..65535
  ovsdb-managed leaf empty
  vtep-source-interface container oneliner
    use vtep-source
  remote-vtep-list,remote-vtep-v6-list leaf-list string
  interface-shutdown-action leaf enum soft-shutdown|hard-shutdown
  route-distinguisher container oneliner
    rd-type leaf string nokeyword
  vrf-import,vrf-export leaf-list string user-ordered
  vrf-target container oneliner-plus
    use vrf-target
  redundant-trunk-group container
    group list user-ordered
      name leaf string 1..63
      preempt-cutover-timer leaf integer 1..600
      description leaf string 1..127
      interface list
        primary leaf empty
  voip container
    interface list user-ordered
      vlan,forwarding-class leaf string
  authentication-whitelist list user-ordered homogeneous
    vlan-assignment,bridge-domain-assignment,interface leaf string
  vstp-flooding leaf empty

body mac-options
  mac-table-size,mac-ip-table-size container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop
  interface-mac-limit,interface-mac-ip-limit container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop|log|shutdown|drop-and-log
  mac-move-limit container presence
    none leaf empty choice=limit
    limit leaf integer 1..4294967295 nokeyword choice=limit
    packet-action leaf enum none|drop|log|shutdown|drop-and-log|vlan-member-shutdown
  mac-notification container presence
    notification-interval leaf integer 1..60
  mac-table-aging-time leaf integer
  no-mac-learning,mac-statistics leaf empty
  interface list user-ordered
    interface-mac-limit container
      limit leaf integer nokeyword
      disable leaf empty
      packet-action leaf enum none|drop|log|shutdown|drop-and-log
    static-mac list user-ordered
      vlan-id leaf string
    no-mac-learning,mac-pinning,persistent-learning,no-mac-notification leaf empty

body vxlan
  ovsdb-managed leaf empty
  vni leaf integer 0..16777214
  translation-vni leaf integer 1..16777214
  multicast-group leaf string
  encapsulate-inner-vlan,decapsulate-accept-inner-vlan,ingress-node-replication leaf empty
  unreachable-vtep-aging-timer leaf integer 300..1800
  static-remote-vtep-list leaf-list string
`,
};
