import type { Stanza } from "../outline.ts";

/** What a logical interface holds: encapsulation, addresses, protocol families. */
export const interfaceUnitStanza: Stanza = {
  name: "interface-unit",
  text: `
body unit
  alias,interface-tag leaf string
  virtual-gateway-accept-data,proxy-macip-advertisement leaf empty
  disable,passive-monitor-mode,clear-dont-fragment-bit,reassemble-packets leaf empty
  description leaf string 0..900
  encapsulation leaf string
  mtu leaf integer 256..16000
  point-to-point leaf empty choice=link
  multipoint leaf empty choice=link
  bandwidth leaf string
  traps leaf empty choice=traps
  no-traps leaf empty choice=traps
  arp-resp container oneliner presence
    unrestricted,restricted leaf empty choice=scope
  proxy-arp container oneliner presence
    unrestricted,restricted leaf empty choice=scope
  vlan-id leaf integer 0..4094 choice=vlan
  vlan-id-range leaf string choice=vlan
  vlan-id-list leaf-list string choice=vlan
  vlan-tags container oneliner presence choice=vlan
    outer,inner,inner-range leaf string
    inner-list leaf-list string
  native-inner-vlan-id leaf integer 0..4094
  input-vlan-map,output-vlan-map container oneliner-plus
    push,swap,pop,push-push,swap-push,swap-swap,pop-swap,pop-pop leaf empty choice=operation
    tag-protocol-id,inner-tag-protocol-id,vlan-id,inner-vlan-id leaf string
  swap-by-poppush leaf empty
  dlci leaf integer 1..1022
  vci leaf string
  vpi leaf integer 0..255
  ppp-options container
    use ppp-options
  pppoe-options container
    underlying-interface leaf string
    idle-timeout,auto-reconnect leaf integer 0..4294967295
    access-concentrator,service-name leaf string
    server leaf empty choice=role
    client leaf empty choice=role
    ppp-max-payload leaf integer 1492..9192
  pppoe-underlying-options container
    access-concentrator,dynamic-profile leaf string 1..64
    duplicate-protection,direct-connect leaf empty
    max-sessions leaf integer
    service-name-table leaf string 1..32
  demux-options container
    underlying-interface leaf string
  auto-configure container
    vlan-ranges container
      dynamic-profile list user-ordered
        accept leaf-list string user-ordered
        ranges list user-ordered
  keepalives container oneliner presence choice=keepalive
    interval leaf integer 1..32767
    up-count,down-count leaf integer 1..255
  no-keepalives leaf empty choice=keepalive
  accounting-profile leaf string
  peer-unit leaf integer 0..16385
  tunnel container
    encapsulation container presence
      udp,ipip,vxlan-gpe container presence
        source,destination container
          address,interface leaf string
    encap-type leaf enum ipv4|ipv6
    source,source-hostname,source-interface,destination,destination-hostname leaf string
    key leaf integer 0..4294967295
    backup-destination leaf string
    allow-fragmentation leaf empty choice=fragment
    do-not-fragment leaf empty choice=fragment
    ttl leaf integer 1..255
    traffic-class leaf integer 0..255
    path-mtu-discovery leaf empty choice=path-mtu
    no-path-mtu-discovery leaf empty choice=path-mtu
    routing-instance container
      destination leaf string
  filter container
    use named-filter
  esi container presence
    use ethernet-segment
  virtual-gateway-esi container
    use ethernet-segment
  statistics leaf empty
  service-domain leaf enum inside|outside
  copy-tos-to-outer-ip-header leaf empty
  family container inline
    inet container presence
      use family-inet
    iso container presence
      address list user-ordered
      mtu leaf integer
    inet6 container presence
      use family-inet6
    mpls container presence
      mtu,maximum-labels leaf integer
      filter container
        use list-filter
      policer container
        input,output leaf string
    mlppp container
      bundle leaf string
    mlfr-end-to-end,mlfr-uni-nni container presence
      bundle leaf string
    ccc,tcc container presence
      mtu leaf integer
      filter container
        use list-filter
      policer container
        input,output leaf string
    vpls container presence
      core-facing leaf empty
      filter container
        use named-filter
      policer container
        input,output leaf string
      interface-mode leaf enum access|trunk
      vlan-id leaf integer 1..4094
      vlan-id-list leaf-list string
    bridge container presence
      core-facing leaf empty
      filter container
        use named-filter
      policer container
        input,output leaf string
      use switched
      vlan-id leaf integer 1..4094
      vlan-id-list leaf-list string
    ethernet-switching container presence
      port-mode leaf enum access|tagged-access|trunk
      use switched
      reflective-relay,vlan-auto-sense leaf empty
      vlan,inner-vlan container
        members leaf-list string user-ordered
      native-vlan-id leaf string
      filter container
        use list-filter
      policer container
        input,output leaf string
    pppoe container presence
      access-concentrator,dynamic-profile leaf string
    any container presence
      filter container
        use list-filter
  mac,virtual-gateway-v4-mac,virtual-gateway-v6-mac leaf string
  no-dhcp-flood leaf empty
  etree-ac-role leaf enum root|leaf

body switched
  interface-mode leaf enum access|trunk
  inter-switch-link leaf empty
  inner-vlan-id-list leaf-list string
  vlan-rewrite container oneliner-plus
    translate list user-ordered oneliner
      name leaf integer 1..4094
      to-vlan-id leaf integer 1..4094 nokeyword
  isid-list leaf enum all-service-groups|all
  storm-control container oneliner-plus
    profile-name leaf string nokeyword
  recovery-timeout container oneliner
    time-in-seconds leaf integer 10..3600 nokeyword

# Families whose filter statements hold the name alone.
body list-filter
  input leaf string choice=input
  input-list leaf-list string user-ordered choice=input
  input-chain leaf-list string user-ordered choice=input
  output leaf string choice=output
  output-list leaf-list string user-ordered choice=output
  output-chain leaf-list string user-ordered choice=output
  group leaf integer 1..255

# Families whose filter statements hold a name and attributes.
body named-filter
  input,output container oneliner
    filter-name leaf string nokeyword
    shared-name leaf string
    precedence leaf integer 0..255
  input-list,output-list,input-chain,output-chain leaf-list string user-ordered
  group leaf integer 1..255

body family-layer3
  rpf-check container oneliner-plus presence
    fail-filter leaf string
    mode container oneliner
      loose leaf empty
  accounting container
    source-class-usage container
      input,output leaf empty
    destination-class-usage leaf empty
  mtu leaf integer
  tcp-mss leaf integer 1..65535
  no-redirects,no-neighbor-learn leaf empty
  filter container
    use named-filter
  policer container
    disable-arp-policer leaf empty
    arp,input,output leaf string
  sampling container
    input,output leaf empty
  service container
    input,output container oneliner-plus
      service-set list user-ordered oneliner-plus
        service-filter leaf string
  tunnel-termination leaf empty choice=termination
  no-tunnel-termination leaf empty choice=termination

body family-inet
  dhcp,dhcp-client container presence
    client-identifier container
      ascii,hexadecimal leaf string choice=identifier
      use-interface-description leaf enum logical|device
    no-dns-install container presence
    lease-time leaf string
    retransmission-attempt leaf integer 0..50000
    retransmission-interval leaf integer 4..64
    metric leaf integer 0..255
    server-address leaf string
    update-server,force-discover leaf empty
    vendor-id leaf string 1..60
    options container
      no-hostname leaf empty
  targeted-broadcast container presence
    forward-and-send-to-re,forward-only leaf empty choice=forward
  mac-validate leaf enum strict|loose
  use family-layer3
  arp-max-cache,arp-new-hold-limit leaf integer 1..2000000
  unconditional-src-learn,multicast-only,primary leaf empty
  simple-filter container
    input leaf string
  next-hop-tunnel list user-ordered oneliner-plus
    ipsec-vpn leaf string
  address list user-ordered
    destination,destination-profile,broadcast leaf string
    primary,preferred,master-only leaf empty
    multipoint-destination list user-ordered oneliner-plus
      dlci leaf integer 1..1022
      vci leaf string
      inverse-arp leaf empty
    arp list user-ordered oneliner
      l2-interface leaf string
      mac leaf string choice=mac
      multicast-mac leaf string choice=mac
      publish leaf empty
    web-authentication container oneliner-plus
      http,https,redirect-to-https leaf empty
    vrrp-group list user-ordered
      name leaf integer 0..255
      use vrrp-group
    virtual-gateway-address leaf string
  unnumbered-address container oneliner
    source leaf string nokeyword
    preferred-source-address,destination,destination-profile leaf string
  negotiate-address leaf empty

body family-inet6
  dhcpv6-client container
    client-type leaf enum stateful|autoconfig
    client-ia-type list user-ordered
      name leaf enum ia-na|ia-pd
    rapid-commit container presence
    prefix-delegating container
      preferred-prefix-length leaf integer 0..64
      sub-prefix-length leaf integer 1..127
    client-identifier container oneliner
      duid-type leaf enum duid-llt|vendor|duid-ll
    req-option list user-ordered
    retransmission-attempt leaf integer 0..50000
    update-router-advertisement container
      interface list user-ordered
    update-server leaf empty
  use family-layer3
  nd6-stale-time leaf integer 1..18000
  nd6-max-cache,nd6-new-hold-limit leaf integer 1..2000000
  ndp-proxy,dad-proxy container
    interface-restricted,interface-unrestricted leaf empty choice=scope
  address list user-ordered
    destination leaf string
    eui-64,primary,preferred,master-only leaf empty
    ndp list user-ordered oneliner
      l2-interface leaf string
      mac leaf string choice=mac
      multicast-mac leaf string choice=mac
      publish leaf empty
    vrrp-inet6-group list user-ordered
      name leaf integer 0..255
      use vrrp-group
    virtual-gateway-address leaf string
    subnet-router-anycast leaf empty
  unnumbered-address container oneliner
    source leaf string nokeyword
    preferred-source-address,destination,destination-profile leaf string
  dad-disable leaf empty choice=dad
  no-dad-disable leaf empty choice=dad

body vrrp-group
  virtual-address,virtual-inet6-address leaf-list string user-ordered
  virtual-link-local-address leaf string
  priority leaf integer 0..255
  preferred leaf empty
  advertise-interval leaf integer 1..255 choice=interval
  fast-interval leaf integer 10..40950 choice=interval
  inet6-advertise-interval leaf integer 100..40000 choice=interval
  preempt container presence choice=preempt
    hold-time leaf integer 0..3600
  no-preempt leaf empty choice=preempt
  accept-data leaf empty choice=accept
  no-accept-data leaf empty choice=accept
  authentication-type leaf enum md5|simple
  authentication-key leaf secret
  track container
    interface list user-ordered
      bandwidth-threshold list user-ordered oneliner
        priority-cost leaf integer 1..254
      priority-cost leaf integer 1..254
    priority-hold-time leaf integer 0..3600
    route list[route_address routing-instance] user-ordered oneliner
      routing-instance leaf string
      priority-cost leaf integer 1..254
  vrrp-inherit-from container
    active-interface leaf string
    active-group leaf integer 0..255
  advertisements-threshold leaf integer 1..15

body bfd
  version leaf enum 0|1|automatic
  minimum-interval,minimum-receive-interval leaf integer 1..255000
  multiplier leaf integer 1..255
  inline-disable leaf empty
  pdu-size leaf integer 24..9000
  no-adaptation leaf empty
  transmit-interval container
    minimum-interval leaf integer 1..255000
    threshold leaf integer
  detection-time container
    threshold leaf integer
  authentication container
    key-chain leaf string
    algorithm leaf enum simple-password|keyed-md5|meticulous-keyed-md5|keyed-sha-1|meticulous-keyed-sha-1
    loose-check leaf empty
  holddown-interval leaf integer 0..255000
  local-address leaf string
  session-mode leaf enum automatic|multihop|single-hop
`,
};
