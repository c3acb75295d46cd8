import type { Stanza } from "../outline.ts";

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
    global-mac-limit container presence
      limit leaf integer nokeyword
      packet-action leaf enum none|drop
    global-mac-move container presence
      threshold-time,threshold-count,notification-time,reopen-time,cooloff-time leaf integer
      disable-action leaf empty
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
      spt-only,rpt-spt container presence choice=mode
    route-target container
      import-target container
        target container
          target-value leaf string nokeyword
          receiver,sender leaf empty
        unicast container presence
          receiver,sender leaf empty
      export-target container
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
    rib-group container oneliner
      ribgroup-name leaf string nokeyword
    use rip-versions
    authentication-type leaf enum none|simple|md5
    authentication-key leaf secret
    update-interval,holddown,route-timeout leaf integer
    import leaf-list string user-ordered
    group list user-ordered
      preference,metric-out leaf integer
      import,export leaf-list string user-ordered
      neighbor list user-ordered
        use rip-versions
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

body rip-versions
  send container oneliner
    broadcast,multicast,none,version-1 leaf empty choice=version
  receive container oneliner
    both,none,version-1,version-2 leaf empty choice=version

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
`,
};
