import type { Stanza } from "../outline.ts";

/** `[edit interfaces]`: devices and ranges; what a unit holds is in `interface-unit.ts`. */
export const interfacesStanza: Stanza = {
  name: "interfaces",
  text: `
interfaces container
  interface-set list
    targeted-distribution leaf empty
    interface list
      unit list
        name leaf integer 0..1073741823
      vlan-tags-outer list
        name leaf integer 0..4094
  traceoptions container
    use trace
  interface-range list user-ordered
    name leaf string 1..128
    member list user-ordered
    member-range list user-ordered oneliner
      end-range leaf string keyword=to
    use interface
  interface list hidden-keyword
    name leaf interface-name
    use interface

body interface
  description leaf string 0..900
  disable leaf empty
  promiscuous-mode,multicast-statistics leaf empty
  fabric-options container
    member-interfaces list homogeneous
    remote-chassis container presence
      destination leaf string
  traceoptions container presence
    use trace
  passive-monitor-mode leaf empty
  keepalives container oneliner presence choice=keepalive
    interval leaf integer 1..32767
    up-count,down-count leaf integer 1..255
  no-keepalives leaf empty choice=keepalive
  traps leaf empty choice=traps
  no-traps leaf empty choice=traps
  accounting-profile leaf string
  anchor-point container
    interface-name leaf string nokeyword
  per-unit-scheduler leaf empty choice=scheduler
  no-per-unit-scheduler leaf empty choice=scheduler
  shared-scheduler leaf empty
  hierarchical-scheduler container oneliner presence
    maximum-hierarchy-levels leaf integer 2..4
    implicit-hierarchy leaf empty
  schedulers leaf integer
  vlan-tagging leaf empty choice=tagging
  stacked-vlan-tagging leaf empty choice=tagging
  flexible-vlan-tagging leaf empty choice=tagging
  vlan-vci-tagging leaf empty choice=tagging
  native-vlan-id leaf integer 0..4094
  no-native-vlan-insert leaf empty
  input-native-vlan-push leaf enum disable|enable
  number-of-sub-ports leaf integer 1..8
  unused leaf empty
  speed leaf enum auto|auto-10m-100m|10m|100m|1g|2.5g|5g|10g|25g|40g|50g|100g|200g|400g|800g|oc3|oc12|oc48
  mtu leaf integer 256..16000
  hold-time container oneliner
    up,down leaf integer
  damping container
    half-life leaf integer 1..30
    max-suppress,reuse,suppress leaf integer 1..20000
    enable leaf empty
  multi-chassis-protection list
    interface leaf string
  clocking container oneliner
    internal leaf empty choice=clock
    external container presence choice=clock
  link-mode leaf enum automatic|half-duplex|full-duplex
  media-type leaf enum copper|fiber
  encapsulation leaf string
  esi container
    use ethernet-segment
  framing container
    lan-phy,wan-phy,sonet,sdh leaf empty choice=framing
  unidirectional leaf empty
  mac leaf string
  sonet-options container
    fcs leaf enum 16|32
    loopback leaf enum local|remote
    payload-scrambler,no-payload-scrambler leaf empty choice=scrambler
    rfc-2615 leaf empty
  ppp-options container
    use ppp-options
  redundancy-options container
    primary,secondary leaf string
    hot-standby leaf empty
  load-balancing-options container
    member-interface list
  services-options container
    open-timeout,close-timeout,inactivity-timeout leaf integer
    syslog container
      host list user-ordered
        services leaf string
  t1-options,e1-options,t3-options,e3-options container
    timeslots leaf string
    loopback leaf enum local|remote|payload
    framing leaf string
    fcs leaf enum 16|32
    line-encoding leaf enum ami|b8zs
  serial-options container
    line-protocol leaf string
    clocking-mode leaf enum dce|loop|internal
  gratuitous-arp-reply leaf empty choice=gratuitous
  no-gratuitous-arp-reply leaf empty choice=gratuitous
  no-gratuitous-arp-request leaf empty
  ether-options,gigether-options,fastether-options container
    use ethernet-options
  optics-options container
    wavelength,tx-power,los-warning-threshold,los-alarm-threshold leaf string
    modulation-format leaf enum 16qam|8qam|qpsk
    alarm,warning list user-ordered
      syslog,link-down leaf empty
  otn-options container
    fec leaf enum efec|gfec|none|ufec|hgfec|sdfec|gfec-sdfec
    laser-enable leaf empty choice=laser
    no-laser-enable leaf empty choice=laser
    rate leaf string
  redundant-ether-options container
    redundancy-group leaf integer 1..128
    use ethernet-common
    link-speed leaf enum 10m|100m|1g|10g|25g
    minimum-links leaf integer 1..8
    lacp container
      active leaf empty choice=mode
      passive leaf empty choice=mode
      periodic leaf enum fast|slow
  aggregated-ether-options container
    use aggregated-ethernet-options
  unit list
    name leaf integer 0..1073741823
    use unit
  no-partition container oneliner
    interface-type leaf string

body ethernet-common
  loopback leaf empty choice=loopback
  no-loopback leaf empty choice=loopback
  flow-control leaf empty choice=flow-control
  no-flow-control leaf empty choice=flow-control
  source-filtering leaf empty choice=source-filtering
  no-source-filtering leaf empty choice=source-filtering
  source-address-filter list user-ordered oneliner homogeneous

body ethernet-options
  use ethernet-common
  loopback-remote leaf empty choice=loopback
  auto-negotiation container oneliner presence choice=negotiation
    remote-fault leaf enum local-interface-offline|local-interface-online
  no-auto-negotiation leaf empty choice=negotiation
  asynchronous-notification leaf empty
  pad-to-minimum-frame-size leaf empty
  redundant-parent container oneliner-plus
    parent leaf string nokeyword
  ieee-802.3ad container oneliner-plus keyword=802.3ad
    lacp container
      port-priority leaf integer 0..65535
      force-up leaf empty
    bundle leaf string nokeyword
    link-index leaf integer 0..63
    primary leaf empty choice=role
    backup leaf empty choice=role
    distribution-list leaf string 1..20
  ethernet-switch-profile container
    tag-protocol-id leaf-list string user-ordered
    mac-learn-enable leaf empty
    ethernet-policer-profile container
      policer list user-ordered
        premium,aggregate container presence
          bandwidth-limit,burst-size-limit leaf string
  mpls container
    pop-all-labels container oneliner-plus presence
      required-depth leaf-list enum all|1|2 user-ordered
  ignore-l3-incompletes,no-auto-mdix,ieee-802-3az-eee leaf empty
  link-mode leaf enum automatic|half-duplex|full-duplex
  speed container
    auto-negotiation,ethernet-10m,ethernet-100m,ethernet-1g,ethernet-2.5g,ethernet-5g,ethernet-10g leaf empty choice=speed
  mru leaf integer
  fec leaf enum none|fec91|fec74|fec108|fec161

body aggregated-ethernet-options
  use ethernet-common
  autostate-exclude leaf empty
  link-protection container presence
    revertive leaf empty choice=revert
    non-revertive leaf empty choice=revert
    backup-state leaf enum accept-data|discard-data|down
  load-balance container
    per-packet leaf empty choice=balance
    adaptive container presence choice=balance
      tolerance leaf integer 1..100
      pps leaf empty
      scan-interval leaf integer 1..5
    local-bias leaf integer 0..100
  bfd-liveness-detection container
    use bfd
    neighbor,local-address leaf string
  minimum-links leaf integer 0..65535
  minimum-bandwidth container presence
    bw-value leaf integer
    bw-unit leaf enum bps|kbps|mbps|gbps
  pad-to-minimum-frame-size leaf empty
  link-speed leaf enum 10m|100m|1g|2.5g|5g|8g|10g|25g|40g|50g|80g|100g|200g|400g|800g|oc192|mixed
  local-bias container presence
    disable leaf empty
  resilient-hash leaf empty
  lacp container
    active leaf empty choice=mode
    passive leaf empty choice=mode
    periodic leaf enum fast|slow
    multiplier leaf integer 3..30
    fast-failover leaf empty
    link-protection container presence
      disable leaf empty
      revertive leaf empty choice=revert
      non-revertive leaf empty choice=revert
    accept-data leaf empty
    sync-reset leaf enum disable|enable
    system-priority leaf integer 0..65535
    system-id leaf string
    admin-key leaf integer 0..65535
    hold-time container oneliner
      up leaf integer 1..6000
    aggregate-wait-time leaf integer 0..1800
    force-up leaf empty
  link-protection-sub-group list user-ordered
    name leaf string 2..64
    primary leaf empty choice=role
    backup leaf empty choice=role
  ethernet-switch-profile container
    tag-protocol-id leaf-list string user-ordered
    storm-control container oneliner-plus
      profile-name leaf string nokeyword
    mac-learn-enable leaf empty
  mc-ae container
    mc-ae-id leaf integer 1..65535
    redundancy-group leaf integer 1..4294967294
    chassis-id leaf integer 0..1
    mode leaf enum active-standby|active-active
    status-control leaf enum active|standby
    switchover-mode leaf enum revertive|non-revertive
    revert-time leaf integer 1..10
    init-delay-time,recovery-delay-time leaf integer 1..6000
    events container presence
      iccp-peer-down container presence
        force-icl-down,prefer-status-control-active leaf empty

body ethernet-segment
  auto-derive container
    lacp-pe-system-id-and-admin-key,type-1-lacp leaf empty choice=derive
    type-3-system-mac container choice=derive
      mac leaf string
      local-discriminator leaf integer 0..16777215
  identifier leaf string nokeyword
  single-active leaf empty choice=mode
  all-active leaf empty choice=mode
  df-election-granularity container presence
    per-esi container presence
      lacp-oos-on-ndf leaf empty
    per-esi-vlan leaf empty
  df-election-type container presence
    preference container presence choice=election
      value leaf integer 0..65535
    mod container presence choice=election
  source-bmac leaf string

body ppp-options
  chap container presence
    default-chap-secret leaf secret
    access-profile,local-name leaf string
    passive leaf empty
  pap container presence
    access-profile,local-name leaf string
    local-password,default-password leaf secret
    passive leaf empty
  authentication leaf-list enum chap|pap user-ordered
  lcp-restart-timer leaf integer 20..10000
  ncp-restart-timer leaf integer 500..10000
  dynamic-profile leaf string
`,
};
