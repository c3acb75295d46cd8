import type { Stanza } from "../outline.ts";

/** `[edit protocols pim]` and what IGMP, MLD, their snooping and MSDP share. */
export const multicastStanza: Stanza = {
  name: "multicast",
  text: `
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
  interface list user-ordered
    immediate-leave,multicast-router-interface,host-only-interface leaf empty
    group-limit leaf integer 0..65535
    static container
      group list user-ordered
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
`,
};
