import type { Stanza } from "../outline.ts";

/** `[edit protocols mpls]`, `rsvp` and `ldp`. */
export const mplsStanza: Stanza = {
  name: "mpls",
  text: `
body mpls
  disable leaf empty
  traceoptions container
    use trace
  path-mtu container presence
    allow-fragmentation leaf empty
    rsvp container oneliner-plus presence
      mtu-signaling leaf empty
  statistics container
    file container oneliner presence
      filename leaf string 1..1024 nokeyword
      size leaf string
      files leaf integer 2..1000
      world-readable leaf empty choice=readable
      no-world-readable leaf empty choice=readable
    interval leaf integer 1..65535
    auto-bandwidth,no-transit-statistics leaf empty
  log-updown container
    syslog leaf empty choice=syslog
    no-syslog leaf empty choice=syslog
    trap leaf empty choice=trap
    no-trap container presence choice=trap
      mpls-lsp-traps,rfc3812-traps leaf empty
    trap-path-down,trap-path-up leaf empty
  optimize-adaptive-teardown container
    p2p leaf empty
    timeout leaf integer 1..65535
  traffic-engineering container presence
    bgp,bgp-igp,bgp-igp-both-ribs,mpls-forwarding leaf empty choice=use
    database container oneliner-plus
      import container
        l3-unicast-topology container presence
          bgp-link-state leaf empty
        igp-topology container presence
          bgp-link-state leaf empty
        policy leaf-list string user-ordered
        identifier leaf integer
      export container
        policy leaf-list string user-ordered
  admin-groups list user-ordered oneliner-plus homogeneous
    group-value leaf integer 0..31 nokeyword
  advertisement-hold-time leaf integer 0..65535
  rsvp-error-hold-time leaf integer 0..240
  optimize-aggressive leaf empty
  smart-optimize-timer leaf integer 0..65535
  optimize-switchover-delay leaf integer 1..900
  no-propagate-ttl,explicit-null,icmp-tunneling,expand-loose-hop leaf empty
  use lsp-attributes
  ipv6-tunneling leaf empty
  label-range container
    dynamic-label-range,static-label-range list user-ordered oneliner
      name leaf integer 16..1048575
      range-end leaf integer 16..1048575 nokeyword
    label-limit leaf integer
  label-switched-path list user-ordered
    name leaf string 1..64
    disable leaf empty
    traceoptions container
      use trace
    no-install-to-address,backup leaf empty
    from,to leaf string
    template,corouted-bidirectional,corouted-bidirectional-passive leaf empty
    metric leaf integer 1..16777215
    metric-type container
      te,igp leaf empty choice=metric
      delay container presence choice=metric
        minimum leaf empty
    ldp-tunneling leaf empty
    soft-preemption container presence
      disable leaf empty
    install list user-ordered oneliner
      active leaf empty
    retry-timer leaf integer 1..600
    retry-limit leaf integer 0..10000
    use lsp-attributes
    description leaf string
    link-protection leaf empty choice=protection
    node-link-protection leaf empty choice=protection
    fast-reroute container presence choice=protection
      hop-limit leaf integer 0..255
      bandwidth leaf string
      bandwidth-percent leaf integer 1..100
      use affinity
    p2mp container oneliner presence
      path-name leaf string nokeyword
    auto-bandwidth container presence
      adjust-interval leaf integer 300..315360000
      adjust-threshold leaf integer 0..100
      adjust-threshold-overflow-limit,adjust-threshold-underflow-limit leaf integer 1..65535
      minimum-bandwidth,maximum-bandwidth leaf string
      monitor-bandwidth leaf empty
      resignal-minimum-bandwidth leaf empty
    policing container oneliner
      filter leaf string choice=policing
      no-automatic-policing,no-auto-policing leaf empty choice=policing
    primary,secondary list user-ordered
      name leaf string 1..64
      use lsp-attributes
      select leaf enum manual|unconditional
    inter-domain leaf empty
    associate-backup-pe-groups leaf empty
    egress-protection leaf empty
    entropy-label leaf empty
    self-ping leaf empty choice=self-ping
    no-self-ping leaf empty choice=self-ping
  path list user-ordered
    name leaf string 1..64
    path-list list user-ordered oneliner hidden-keyword
      strict,loose,loose-link leaf empty choice=hop
  static-label-switched-path list user-ordered
    name leaf string 1..64
    ingress container presence
      bandwidth leaf string
      next-hop,to leaf string
      push leaf integer 0..1048575
      preference,metric leaf integer
      install list user-ordered oneliner
        active leaf empty
      no-install-to-address leaf empty
      link-protection,node-protection container oneliner presence
        bypass-name,next-next-label leaf string
    transit list user-ordered
      name leaf integer
      bandwidth,next-hop leaf string
      swap leaf integer 0..1048575 choice=operation
      pop,stitch leaf empty choice=operation
    bypass container presence
      bandwidth,next-hop,to leaf string
      push leaf integer 0..1048575
    segment list user-ordered
  interface list user-ordered
    disable leaf empty
    srlg leaf-list string user-ordered
    always-mark-connection-protection-tlv leaf empty
    switch-away-lsps leaf empty
    admin-group leaf-list string user-ordered
    admin-group-extended leaf-list string user-ordered
    label-map list user-ordered
    static container
      protection-revert-time leaf integer 0..65535
  egress-protection container
    context-identifier list user-ordered
      primary,protector leaf empty choice=role
      metric leaf integer 1..16777215
      advertise-mode leaf enum stub-alias|stub-proxy
    traceoptions container
      use trace
  lsp-external-controller list user-ordered
    label-switched-path-template container
      template-name leaf string 1..32 nokeyword
      default-template leaf empty

# What may stand at the top, in a path and under its primary and secondary hops.
body lsp-attributes
  revert-timer,optimize-hold-dead-delay,cspf-backoff-time leaf integer 0..65535
  bandwidth container oneliner-plus
    per-traffic-class-bandwidth leaf string nokeyword
    ct0,ct1,ct2,ct3 leaf string
  admin-group container oneliner-plus
    use affinity
  admin-group-extended container oneliner-plus
    use affinity
  priority container oneliner presence
    setup-priority,reservation-priority leaf integer 0..7 nokeyword
  oam container oneliner-plus
    bfd-liveness-detection container
      use bfd
      failure-action container oneliner
        teardown leaf empty choice=action
        make-before-break container presence choice=action
    lsp-ping-interval leaf integer 30..3600
    lsp-ping-multiplier leaf integer 1..5
  class-of-service leaf integer 0..7
  no-decrement-ttl leaf empty
  hop-limit leaf integer 2..255
  no-cspf,admin-down leaf empty
  random,least-fill,most-fill leaf empty choice=tie
  optimize-timer leaf integer 0..65535
  preference leaf integer 0..4294967295
  record leaf empty choice=record
  no-record leaf empty choice=record
  standby,exclude-srlg,ultimate-hop-popping,adaptive leaf empty

body affinity
  include-any,include-all,exclude leaf-list string user-ordered

body rsvp
  disable leaf empty
  graceful-restart container oneliner-plus
    disable,helper-disable leaf empty
    maximum-helper-restart-time leaf integer 1..1800
    maximum-helper-recovery-time leaf integer 1..3600
  tunnel-services container presence
    devices leaf-list string user-ordered
  no-node-id-subobject,no-interface-hello leaf empty
  node-hello container oneliner presence choice=node-hello
    hello-interval leaf integer 0..60
  no-node-hello leaf empty choice=node-hello
  fast-reroute container oneliner-plus
    optimize-timer leaf integer 0..65535
  load-balance container oneliner-plus
    bandwidth leaf empty
  traceoptions container
    use trace
  refresh-time leaf integer 1..65535
  keep-multiplier leaf integer 1..255
  graceful-deletion-timeout leaf integer 1..300
  setup-protection leaf empty
  preemption container oneliner-plus
    disabled,normal,aggressive leaf empty choice=preemption
    soft-preemption container oneliner-plus
      cleanup-timer leaf integer 0..10800
  authentication-key leaf secret
  interface list user-ordered
    disable leaf empty
    authentication-key leaf secret
    aggregate leaf empty choice=aggregate
    no-aggregate leaf empty choice=aggregate
    reliable leaf empty choice=reliable
    no-reliable leaf empty choice=reliable
    hello-interval leaf integer 0..60
    subscription container oneliner-plus
      per-traffic-class-subscription leaf integer 0..65000 nokeyword
      ct0,ct1,ct2,ct3 leaf integer 0..65000
    bandwidth leaf string
    update-threshold container oneliner-plus
      percent leaf string nokeyword
    link-protection container presence
      disable leaf empty
      bandwidth container oneliner-plus
        per-traffic-class-bandwidth leaf string nokeyword
      max-bypasses leaf integer 0..99
      subscription leaf integer 1..65000
      optimize-timer leaf integer 0..65535
      hop-limit leaf integer 2..255
      no-cspf leaf empty
      path list user-ordered oneliner homogeneous
        strict,loose leaf empty choice=hop
      bypass list user-ordered
        to,description leaf string
        bandwidth container oneliner-plus
          per-traffic-class-bandwidth leaf string nokeyword
        path list user-ordered oneliner homogeneous
          strict,loose leaf empty choice=hop
  peer-interface list user-ordered
    disable leaf empty
  lsp-set list user-ordered
    match-criteria container
      name leaf string

body ldp
  disable leaf empty
  traceoptions container
    use trace
  traffic-statistics container
    file container oneliner
      filename leaf string 1..1024 nokeyword
      size leaf string
      files leaf integer 2..1000
      world-readable leaf empty choice=readable
      no-world-readable leaf empty choice=readable
    interval leaf integer 60..65535
    no-penultimate-hop leaf empty
  graceful-restart container oneliner-plus
    disable,helper-disable leaf empty
    recovery-time leaf integer 120..1800
    maximum-neighbor-recovery-time leaf integer 140..1900
    reconnect-time,maximum-neighbor-reconnect-time leaf integer 30..300
  auto-targeted-session container presence
    teardown-delay leaf integer 1..300
    maximum-sessions leaf integer 1..1000
  preference leaf integer 0..4294967295
  no-forwarding leaf empty
  rib-group leaf string
  l2-smart-policy,track-igp-metric,strict-targeted-hellos leaf empty
  longest-match container presence
    policy leaf-list string user-ordered
  import,export,egress-policy,dod-request-policy leaf-list string user-ordered
  next-hop container
    merged,no-rsvp-tunneling container
      policy leaf-list string user-ordered
  mtu-discovery leaf empty choice=mtu-discovery
  no-mtu-discovery leaf empty choice=mtu-discovery
  deaggregate leaf empty choice=deaggregate
  no-deaggregate leaf empty choice=deaggregate
  explicit-null leaf empty
  label-withdrawal-delay leaf integer 0..120
  make-before-break container presence
    timeout,switchover-delay leaf integer 1..300
  transport-address container oneliner
    use ldp-transport
  keepalive-interval,keepalive-timeout leaf integer 1..65535
  interface list
    disable leaf empty
    hello-interval,hold-time leaf integer 1..65535
    link-protection container presence
      disable,dynamic-rsvp-lsp leaf empty
    transport-address container oneliner
      use ldp-transport
    allow-subnet-mismatch leaf empty choice=mismatch
    no-allow-subnet-mismatch leaf empty choice=mismatch
  neighbor list
  session list
    authentication-key leaf secret
    authentication-algorithm leaf enum md5|hmac-sha-1-96|aes-128-cmac-96|ao
    authentication-key-chain leaf string 1..128
    mtu-discovery leaf empty choice=mtu-discovery
    no-mtu-discovery leaf empty choice=mtu-discovery
    downstream-on-demand leaf empty
    transport-address leaf string
  session-group list
    authentication-key leaf secret
    authentication-algorithm leaf enum md5|hmac-sha-1-96|aes-128-cmac-96|ao
    authentication-key-chain leaf string 1..128
  session-protection container oneliner presence
    timeout leaf integer 1..65535
  targeted-hello container
    hello-interval,hold-time leaf integer 1..65535
  igp-synchronization container oneliner-plus
    holddown-interval leaf integer 10..60
  log-updown container
    trap container oneliner
      disable leaf empty
  policing container
    fec list user-ordered
      ingress-traffic,transit-traffic leaf string
  entropy-label container
    ingress-policy leaf-list string user-ordered
  oam container
    bfd-liveness-detection container
      use bfd
      ecmp leaf empty
    fec list user-ordered
      bfd-liveness-detection container
        use bfd
  p2mp container presence
    recursive container
      route leaf empty
    no-rsvp-tunneling leaf empty

body ldp-transport
  router-id,interface leaf empty choice=address
  address leaf string nokeyword choice=address
`,
};
