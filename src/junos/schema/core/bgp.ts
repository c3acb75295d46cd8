import type { Stanza } from "../outline.ts";

/** `[edit protocols bgp]`; group and neighbor repeat what stands at the top. */
export const bgpStanza: Stanza = {
  name: "bgp",
  text: `
body bgp
  path-selection container oneliner-plus
    l2vpn-use-bgp-rules,cisco-non-deterministic,always-compare-med,external-router-id,as-path-ignore leaf empty
    med-plus-igp container presence
      med-multiplier,igp-multiplier leaf integer 1..1000
  advertise-from-main-vpn-tables,holddown-all-stale-labels leaf empty
  stale-labels-holddown-period leaf integer 1..600
  use bgp-peer
  disable leaf empty
  group list user-ordered
    type leaf enum internal|external
    protocol leaf enum ospf|isis
    use bgp-peer
    as-override leaf empty
    allow leaf-list string user-ordered
    dynamic-neighbor list user-ordered
      allow leaf-list string user-ordered
      peer-limit leaf integer 0..2048
      use bgp-authentication
      peer-auto-discovery container
        family container inline
          inet6 container
            ipv6-nd container presence
        interface list
          disable leaf empty
    optimal-route-reflection container
      igp-primary,igp-backup leaf string
    peer-as-list leaf string
    neighbor list user-ordered
      use bgp-peer
      as-override leaf empty

body bgp-authentication
  authentication-key leaf secret
  authentication-algorithm leaf enum md5|hmac-sha-1-96|aes-128-cmac-96|ao
  tcpao-auth-mismatch leaf enum allow-without-tcpao
  authentication-key-chain leaf string 1..128

body bgp-peer
  traceoptions container
    use trace
  description leaf string 1..255
  metric-out container oneliner
    metric-value leaf integer 0..4294967295 nokeyword choice=metric
    minimum-igp,igp container oneliner presence choice=metric
      metric-offset leaf integer nokeyword
      delay-med-update leaf empty
  multihop container presence
    ttl leaf integer 1..255
    no-nexthop-change leaf empty
  route-server-client,accept-remote-nexthop leaf empty
  preference,local-preference leaf integer 0..4294967295
  local-address,local-interface,forwarding-context leaf string
  hold-time leaf integer 0..65535
  minimum-hold-time leaf integer 3..65535
  passive,advertise-inactive leaf empty
  advertise-peer-as leaf empty choice=advertise-peer-as
  no-advertise-peer-as leaf empty choice=advertise-peer-as
  advertise-external container oneliner presence
    conditional leaf empty
  keep leaf enum all|none
  no-aggregator-id leaf empty
  mtu-discovery leaf empty
  enforce-first-as leaf empty
  out-delay leaf integer 0..65535
  ttl leaf enum 1|255
  log-updown,damping leaf empty
  import leaf-list string user-ordered
  bgp-error-tolerance container presence
    malformed-update-log-interval leaf integer 10..65535
    malformed-route-limit leaf integer 0..4294967295 choice=limit
    no-malformed-route-limit leaf empty choice=limit
  family container inline
    inet,inet6 container
      labeled-unicast container presence
        use bgp-family
        aggregate-label container presence
          community leaf string
        explicit-null container oneliner presence
          connected-only leaf empty
        rib container
          inet.3 container presence choice=rib
          inet6.3 leaf empty choice=rib
        resolve-vpn,per-prefix-label leaf empty
        traffic-statistics,entropy-label container presence
      segment-routing-te,unicast,multicast,any container presence
        use bgp-family
      flow container presence
        use bgp-family
        no-validate leaf-list string user-ordered
    inet-vpn,inet6-vpn container
      unicast,multicast,any,flow container presence
        use bgp-family
        aggregate-label container presence
          community leaf string
    iso-vpn container
      unicast container presence
        use bgp-family
    l2vpn container
      auto-discovery-only,auto-discovery-mspw,signaling container presence
        use bgp-family
    evpn,inet-mvpn,inet6-mvpn,inet-mdt container
      signaling container presence
        use bgp-family
    traffic-engineering container
      unicast container presence
        use bgp-family
    route-target container presence
      use bgp-family
      proxy-generate container presence
        route-target-policy leaf-list string user-ordered
      external-paths leaf integer 1..256
      advertise-default leaf empty
  use bgp-authentication
  export leaf-list string user-ordered
  remove-private container oneliner-plus presence
    all container oneliner presence
      replace container oneliner presence
        nearest leaf empty
    no-peer-loop-check leaf empty
  cluster leaf string
  no-client-reflect leaf empty
  peer-as leaf string
  local-as container oneliner
    as-number leaf string nokeyword
    loops leaf integer 1..10
    private,alias,no-prepend-global-as leaf empty
  ipsec-sa leaf string 1..32
  graceful-shutdown container
    receiver container presence choice=role
      local-preference leaf integer
      disable leaf empty
    sender container presence choice=role
      local-preference leaf integer
      disable leaf empty
  shutdown container presence
    notify-message leaf string
  graceful-restart container presence
    disable leaf empty
    restart-time,stale-routes-time leaf integer 1..1800
    long-lived container
      receiver container
        disable leaf empty choice=state
        enable leaf empty choice=state
      advertise-to-non-llgr-neighbor container presence
        omit-no-export leaf empty
    disable-notification-extensions leaf empty
    forwarding-state-bit leaf enum as-rr-client|from-fib
  include-mp-next-hop,disable-4byte-as leaf empty
  idle-after-switch-over container oneliner
    forever leaf empty choice=time
    timeout leaf integer 1..4294967295 nokeyword choice=time
  outbound-route-filter container oneliner-plus
    bgp-orf-cisco-mode leaf empty
    prefix-based container presence
      accept container presence
        inet,inet6 leaf empty
  multipath container presence
    disable,multiple-as,allow-protection,pause-computation-during-churn,list-nexthop leaf empty
    allow-external-internal container presence
      prefix-policy leaf-list string user-ordered
  tcp-mss leaf integer 1..4096
  tcp-connect-port leaf integer 1..65535
  bgp-identifier leaf string
  tcp-aggressive-transmission leaf empty
  bmp container
    monitor leaf enum enable|disable
    route-monitoring container
      none leaf empty
      pre-policy,post-policy container oneliner presence
        exclude-non-eligible,exclude-non-feasible leaf empty
  bfd-liveness-detection container
    use bfd
  output-queue-priority container
    expedited container oneliner presence
      update-tokens leaf integer 1..100
    priority list oneliner
      name leaf integer 1..16
      update-tokens leaf integer 1..100
  link-bandwidth container
    auto-sense container presence
      hold-down leaf integer 0..3600
  vpn-apply-export leaf empty
  egress-te container presence
    install-address leaf string
    import leaf-list string user-ordered
    no-install leaf empty
  advertise-prefix-sid,accept-prefix-sid,advertise-srgb leaf empty

body bgp-family
  prefix-limit,accepted-prefix-limit container
    maximum leaf integer 1..4294967295
    teardown container oneliner-plus presence choice=excess
      limit-threshold leaf integer 1..100 nokeyword
      idle-timeout container oneliner presence
        forever leaf empty choice=time
        timeout leaf integer 1..2400 nokeyword choice=time
    drop-excess,hide-excess container oneliner-plus presence choice=excess
      limit-threshold leaf integer 1..100 nokeyword
  rib-group container oneliner
    ribgroup-name leaf string nokeyword
  add-path container
    receive leaf empty
    send container presence
      path-selection-mode container
        all-paths,equal-cost-paths leaf empty choice=mode
      prefix-policy leaf-list string user-ordered
      path-count leaf integer 2..64
      include-backup-path leaf integer 1..32
      multipath leaf empty
  aigp container presence
    disable leaf empty
  damping leaf empty
  local-ipv4-address leaf string
  loops container oneliner
    loops leaf integer 1..10 nokeyword
  delay-route-advertisements container presence
    always-wait-for-krt-drain leaf empty
    minimum-delay,maximum-delay container
      routing-uptime,inbound-convergence leaf integer 1..36000
  nexthop-resolution container
    no-resolution,preserve-nexthop-hierarchy leaf empty
  graceful-restart container
    long-lived container
      restarter container presence
        disable leaf empty
        stale-time leaf string
    forwarding-state-bit leaf enum set|from-fib
  extended-nexthop,no-install leaf empty
  output-queue-priority,route-refresh-priority,withdraw-priority container oneliner
    priority leaf integer 1..16 choice=priority
    expedited leaf empty choice=priority
  protection container oneliner presence
  topology list user-ordered
    community leaf string
`,
};
