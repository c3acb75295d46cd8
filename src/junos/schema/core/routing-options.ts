import type { Stanza } from "../outline.ts";

/** `[edit routing-options]`, which routing instances have too. */
export const routingOptionsStanza: Stanza = {
  name: "routing-options",
  text: `
routing-options container
  flex-algorithm list oneliner-plus
    definition container
      metric-type leaf string
      priority leaf integer 0..255
      use-flex-algorithm-prefix-metric leaf empty
  source-packet-routing container oneliner-plus
    srv6 container
      locator list
        function-length,argument-length leaf integer
      no-reduced-srh leaf empty
  route-distinguisher-id leaf string
  rib list
    static container
      use static
    martians list[address choice-ident choice-value] user-ordered oneliner homogeneous valued=upto|through|prefix-length-range
      use martian
    aggregate,generate container
      use aggregate
    maximum-paths,maximum-prefixes container oneliner
      use route-limit
    multipath container oneliner-plus presence
      use multipath
    protect container oneliner
      core leaf empty
  resolution container presence
    tracefilter leaf-list string user-ordered
    traceoptions container
      use trace
    preserve-nexthop-hierarchy leaf empty choice=hierarchy
    no-preserve-nexthop-hierarchy leaf empty choice=hierarchy
    rib list user-ordered
      resolution-family,resolution-ribs,inet-resolution-ribs,inet6-resolution-ribs,import,inet-import,inet6-import leaf-list string user-ordered
  interface-routes container
    rib-group container oneliner-plus
      inet,inet3,inet6 leaf string
    family list user-ordered
      name leaf enum inet|inet6
      import leaf-list string user-ordered
      export container
        point-to-point,lan leaf empty
  traceoptions container
    use trace
  router-id leaf string
  autonomous-system container oneliner-plus
    as-number leaf string nokeyword
    loops leaf integer 1..10
    asdot-notation leaf empty
    independent-domain container oneliner-plus presence
      no-attrset container oneliner presence
  confederation container oneliner
    confederation-as leaf string nokeyword
    members leaf-list string user-ordered
  ipv6-router-id leaf string
  graceful-restart container presence
    disable leaf empty
    restart-duration leaf integer 120..10000
  flow container
    validation container
      traceoptions container
        use trace
    route list user-ordered
      no-install leaf empty
      match container
        destination,source leaf string
        protocol,port,destination-port,source-port,packet-length,dscp,icmp-type,icmp-code,tcp-flags,fragment leaf-list string user-ordered
      then container oneliner-plus
        community,rate-limit,routing-instance,redirect leaf string
        accept,discard,next-term,sample leaf empty
    term-order leaf enum legacy|standard
    interface-group leaf integer
  bmp container presence
    use bmp-options
    station list user-ordered
      station-address leaf string
      station-port leaf integer 1..65535
      use bmp-options
  ppm container presence
    delegate-processing leaf empty choice=delegate
    no-delegate-processing leaf empty choice=delegate
    redistribution-timer leaf integer 1..30
  maximum-ecmp leaf enum 16|32|64|96|128|160|192|224|256|288|320|352|384|416|448|480|512
  source-routing container
    ip,ipv6 leaf empty
  static container
    use static
  martians list[address choice-ident choice-value] user-ordered oneliner homogeneous valued=upto|through|prefix-length-range
    use martian
  aggregate,generate container
    use aggregate
  maximum-paths,maximum-prefixes container oneliner
    use route-limit
  multipath container oneliner-plus presence
    use multipath
  protect container oneliner
    core leaf empty
  rib-groups list user-ordered
    export-rib leaf string
    import-rib,import-policy leaf-list string user-ordered
  route-record leaf empty
  localized-fib container presence
    fpc-slot leaf-list integer user-ordered
  instance-import,instance-export leaf-list string user-ordered
  auto-export container presence
    disable leaf empty
    traceoptions container
      use trace
    family container inline
      inet,inet6,iso container
        disable leaf empty
        unicast,multicast container presence
          disable leaf empty
          rib-group leaf string
  dynamic-tunnels container
    forwarding-rib container presence
      inet.0,inet6.0 container presence
    traceoptions container
      use trace
    gre list user-ordered
      name leaf enum next-hop-based-tunnel|full-resolved-next-hop-based-tunnel|chain-full-resolve-next-hop-based-tunnel
    dynamic-tunnel list user-ordered hidden-keyword
      source-address leaf string
      rsvp-te list user-ordered
        label-switched-path-template container
          default-template leaf empty
        destination-networks list user-ordered homogeneous
      gre,udp,ipip leaf empty choice=tunnel
      destination-networks list user-ordered homogeneous
        preference leaf integer
  interface list user-ordered
    ipv4-tunnel-hello,link-protection leaf empty
    arp-prefix-limit,supplementary-blackout-timer leaf integer
  host-fast-reroute container presence
    global-arp-prefix-limit,global-supplementary-blackout-timer leaf integer
  warm-standby,nonstop-routing leaf empty
  nonstop-routing-options container presence
    precision-timers-max-period leaf integer 60..1800
  srlg list user-ordered oneliner-plus homogeneous
    srlg-value leaf integer 1..4294967295
    srlg-cost leaf integer 0..65535
  admin-groups-extended-range container
    minimum,maximum leaf integer 32..4294967295
  admin-groups-extended list user-ordered oneliner-plus homogeneous
    group-value leaf integer 32..4294967295
  forwarding-table container
    remnant-holdtime leaf integer 0..10000
    krt-nexthop-ack-timeout leaf integer 1..400
    export leaf-list string user-ordered
    dynamic-list-next-hop leaf empty
    chained-composite-next-hop container
      transit container
        l2vpn,l3vpn leaf empty
      ingress container
        l2vpn,no-l2vpn,l2ckt,no-l2ckt,fec129-vpws,no-fec129-vpws,evpn,no-evpn leaf empty
        l3vpn container oneliner-plus presence
          extended-space leaf empty
        labeled-bgp container presence
          inet6 leaf empty
    ecmp-fast-reroute leaf empty choice=reroute
    no-ecmp-fast-reroute leaf empty choice=reroute
    indirect-next-hop leaf empty choice=indirect
    no-indirect-next-hop leaf empty choice=indirect
    indirect-next-hop-change-acknowledgements leaf empty
    unicast-reverse-path leaf enum active-paths|feasible-paths
  fate-sharing container
    group list user-ordered
      cost leaf integer 1..65535
      from list user-ordered oneliner
        to leaf string
  multicast container
    traceoptions container
      use trace
    rpf list user-ordered
    scope list user-ordered
      interface leaf-list string user-ordered
      prefix leaf string
    scope-policy leaf-list string user-ordered
    flow-map list
      policy leaf-list string user-ordered
      bandwidth container oneliner
        bps leaf string nokeyword
        adaptive leaf empty
    ssm-groups leaf-list string user-ordered
    ssm-map list
      policy leaf-list string user-ordered
      source leaf-list string user-ordered
    asm-override-ssm leaf empty
    forwarding-cache container
      threshold container
        suppress,reuse leaf integer 1..200000
      timeout leaf integer 1..720
    interface list
      maximum-bandwidth container oneliner presence
        bandwidth-limit leaf string nokeyword
      no-qos-adjust leaf empty
  validation container
    traceoptions container
      use trace
    notification-rib leaf-list string user-ordered
    group list
      max-sessions leaf integer 1..63
      session list
        traceoptions container
          use trace
        refresh-time,hold-time leaf integer
        record-lifetime leaf integer
        preference leaf integer 1..255
        port leaf integer 1..65535
        local-address leaf string
    static container
      record list
        maximum-length list user-ordered
          origin-autonomous-system list user-ordered
            validation-state leaf enum invalid|valid

body static
  rib-group leaf string
  defaults container
    use static-attributes
  route list oneliner-plus
    priority leaf enum medium|low|high
    next-hop leaf-list string user-ordered choice=next-hop
    reject,discard,receive leaf empty choice=next-hop
    next-table leaf string choice=next-hop
    static-lsp-next-hop list user-ordered oneliner
      preference,metric leaf integer
    lsp-next-hop list user-ordered oneliner
      preference,metric leaf integer
    description leaf string
    qualified-next-hop list user-ordered
      preference,metric leaf integer
      interface,mac-address leaf string
      order leaf integer 1..65535
      tag leaf integer
      bfd-liveness-detection container
        use static-bfd
    backup-pe-group leaf string
    bfd-liveness-detection container
      use static-bfd
    use static-attributes

body static-bfd
  use bfd
  neighbor leaf string
  minimum-receive-ttl leaf integer 1..255

body static-attributes
  retain leaf empty choice=retain
  no-retain leaf empty choice=retain
  install leaf empty choice=install
  no-install leaf empty choice=install
  readvertise leaf empty choice=readvertise
  no-readvertise leaf empty choice=readvertise
  resolve leaf empty choice=resolve
  no-resolve leaf empty choice=resolve
  use route-attributes

body route-attributes
  active leaf empty choice=activity
  passive leaf empty choice=activity
  metric,metric2,metric3,metric4,tag,tag2,preference,preference2,color,color2 container oneliner presence
    metric-value leaf integer nokeyword
    type leaf integer 1..16
  community leaf-list string user-ordered
  as-path container
    path leaf string
    origin leaf enum igp|egp|incomplete
    atomic-aggregate leaf empty
    aggregator container oneliner presence
      as-number leaf string nokeyword
      address leaf string nokeyword

body aggregate
  defaults container
    use aggregate-attributes
  route list oneliner-plus
    policy leaf-list string user-ordered
    use aggregate-attributes

body aggregate-attributes
  use route-attributes
  discard leaf empty
  next-table leaf string
  brief leaf empty choice=detail
  full leaf empty choice=detail

body martian
  address leaf string nokeyword
  choice-ident leaf enum exact|longer|orlonger|upto|through|prefix-length-range nokeyword
  choice-value leaf string nokeyword
  allow leaf empty

body route-limit
  limit leaf integer 1..4294967295 nokeyword
  threshold leaf integer 1..100 choice=action
  log-only leaf empty choice=action
  log-interval leaf integer 5..86400

body multipath
  vpn-unequal-cost container oneliner presence
    equal-external-internal leaf empty
  as-path-compare leaf empty
  pass-paths leaf empty

body bmp-options
  connection-mode leaf enum active|passive
  hold-down container
    seconds leaf integer 30..65535 nokeyword
    flaps leaf integer 2..10
    period leaf integer 30..65535
  initiation-message leaf string 1..255
  local-address leaf string
  local-port leaf integer 1..65535
  monitor leaf enum enable|disable
  priority leaf enum low|medium|high
  route-monitoring container
    none leaf empty
    pre-policy,post-policy container presence
      exclude-non-eligible,exclude-non-feasible leaf empty
  routing-instance leaf string
  statistics-timeout leaf integer 0..65535
  traceoptions container
    use trace
`,
};
