import type { Stanza } from "../outline.ts";

/** `[edit protocols ospf]`, `ospf3` and `isis`. */
export const igpStanza: Stanza = {
  name: "igp",
  text: `
body ospf
  disable leaf empty
  topology list user-ordered oneliner-plus
    topology-id leaf integer 32..127
    disable,overload leaf empty
    rib-group leaf string
    prefix-export-limit leaf integer 0..4294967295
  use ospf-instance
  sham-link container oneliner-plus presence
    local leaf string
  area list user-ordered
    stub container oneliner presence choice=kind
      default-metric leaf integer 1..16777215
      summaries leaf empty choice=summaries
      no-summaries leaf empty choice=summaries
    nssa container oneliner-plus presence choice=kind
      default-lsa container oneliner-plus presence
        default-metric leaf integer 1..16777215
        metric-type leaf integer 1..2
        type-7 leaf empty
      summaries leaf empty choice=summaries
      no-summaries leaf empty choice=summaries
      area-range list user-ordered oneliner-plus
        use area-range
    area-range list user-ordered oneliner-plus
      restrict,exact leaf empty
      override-metric leaf integer 1..16777215
    network-summary-export,network-summary-import,inter-area-prefix-export,inter-area-prefix-import leaf-list string user-ordered
    virtual-link list[neighbor-id transit-area] user-ordered
      neighbor-id leaf string keyword=neighbor-id
      transit-area leaf string
      disable leaf empty
      use ospf-timers
      authentication container
        use ospf-authentication
    sham-link-remote list user-ordered oneliner-plus
      metric leaf integer 1..65535
      ipsec-sa leaf string 1..32
      demand-circuit,flood-reduction leaf empty
    interface list user-ordered
      disable leaf empty
      interface-type leaf enum nbma|p2mp|p2p|p2mp-over-lan
      link-protection leaf empty choice=protection
      node-link-protection leaf empty choice=protection
      no-eligible-backup,no-eligible-remote-backup leaf empty
      passive container presence
        traffic-engineering container
          remote-node-id,remote-node-router-id leaf string
      secondary,own-router-lsa leaf empty
      bandwidth-based-metrics container
        bandwidth list oneliner
          metric leaf integer 1..65535
      metric leaf integer 1..65535
      priority leaf integer 0..255
      use ospf-timers
      authentication container
        use ospf-authentication
      demand-circuit,flood-reduction,no-neighbor-down-notification leaf empty
      neighbor list user-ordered oneliner
        eligible leaf empty
      poll-interval leaf integer 1..65535
      ipsec-sa leaf string 1..32
      topology list user-ordered oneliner-plus
        disable leaf empty
        metric leaf integer 1..65535
      bfd-liveness-detection container
        use bfd
        full-neighbors-only leaf empty
      dynamic-neighbors leaf empty
      ldp-synchronization container presence
        disable leaf empty
        hold-time leaf integer 1..65535
      te-metric leaf integer 1..4294967295
      strict-bfd,no-advertise-adjacency-segment leaf empty
    peer-interface list user-ordered
      disable leaf empty
      use ospf-timers
    label-switched-path list user-ordered
      disable leaf empty
      metric leaf integer 1..65535
    no-context-identifier-advertisement leaf empty
    context-identifier list user-ordered

body ospf3
  use ospf
  realm list user-ordered
    name leaf enum ipv4-unicast|ipv4-multicast|ipv6-unicast|ipv6-multicast
    use ospf

body ospf-timers
  retransmit-interval,transit-delay leaf integer 1..65535
  hello-interval leaf integer 1..255
  dead-interval leaf integer 1..65535
  mtu leaf integer 128..65535

body ospf-authentication
  simple-password leaf secret choice=kind
  md5 list user-ordered oneliner choice=kind
    name leaf integer 0..255
    key leaf secret
    start-time leaf string
  multi-active-md5 list user-ordered oneliner choice=kind
    name leaf integer 0..255
    key leaf secret
    delete-if-not-inuse leaf empty
  keychain leaf string 1..128 choice=kind

body area-range
  restrict,exact leaf empty
  override-metric container oneliner-plus presence
    metric leaf integer 1..16777215 nokeyword
    metric-type leaf integer 1..2

body ospf-instance
  traceoptions container
    use trace
  spf-options container
    use spf-options
  backup-spf-options container oneliner-plus
    use backup-spf-options
  traffic-engineering container oneliner-plus presence
    no-topology,multicast-rpf-routes,l3-unicast-topology leaf empty
    ignore-lsp-metrics container presence
      unconfigured-only leaf empty
    shortcuts container oneliner-plus presence
      lsp-metric-into-summary leaf empty
      family list user-ordered
        name leaf enum inet|inet-mpls
    advertise-unnumbered-interfaces,credibility-protocol-preference leaf empty
    advertisement container oneliner-plus
      always leaf empty
  source-packet-routing container oneliner-plus presence
    adjacency-segment container oneliner-plus
      hold-time leaf integer 180000..900000
    prefix-segment leaf-list string user-ordered
    explicit-null leaf empty
    node-segment container oneliner-plus presence
      ipv4-index leaf integer 0..199999
      index-range leaf integer 32..16385
    srgb container oneliner
      start-label,index-range leaf integer
    flex-algorithm leaf-list integer 128..255
    mapping-server leaf string
  preference,external-preference,labeled-preference leaf integer 0..4294967295
  rib-group leaf string
  overload container oneliner-plus presence
    timeout leaf integer 60..3600
    as-external,stub-network,intra-area-prefix,allow-route-leaking leaf empty
  prefix-export-limit leaf integer 0..4294967295
  export,import leaf-list string user-ordered
  reference-bandwidth leaf string
  no-rfc-1583,no-nssa-abr,forwarding-address-to-broadcast leaf empty
  lsa-refresh-interval leaf integer 25..50
  graceful-restart container oneliner-plus
    disable leaf empty
    helper-disable container presence
      standard,restart-signaling,both leaf empty choice=helper
    no-strict-lsa-checking leaf empty
    notify-duration,restart-duration leaf integer 1..3600
  domain-id container oneliner
    domain-id leaf string nokeyword choice=domain
    disable leaf empty choice=domain
  domain-vpn-tag leaf integer 0..4294967295
  route-type-community leaf enum iana|vendor
  database-protection container oneliner-plus presence
    maximum-lsa leaf integer 1..1000000
    warning-only leaf empty
    warning-threshold leaf integer 30..100
    ignore-count,ignore-time,reset-time leaf integer

body spf-options
  delay leaf integer 50..8000
  holddown leaf integer 2000..20000
  rapid-runs leaf integer 1..10
  no-ignore-our-externals leaf empty

body backup-spf-options
  remote-backup-calculation container oneliner-plus presence
    pq-nodes-nearest-to-source container oneliner-plus
      percent leaf integer 10..100
  use-post-convergence-lfa container oneliner-plus presence
    maximum-labels leaf integer 2..8
    maximum-backup-paths leaf integer 1..8
  use-source-packet-routing,disable,no-install,downstream-paths-only,node-link-degradation leaf empty
  per-prefix-calculation container oneliner-plus
    stubs,summary,externals,all leaf empty

body isis
  disable leaf empty
  interface list
    ldp-synchronization container presence
      disable leaf empty
      hold-time leaf integer 1..65535
    level list user-ordered oneliner-plus
      name leaf integer 1..2
      te-metric leaf integer 0..16777215
      ipv4-adjacency-segment,ipv6-adjacency-segment container oneliner-plus
        protected,unprotected container oneliner
          label leaf integer 16..1048575
          dynamic leaf empty
          index container oneliner
            index leaf integer nokeyword
      post-convergence-lfa container oneliner-plus presence
        node-protection container oneliner-plus presence
          cost leaf integer 0..16777215
        srlg-protection,fate-sharing-protection leaf empty
      disable leaf empty
      metric,ipv4-multicast-metric,ipv6-unicast-metric,ipv6-multicast-metric leaf integer 0..16777215
      topology list user-ordered oneliner-plus
        metric leaf integer 0..16777215
      hello-authentication-key leaf secret
      hello-authentication-type leaf enum md5|simple
      hello-authentication-key-chain leaf string 1..128
      hello-interval leaf integer 1..21845
      hold-time leaf integer 1..65535
      priority leaf integer 0..127
      passive container presence
        remote-node-iso,remote-node-id leaf string
    link-protection leaf empty choice=protection
    node-link-protection leaf empty choice=protection
    no-eligible-backup,no-eligible-remote-backup,no-advertise-adjacency-segment leaf empty
    disable leaf empty
    hello-authentication-key leaf secret
    hello-authentication-type leaf enum md5|simple
    hello-padding-type leaf enum strict|adaptive|loose|disable
    max-hello-size leaf integer 512..16000
    lsp-interval leaf integer 1..1000
    csnp-interval container oneliner
      csnp-interval-number leaf integer 1..65535 nokeyword choice=interval
      disable leaf empty choice=interval
    mesh-group container oneliner
      mesh-group-number leaf integer nokeyword choice=group
      blocked leaf empty choice=group
    point-to-point leaf empty
    passive container presence
      remote-node-iso,remote-node-id leaf string
    checksum leaf empty
    no-unicast-topology,no-ipv4-multicast,no-ipv6-unicast,no-ipv6-multicast,no-adjacency-down-notification leaf empty
    family list user-ordered
      name leaf enum inet|inet6
      bfd-liveness-detection container
        use bfd
    bfd-liveness-detection container
      use bfd
    delay-metric leaf integer 0..16777215
    strict-bfd leaf empty
  source-packet-routing container oneliner-plus presence
    adjacency-segment container oneliner-plus
      hold-time leaf integer 180000..900000
    srgb container oneliner
      start-label,index-range leaf integer
    node-segment container oneliner-plus
      ipv4-index,ipv6-index leaf integer 0..199999
      index-range leaf integer 32..16385
    flex-algorithm leaf-list integer 128..255
    explicit-null,no-strict-spf,ldp-stitching leaf empty
    mapping-server leaf string
    srv6 container oneliner-plus presence
      locator list user-ordered oneliner-plus
        anycast,micro-node-sid leaf empty
        end-sid list user-ordered oneliner-plus
          flavor container oneliner-plus presence
            psp,usp,usd leaf empty
        dynamic-end-sid container oneliner-plus presence
          flavor container oneliner-plus presence
            psp,usp,usd leaf empty
  traceoptions container
    use trace
  spf-options container oneliner-plus
    use spf-options
  backup-spf-options container oneliner-plus
    use backup-spf-options
  traffic-engineering container oneliner-plus presence
    disable,l3-unicast-topology,credibility-protocol-preference,ignore-lsp-metrics leaf empty
    igp-topology container presence
      bgp-ls-epe leaf empty
    ipv4-multicast-rpf-routes leaf empty
    family list user-ordered
      name leaf enum inet|inet6|inet-mpls|inet6-mpls
      shortcuts container oneliner-plus presence
        multicast-rpf-routes leaf empty
    advertisement container oneliner-plus
      always leaf empty
  export leaf-list string user-ordered
  import leaf-list string user-ordered
  reference-bandwidth leaf string
  rib-group container oneliner-plus
    inet,inet6 leaf string
  lsp-lifetime leaf integer 350..65535
  max-lsp-size leaf integer 512..9192
  max-areas leaf integer 3..36
  max-snp-size leaf integer 512..1400
  authentication-key leaf secret
  authentication-type leaf enum md5|simple
  no-authentication-check,loose-authentication-check leaf empty
  no-hello-authentication,no-csnp-authentication,no-psnp-authentication leaf empty
  no-ipv4-routing,no-ipv6-routing,clns-routing,no-adjacency-holddown,ignore-attached-bit leaf empty
  overload container oneliner-plus presence
    timeout leaf integer 60..3600
    advertise-high-metrics,allow-route-leaking,internal-prefixes,external-prefixes leaf empty
  graceful-restart container oneliner
    disable,helper-disable leaf empty
    restart-duration leaf integer 30..300
  topologies container oneliner-plus
    ipv4-multicast,ipv6-unicast,ipv6-multicast leaf empty
  net list oneliner
  context-identifier list user-ordered
    level list user-ordered oneliner-plus
  level list user-ordered oneliner-plus
    name leaf integer 1..2
    preference,external-preference,labeled-preference leaf integer
    disable leaf empty
    wide-metrics-only,purge-originator leaf empty
    prefix-export-limit leaf integer 0..4294967295
    authentication-key leaf secret
    authentication-type leaf enum md5|simple
    authentication-key-chain leaf string 1..128
    no-hello-authentication,no-csnp-authentication,no-psnp-authentication leaf empty
`,
};
