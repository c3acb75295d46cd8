import type { Stanza } from "../outline.ts";

/** `[edit routing-instances]` and `[edit logical-systems]`. */
export const routingInstancesStanza: Stanza = {
  name: "routing-instances",
  text: `
routing-instances container
  instance list hidden-keyword
    instance-type leaf enum virtual-switch|layer2-control|mac-vrf|forwarding|no-forwarding|l2vpn|virtual-router|vpls|vrf|evpn|evpn-vpws|l2backhaul-vpn|mpls-internet-multicast|mpls-forwarding
    l2vpn-id container oneliner-plus
      l2vpn-id leaf string nokeyword
    routing-options container
      use /routing-options
    protocols container
      use routing-protocols
    description leaf string
    vtep-source-interface container oneliner
      use vtep-source
    remote-vtep-list,remote-vtep-v6-list leaf-list string
    vlan-id leaf integer 1..4094|all|none
    vlan-tags container oneliner presence
      outer,inner leaf string
    system container
      services container
        dhcp-local-server container
          use dhcp-local-server
    access container
      address-assignment container
        use address-assignment
    access-profile container oneliner
      access-profile leaf string nokeyword
    routing-interface,l3-interface leaf string
    vxlan container
      use vxlan
    no-local-switching,no-normalization,no-irb-layer-2-copy,connector-id-advertise leaf empty
    forwarding-options container
      use /forwarding-options
    bridge-domains container
      use bridge-domains
    switch-options container
      use switch-options
    service-groups list
      service-type leaf enum eline|elan
    service-type leaf enum vlan-based|vlan-bundle|vlan-aware
    interface list
      any,unicast,multicast leaf empty
      primary leaf empty
    route-distinguisher container oneliner
      rd-type leaf string nokeyword
    vrf-import,vrf-export leaf-list string user-ordered
    vrf-target container oneliner-plus
      use vrf-target
    no-vrf-advertise leaf empty
    vrf-advertise-selective container presence
      family container inline
        inet-mvpn,inet6-mvpn leaf empty
    vrf-table-label container oneliner presence
      static leaf integer
      source-class-usage leaf empty
    no-vrf-propagate-ttl leaf empty choice=propagate-ttl
    vrf-propagate-ttl leaf empty choice=propagate-ttl
    provider-tunnel container
      rsvp-te container presence
        label-switched-path-template container
          template-name leaf string 1..32 nokeyword
          default-template leaf empty
        static-lsp leaf string
      ldp-p2mp,ingress-replication container presence
        create-new-ucast-tunnel leaf empty
      pim-asm,pim-ssm container
        group-address leaf string
      selective container
        group list user-ordered
          source list user-ordered
            threshold-rate leaf integer
            ldp-p2mp leaf empty
    igmp-snooping-options container
      use-p2mp-lsp,snoop-pseudowires leaf empty
    vlans container
      use vlans

logical-systems list
  interfaces container
    interface list hidden-keyword
      unit list
        name leaf integer 0..1073741823
        use unit
  protocols container
    use /protocols
  policy-options container
    use /policy-options
  firewall container
    use /firewall
  routing-instances container
    use /routing-instances
  routing-options container
    use /routing-options
  forwarding-options container
    use /forwarding-options
  system container
    login container
      use /system/login
    syslog container
      use /system/syslog
  security container
    use /security

body vtep-source
  interface-name leaf string nokeyword
  inet,inet6 container presence

body vrf-target
  community leaf string nokeyword
  import,export leaf string
  auto container oneliner-plus presence
    import-as list
      vni-list leaf-list string
`,
};
