import type { Stanza } from "../schema-text.ts";

/** `[edit protocols]`: the tree, and the protocols that have no stanza of their own. */
export const protocolsStanza: Stanza = {
  name: "protocols",
  text: `
protocols container
  use routing-protocols
  bfd container
    traceoptions container
      use trace
    mhop-inline-disable,no-issu-timer-negotiation leaf empty
    sbfd container
      local-discriminator list user-ordered
        name leaf integer 1..4294967295
        minimum-receive-interval leaf integer 10..255000
        local-ip-address leaf string
  lacp container
    traceoptions container
      use trace
    ppm leaf enum centralized|inline
    fast-hello-issu leaf empty
  lldp container
    use lldp
  lldp-med container
    disable leaf empty
    fast-start leaf integer 1..10
    interface list user-ordered
      disable leaf empty
      location container
        elin leaf string
        civic-based container
          what leaf integer 0..2
          country-code leaf string
          ca-type list user-ordered
            name leaf integer 0..255
            ca-value leaf string
  layer2-control container
    traceoptions container
      use trace
    nonstop-bridging leaf empty
    bpdu-block container
      interface list
        disable,drop leaf empty
      disable-timeout leaf integer 10..3600
    mac-rewrite container
      interface list
        protocol list
  l2-learning container
    traceoptions container
      use trace
    global-mac-table-aging-time leaf integer
    global-mac-ip-table-aging-time leaf integer
    global-mac-limit container
      limit leaf integer nokeyword
      packet-action leaf enum none|drop
    global-mac-move container
      threshold-time,threshold-count,notification-time,reopen-time,cooloff-time leaf integer
      disable-action,traceoptions leaf empty
    global-no-mac-learning,global-mac-statistics,decapsulate-accept-inner-vlan leaf empty
  l2circuit container
    traceoptions container
      use trace
    neighbor list user-ordered
      interface list
        use pseudowire
        virtual-circuit-id leaf integer 1..4294967295
        backup-neighbor list user-ordered
          use pseudowire
          virtual-circuit-id leaf integer 1..4294967295
          standby,hot-standby leaf empty choice=mode
      auto-sensing container presence
        password leaf secret
    local-switching container
      interface list
        end-interface container
          interface leaf string
          protect-interface leaf string
        description leaf string
        encapsulation-type leaf string
        ignore-mtu-mismatch,ignore-encapsulation-mismatch leaf empty
  oam container
    ethernet container
      connectivity-fault-management container
        traceoptions container
          use trace
        action-profile list
          event container
            adjacency-loss,interface-status-tlv,port-status-tlv leaf empty
          action container
            interface-down leaf empty
        maintenance-domain list
          level leaf integer 0..7
          name-format leaf enum none|character-string|mac+2octet|dns
          maintenance-association list
            short-name-format leaf enum character-string|icc|rfc-2685-vpn-id|vlan|2octet
            continuity-check container
              interval leaf enum 10m|1m|10s|1s|100ms|10ms
              hold-interval leaf integer
              loss-threshold leaf integer
            mep list
              name leaf integer 1..8191
              interface container oneliner
                interface-name leaf string nokeyword
                protect,working leaf empty choice=role
                vlan leaf string
              direction leaf enum up|down
              priority leaf integer 0..7
              auto-discovery leaf empty
              remote-mep list
                name leaf integer 1..8191
                action-profile leaf string
      link-fault-management container
        traceoptions container
          use trace
        interface list user-ordered
          pdu-interval leaf integer
          pdu-threshold leaf integer
          link-discovery leaf enum active|passive
          remote-loopback leaf empty
  ppp container
    traceoptions container
      use trace
  pppoe container
    traceoptions container
      use trace
    service-name-tables list user-ordered
      service list user-ordered
        drop,delay leaf string
  sflow container
    agent-id,source-ip leaf string
    polling-interval leaf integer 0..3600
    sample-rate container
      ingress,egress leaf integer
    collector list user-ordered
      udp-port leaf integer 1..65535
    interfaces list user-ordered
      polling-interval leaf integer 0..3600
      sample-rate container
        ingress,egress leaf integer
    disable-sw-rate-limiter leaf empty
  dot1x container
    traceoptions container
      use trace
    authenticator container
      authentication-profile-name leaf string
      no-mac-table-binding leaf empty
      static list user-ordered
        interface leaf string
        vlan-assignment leaf string
      interface list user-ordered
        disable leaf empty
        supplicant leaf enum single|single-secure|multiple
        retries,quiet-period,transmit-period,supplicant-timeout,server-timeout,maximum-requests leaf integer
        mac-radius container presence
          restrict,flap-on-disconnect leaf empty
        guest-vlan,server-reject-vlan leaf string
        server-fail container oneliner
          deny,permit,use-cache leaf empty choice=action
          vlan-name leaf string choice=action
        no-reauthentication leaf empty choice=reauthentication
        reauthentication container oneliner presence choice=reauthentication
          interval leaf integer 1..65535 nokeyword
  vrrp container presence
    traceoptions container
      use trace
    startup-silent-period leaf integer 1..2000
    delegate-processing container oneliner presence
      ae-irb leaf empty
    failover-delay leaf integer 50..100000
    global-advertisements-threshold leaf integer 1..15
    skew-timer-disable,version-3 leaf empty
  iccp container
    traceoptions container
      use trace
    local-ip-addr leaf string
    authentication-key leaf secret
    peer list
      local-ip-addr leaf string
      session-establishment-hold-time leaf integer
      redundancy-group-id-list leaf-list integer user-ordered
      backup-liveness-detection container
        backup-peer-ip leaf string
      liveness-detection container
        use bfd
      authentication-key leaf secret

# What routing instances have as well.
body routing-protocols
  bgp container
    use bgp
  evpn container presence
    use evpn
  igmp container presence
    traceoptions container
      use trace
    query-interval leaf integer 1..1024
    query-response-interval,query-last-member-interval leaf string
    robust-count leaf integer 2..10
    maximum-transmit-rate leaf integer 1..10000
    accounting leaf empty
    interface list user-ordered
      disable leaf empty
      version leaf integer 1..3
      use group-membership
  mld container presence
    query-interval leaf integer 1..1024
    query-response-interval,query-last-member-interval leaf string
    robust-count leaf integer 2..10
    interface list user-ordered
      disable leaf empty
      version leaf integer 1..2
      use group-membership
  igmp-snooping,mld-snooping container presence
    vlan list user-ordered
      use snooping
    use snooping
  isis container
    use isis
  ldp container
    use ldp
  mpls container
    use mpls
  msdp container
    traceoptions container
      use trace
    local-address leaf string
    import,export leaf-list string user-ordered
    peer list user-ordered
      use msdp-peer
    group list user-ordered
      mode leaf enum mesh-group|standard
      local-address leaf string
      import,export leaf-list string user-ordered
      peer list user-ordered
        use msdp-peer
  mvpn container presence
    traceoptions container
      use trace
    receiver-site,sender-site leaf empty choice=site
    mvpn-mode container
      spt-only,rpt-spt leaf empty choice=mode
    route-target container
      import-target,export-target container
        target leaf string
        unicast leaf empty
  mstp container
    use spanning-tree
    configuration-name leaf string
    revision-level leaf integer 0..65535
    max-hops leaf integer 1..255
    msti list
      name leaf integer 1..4094
      bridge-priority leaf string
      vlan leaf-list string user-ordered
      interface list
        priority leaf integer 0..255
        cost leaf integer 1..200000000
  ospf container
    use ospf
  ospf3 container
    use ospf3
  pim container
    use pim
  rip,ripng container
    traceoptions container
      use trace
    rib-group leaf string
    send leaf enum broadcast|multicast|none|version-1
    receive leaf enum both|none|version-1|version-2
    authentication-type leaf enum none|simple|md5
    authentication-key leaf secret
    update-interval,holddown,route-timeout leaf integer
    import leaf-list string user-ordered
    group list user-ordered
      preference,metric-out leaf integer
      import,export leaf-list string user-ordered
      neighbor list user-ordered
        send leaf enum broadcast|multicast|none|version-1
        receive leaf enum both|none|version-1|version-2
        metric-in leaf integer 1..15
        authentication-type leaf enum none|simple|md5
        authentication-key leaf secret
        import leaf-list string user-ordered
  router-advertisement container
    use router-advertisement
  router-discovery container
    disable leaf empty
    interface list user-ordered
      lifetime,min-advertisement-interval,max-advertisement-interval leaf integer
  rstp container
    use spanning-tree
    force-version leaf enum stp
  rsvp container
    use rsvp
  vstp container
    use spanning-tree
    vlan list
      bridge-priority leaf string
      max-age leaf integer 6..40
      hello-time leaf integer 1..10
      forward-delay leaf integer 4..30
      interface list
        use spanning-tree-interface
  l2vpn,vpls container presence
    use layer2-vpn

body lldp
  disable leaf empty
  traceoptions container
    use trace
  management-address leaf string
  advertisement-interval leaf integer 5..32768
  transmit-delay leaf integer 1..8192
  hold-multiplier leaf integer 2..10
  ptopo-configuration-trap-interval leaf integer 0..3600
  ptopo-configuration-maximum-hold-time leaf integer 1..2147483647
  lldp-configuration-notification-interval leaf integer 5..3600
  port-id-subtype leaf enum locally-assigned|interface-name
  chassis-id container
    chassis-id-type leaf string
    chassis-id-value leaf string 1..256
  port-description-type leaf enum interface-alias|interface-description
  neighbour-port-info-display leaf enum port-id|port-description
  mau-type,fast-rx-processing leaf empty
  vlan-name-tlv-option leaf enum vlan-id|name
  tlv-select,tlv-filter leaf-list string
  dest-mac-type leaf enum nearest-bridge|nearest-non-tpmr-bridge|nearest-customer-bridge
  management-interface leaf string
  interface list user-ordered
    disable leaf empty
    power-negotiation container presence
      disable leaf empty
    tlv-select,tlv-filter leaf-list string
    trap-notification leaf enum enable|disable
    dest-mac-type leaf enum nearest-bridge|nearest-non-tpmr-bridge|nearest-customer-bridge
  system-name,system-description leaf string 1..255

body evpn
  traceoptions container
    use trace
  mac-list list
    name leaf string 1..128
    mac-address leaf-list string
  mac-mobility container
    no-sequence-numbers leaf empty
  no-core-isolation leaf empty
  interconnect-multihoming-peer-gateways leaf-list string
  encapsulation leaf enum mpls|vxlan|mpls-inet6|srv6
  assisted-replication container
    leaf container presence
      replicator-activation-delay leaf integer 0..180
    replicator container presence
      inet container presence
        ip leaf string nokeyword
      vxlan-encapsulation-source-ip leaf enum ingress-replication-ip
  default-gateway leaf enum advertise|no-gateway-community|do-not-advertise
  designated-forwarder-election-hold-time leaf integer 1..1800
  designated-forwarder-preference-least leaf empty
  duplicate-mac-detection container
    detection-threshold leaf integer 2..20
    detection-window leaf integer 5..600
    auto-recovery-time leaf integer 1..360
    include-local-moves leaf empty
    action leaf enum block|shutdown|no-mac-suppression
  remote-ip-host-routes container presence
    import leaf-list string user-ordered
    no-advertise-community leaf empty
  pmsi-tunnel-endpoint leaf string
  label-allocation leaf enum per-bridge-domain|per-instance
  interconnect container
    vrf-import,vrf-export leaf-list string user-ordered
    vrf-target container oneliner-plus
      community leaf string nokeyword
      import,export leaf string
    route-distinguisher container oneliner
      rd-type leaf string nokeyword
    esi container
      use ethernet-segment
    interconnected-vni-list leaf-list string
    interconnected-vlan-list leaf-list string user-ordered
    encapsulation leaf enum mpls|vxlan
  vni-options container
    vni list
      name leaf integer 1..16777214
      vrf-target container oneliner-plus
        community leaf string nokeyword
        import,export leaf string
  extended-vlan-list leaf-list string
  extended-vni-list leaf-list string
  multicast-mode leaf enum ingress-replication
  mac-table-size container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop
  no-mac-learning,mac-statistics,normalization leaf empty
  interface list
    interface-mac-limit container
      limit leaf integer nokeyword
    static-mac list
    vpws-service-id container
      local,remote leaf integer 1..16777215
  ip-prefix-routes container presence
    advertise leaf enum direct-nexthop|gateway-address
    encapsulation leaf enum mpls|vxlan|mpls-inet6|srv6
    vni leaf integer 1..16777214
    import,export leaf-list string user-ordered

body group-membership
  static container
    group list user-ordered
      group-increment leaf string
      group-count leaf integer 1..512
      exclude leaf empty
      source list user-ordered
        source-increment leaf string
        source-count leaf integer 1..1024
  ssm-map leaf string
  ssm-map-policy,group-policy,oif-map leaf-list string user-ordered
  immediate-leave,promiscuous-mode,distributed leaf empty
  accounting leaf empty choice=accounting
  no-accounting leaf empty choice=accounting
  group-limit leaf integer 1..32767
  group-threshold leaf integer 1..100
  log-interval leaf integer 6..32767
  passive container oneliner presence
    allow-receive,send-general-query,send-group-query leaf empty

body snooping
  query-interval leaf integer 1..1024
  query-response-interval,query-last-member-interval leaf string
  robust-count leaf integer 2..10
  immediate-leave leaf empty
  proxy container presence
    source-address leaf string
    irb leaf empty
  l2-querier container
    source-address leaf string
  evpn-ssm-reports-only leaf empty
  interface list
    immediate-leave,multicast-router-interface,host-only-interface leaf empty
    group-limit leaf integer 0..65535
    static container
      group list
        source list

body msdp-peer
  traceoptions container
    use trace
  disable leaf empty
  local-address leaf string
  import,export leaf-list string user-ordered
  authentication-key leaf secret
  default-peer leaf empty

body pim
  family container inline
    any,inet,inet6 container presence
      disable leaf empty
  disable leaf empty
  nonstop-routing container
    disable leaf empty
  traceoptions container
    use trace
  dense-groups container
    dynamic-reject leaf empty
    pim-dense-group-type list user-ordered oneliner hidden-keyword
      reject,announce leaf empty choice=action
  tunnel-devices leaf-list string user-ordered
  mvpn container presence
    family container inline
      inet,inet6 container
        autodiscovery container
          inet-mdt leaf empty
        disable leaf empty
  rib-group container oneliner-plus
    inet,inet6 leaf string
  import,export leaf-list string user-ordered
  assert-timeout leaf integer 5..210
  join-prune-timeout leaf integer 210..420
  spt-threshold container
    infinity leaf-list string user-ordered
  rp container
    bootstrap-priority leaf integer 0..255
    bootstrap-import,bootstrap-export leaf-list string user-ordered
    bootstrap container
      family container inline
        inet,inet6 container
          priority leaf integer 0..255
          import,export leaf-list string user-ordered
    rp-register-policy,dr-register-policy leaf-list string user-ordered
    local container
      use local-rp
      family container inline
        inet,inet6 container
          use local-rp
    embedded-rp container presence
      group-ranges list user-ordered homogeneous
      maximum-rps leaf integer 1..500
    auto-rp container oneliner-plus
      discovery,announce,mapping leaf empty choice=mode
    static container
      address list user-ordered
        version leaf integer 1..2
        group-ranges list user-ordered homogeneous
        override leaf empty
  interface list user-ordered
    family container inline
      any,inet,inet6 container presence
        disable leaf empty
        bfd-liveness-detection container
          use bfd
    disable leaf empty
    mode leaf enum bidirectional-sparse|bidirectional-sparse-dense|dense|sparse|sparse-dense
    priority leaf integer 0..4294967295
    version leaf integer 1..2
    hello-interval leaf integer 0..255
    neighbor-policy leaf-list string user-ordered
    bfd-liveness-detection container
      use bfd
    accept-remote-source,reset-tracking-bit leaf empty
  graceful-restart container presence
    disable leaf empty
    restart-duration leaf integer 30..300

body local-rp
  address leaf string
  disable leaf empty
  priority leaf integer 0..255
  hold-time leaf integer 1..65535
  group-ranges list user-ordered homogeneous
  override leaf empty
  anycast-pim container
    rp-set container
      address list user-ordered
        forward-msdp-sa leaf empty
    local-address leaf string

body router-advertisement
  traceoptions container
    use trace
  interface list user-ordered
    preference leaf enum medium|high|low
    max-advertisement-interval leaf integer 4..1800
    min-advertisement-interval leaf integer 3..1350
    managed-configuration leaf empty choice=managed
    no-managed-configuration leaf empty choice=managed
    other-stateful-configuration leaf empty choice=other
    no-other-stateful-configuration leaf empty choice=other
    link-mtu leaf empty choice=link-mtu
    no-link-mtu leaf empty choice=link-mtu
    solicit-router-advertisement-unicast,virtual-router-only leaf empty
    reachable-time leaf integer 0..3600000
    retransmit-timer leaf integer 0..4294967295
    current-hop-limit leaf integer 0..255
    default-lifetime leaf integer 0..9000
    dns-server-address,dns-search-list list user-ordered
      lifetime leaf integer 0..4294967295
    prefix list user-ordered
      valid-lifetime,preferred-lifetime leaf integer 0..4294967295
      on-link leaf empty choice=on-link
      no-on-link leaf empty choice=on-link
      autonomous leaf empty choice=autonomous
      no-autonomous leaf empty choice=autonomous

body spanning-tree
  disable leaf empty
  bpdu-destination-mac-address leaf enum provider-bridge-group
  bridge-priority,backup-bridge-priority leaf string
  max-age leaf integer 6..40
  hello-time leaf integer 1..10
  forward-delay leaf integer 4..30
  system-identifier leaf string
  traceoptions container
    use trace
  priority-hold-time leaf integer 1..255
  interface list
    use spanning-tree-interface
  extended-system-id leaf integer 0..4095
  bpdu-block-on-edge leaf empty

body spanning-tree-interface
  priority leaf integer 0..255
  cost leaf integer 1..200000000
  mode leaf enum point-to-point|shared
  edge,access-trunk,no-root-port,disable leaf empty
  bpdu-timeout-action container presence
    block,alarm,log leaf empty

body pseudowire
  static container presence
    incoming-label,outgoing-label leaf integer
  psn-tunnel-endpoint leaf string
  community leaf string
  control-word leaf empty choice=control-word
  no-control-word leaf empty choice=control-word
  mtu leaf integer
  encapsulation-type leaf string
  ignore-encapsulation-mismatch,ignore-mtu-mismatch leaf empty
  description leaf string
  oam container
    bfd-liveness-detection container
      use bfd
  switchover-delay,revert-time leaf integer
  pseudowire-status-tlv container oneliner-plus presence
    hot-standby-vc-on leaf empty

body layer2-vpn
  traceoptions container
    use trace
  mac-table-size container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop
  interface-mac-limit container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop|log|shutdown|drop-and-log
  mac-table-aging-time leaf integer
  no-mac-learning,mac-statistics leaf empty
  interface list
    interface-mac-limit container
      limit leaf integer nokeyword
    no-mac-learning leaf empty
    description leaf string
    encapsulation-type leaf string
  site list
    site-identifier leaf integer 1..65534
    automatic-site-id container presence
    site-preference leaf string
    multi-homing,mesh-group leaf string
    interface list
      remote-site-id leaf integer 1..65534
      description leaf string
      encapsulation-type leaf string
  neighbor list user-ordered
    use pseudowire
    backup-neighbor list user-ordered
      use pseudowire
      standby leaf empty
  mesh-group list
    local-switching leaf empty
    vpls-id leaf integer 1..4294967295
    neighbor list user-ordered
      use pseudowire
  encapsulation-type leaf string
  control-word leaf empty choice=control-word
  no-control-word leaf empty choice=control-word
  site-range leaf integer 1..65534
  label-block-size leaf enum 2|4|8|16
  vpls-id leaf integer 1..4294967295
  no-tunnel-services leaf empty
  tunnel-services container
    devices leaf-list string user-ordered
    primary leaf string
  connectivity-type leaf enum ce|irb|permanent
`,
};
