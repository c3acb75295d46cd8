import type { Stanza } from "../outline.ts";

/** `[edit firewall]`: filters and policers. */
export const firewallStanza: Stanza = {
  name: "firewall",
  text: `
firewall container
  family container inline
    inet container
      prefix-action list user-ordered
        policer leaf string
        count,filter-specific leaf empty
        subnet-prefix-length,source-prefix-length,destination-prefix-length leaf integer 0..32
      filter list
        use filter-layer3
      simple-filter list
        use filter-layer3
      service-filter list
        use filter-layer3
    inet6 container
      filter list
        use filter-layer3
      service-filter list
        use filter-layer3
    mpls container
      filter list
        use filter-options
        term list user-ordered
          filter leaf string
          from container
            exp,exp-except leaf-list string user-ordered
            interface list user-ordered homogeneous
            interface-set list user-ordered homogeneous
            use match-class
          then container oneliner-plus
            use filter-action
    vpls,bridge,ethernet-switching,evpn,ccc,any container
      filter list
        use filter-options
        term list user-ordered
          filter leaf string
          from container
            use match-layer2
          then container oneliner-plus
            use filter-action
  policer list
    filter-specific,logical-interface-policer,physical-interface-policer,logical-bandwidth-policer,shared-bandwidth-policer leaf empty
    if-exceeding container presence choice=limit
      bandwidth-limit leaf string choice=bandwidth
      bandwidth-percent leaf integer 1..100 choice=bandwidth
      burst-size-limit leaf string
    if-exceeding-pps container presence choice=limit
      pps-limit,packet-burst leaf string
    then container oneliner-plus
      discard,out-of-profile leaf empty
      loss-priority leaf enum low|high|medium-low|medium-high
      forwarding-class leaf string
  hierarchical-policer list
    logical-interface-policer,physical-interface-policer,filter-specific leaf empty
    aggregate,premium container presence
      if-exceeding container presence
        bandwidth-limit,burst-size-limit leaf string
      then container oneliner-plus
        discard leaf empty
        loss-priority leaf enum low|high|medium-low|medium-high
        forwarding-class leaf string
  interface-set list
    interface-list list user-ordered hidden-keyword
  load-balance-group list user-ordered
    next-hop-group leaf-list string user-ordered
  three-color-policer list
    filter-specific,logical-interface-policer,physical-interface-policer,shared-bandwidth-policer leaf empty
    action container
      loss-priority list oneliner
        name leaf enum high
        then leaf enum discard
    single-rate container choice=rate
      color-blind,color-aware leaf empty choice=color
      committed-information-rate,committed-burst-size,excess-burst-size leaf string
    two-rate container presence choice=rate
      color-blind,color-aware leaf empty choice=color
      committed-information-rate,committed-burst-size,peak-information-rate,peak-burst-size leaf string
  filter list
    use filter-layer3
  disable-arp-policers leaf empty

body filter-options
  promote leaf enum gre-key|dscp|traffic-class|vni
  accounting-profile leaf-list string user-ordered
  interface-specific,scale-optimized,physical-interface-filter,enhanced-mode,interface-shared,instance-shared,instance-specific,fast-lookup-filter leaf empty

body filter-layer3
  use filter-options
  term list user-ordered
    filter leaf string
    from container
      use match-layer3
    then container oneliner-plus
      use filter-action

body match-class
  forwarding-class,forwarding-class-except leaf-list string user-ordered
  loss-priority,loss-priority-except leaf-list enum low|high|medium-low|medium-high user-ordered

body match-layer3
  destination-class,destination-class-except,source-class,source-class-except leaf-list string user-ordered
  interface-group,interface-group-except leaf-list string user-ordered
  source-address,destination-address,address list user-ordered oneliner homogeneous
    except leaf empty
  source-prefix-list,destination-prefix-list,prefix-list list user-ordered oneliner homogeneous
    except leaf empty
  packet-length,packet-length-except,dscp,dscp-except,precedence,precedence-except leaf-list string user-ordered
  traffic-class,traffic-class-except,ip-options,ip-options-except leaf-list string user-ordered
  is-fragment,first-fragment,last-fragment,service-filter-hit leaf empty
  fragment-offset,fragment-offset-except leaf-list string user-ordered
  fragment-flags leaf string
  next-header,next-header-except,payload-protocol,payload-protocol-except,extension-header leaf-list string user-ordered
  protocol,protocol-except,ttl,ttl-except,hop-limit,hop-limit-except leaf-list string user-ordered
  icmp-type,icmp-type-except,icmp-code,icmp-code-except leaf-list string user-ordered
  source-port,source-port-except,destination-port,destination-port-except,port,port-except leaf-list string user-ordered
  tcp-initial,tcp-established leaf empty
  tcp-flags leaf string
  esp-spi,esp-spi-except,ah-spi,ah-spi-except leaf-list string user-ordered
  interface,interface-set list user-ordered homogeneous
  use match-class
  gre-key,gre-key-except leaf-list string user-ordered
  flexible-match-mask,flexible-match-range container presence
    match-start leaf enum layer-2|layer-3|layer-4|payload
    byte-offset,bit-length leaf integer
    bit-offset leaf integer 0..7
    mask-in-hex,prefix,range,range-except leaf string

body match-layer2
  use match-layer3
  source-mac-address,destination-mac-address list user-ordered oneliner homogeneous
    except leaf empty
  ip-source-address,ip-destination-address,ip-address list user-ordered oneliner homogeneous
    except leaf empty
  ether-type,ether-type-except,vlan-ether-type,vlan-ether-type-except leaf-list string user-ordered
  learn-vlan-id,learn-vlan-id-except,user-vlan-id,user-vlan-id-except leaf-list string user-ordered
  learn-vlan-1p-priority,learn-vlan-1p-priority-except,user-vlan-1p-priority,user-vlan-1p-priority-except leaf-list string user-ordered
  ip-version container
    ipv4,ipv6 container presence
      use match-layer3
  ip-protocol,ip-protocol-except,ip-precedence,traffic-type leaf-list string user-ordered
  arp-type leaf-list string user-ordered

body filter-action
  policer leaf string
  three-color-policer container
    single-rate,two-rate leaf string choice=rate
  hierarchical-policer leaf string
  policy-map,traffic-class-count,count leaf string
  service-accounting,skip-services,log,packet-mode,syslog,sample,port-mirror leaf empty
  port-mirror-instance leaf string
  loss-priority leaf enum low|high|medium-low|medium-high
  forwarding-class leaf string
  dscp,traffic-class leaf string
  accept leaf empty choice=decision
  discard container oneliner-plus presence choice=decision
    accounting leaf string
  next leaf enum term choice=decision
  reject container oneliner presence choice=decision
    network-unreachable,host-unreachable,protocol-unreachable,port-unreachable,fragmentation-needed,source-route-failed,network-unknown,host-unknown,source-host-isolated,network-prohibited,host-prohibited,bad-network-tos,bad-host-tos,administratively-prohibited,host-precedence-violation,precedence-cutoff,tcp-reset,no-route,address-unreachable,beyond-scope leaf empty choice=reason
  logical-system list[logical-system-name] user-ordered oneliner choice=decision
    routing-instance container oneliner
      routing-instance-name leaf string nokeyword
    topology leaf string
  routing-instance container oneliner choice=decision
    routing-instance-name leaf string nokeyword
    topology leaf string
  next-ip,next-ip6 container oneliner choice=decision
    address leaf string nokeyword
    routing-instance container oneliner
      routing-instance-name leaf string nokeyword
  next-interface container presence choice=decision
    interface-name leaf string 1..127 nokeyword
    routing-instance container oneliner
      routing-instance-name leaf string nokeyword
  ipsec-sa,next-hop-group leaf string
  decapsulate container presence
    gre,mpls-in-udp,ipip container presence
      routing-instance leaf string
  encapsulate container oneliner presence
    tunnel-end-point leaf string nokeyword
  analyzer,vlan,interface leaf string
`,
};
