import type { Stanza } from "../outline.ts";

/** `[edit class-of-service]`. */
export const classOfServiceStanza: Stanza = {
  name: "class-of-service",
  text: `
class-of-service container
  classifiers container
    dscp,dscp-ipv6,exp,ieee-802.1,inet-precedence,ieee-802.1ad list user-ordered
      name leaf string 1..64
      import leaf string
      forwarding-class list
        name leaf string 1..64
        loss-priority list oneliner
          name leaf enum low|high|medium-low|medium-high
          code-points leaf-list string user-ordered
  policy-map list homogeneous
    name leaf string 1..64
    inet-precedence,dscp,dscp-ipv6,ieee-802.1,exp list oneliner
      code-point leaf string
  forwarding-class-map list homogeneous
    class list oneliner
      queue-num leaf integer 0..15
      restricted-queue leaf integer 0..3
  loss-priority-maps container
    frame-relay-de list
      name leaf string 1..64
      loss-priority list oneliner
        name leaf enum low|high|medium-low|medium-high
        code-points leaf-list string user-ordered
  code-point-aliases container
    dscp,dscp-ipv6,exp,ieee-802.1,inet-precedence,ieee-802.1ad list oneliner homogeneous
      bits leaf string nokeyword
  host-outbound-traffic container
    forwarding-class leaf string
    dscp-code-point leaf string
    ieee-802.1 container
      default leaf string
      rewrite-rules leaf empty
  drop-profiles list homogeneous
    name leaf string 1..64
    fill-level list oneliner
      name leaf integer 0..100
      drop-probability leaf integer 0..100
    interpolate container
      fill-level,drop-probability leaf-list integer 0..100 user-ordered
  adaptive-shapers list homogeneous
    trigger list oneliner
      shaping-rate container oneliner
        rate leaf string nokeyword
  virtual-channels list homogeneous
  tri-color,copy-plp-all,non-strict-priority-scheduling leaf empty
  shared-buffer container
    ingress,egress container
      percent leaf integer 0..100
      buffer-partition list
        percent leaf integer 5..90
  forwarding-classes container
    class list oneliner
      name leaf string 1..64
      queue-num leaf integer
      priority leaf enum low|high
      policing-priority leaf enum normal|premium
      no-loss,multicast leaf empty
      pfc-priority leaf integer 0..7
    queue list oneliner
      name leaf integer
      class-name leaf string 1..64 nokeyword
      priority leaf enum low|high
      policing-priority leaf enum normal|premium
  restricted-queues container
    forwarding-class list oneliner
      rqueue-num leaf integer 0..3 nokeyword
  traffic-control-profiles list homogeneous
    name leaf string 1..64
    scheduler-map leaf string 1..64
    strict-priority-scheduler leaf empty
    peak-rate,sustained-rate leaf string
    max-burst-size leaf integer 1..4000
    shaping-rate,shaping-rate-priority-strict-high,shaping-rate-priority-high,shaping-rate-priority-medium,shaping-rate-priority-low,shaping-rate-excess-high,shaping-rate-excess-low,guaranteed-rate container oneliner
      rate leaf string nokeyword choice=rate
      percent leaf integer 1..100 choice=rate
      burst-size leaf string
    overhead-accounting container oneliner
      mode leaf string 1..64 nokeyword
      bytes leaf integer
    excess-rate,excess-rate-high,excess-rate-low container oneliner
      proportion leaf integer 0..1000 choice=rate
      percent leaf integer 1..100 choice=rate
    delay-buffer-rate,adjust-minimum container oneliner
      rate leaf string nokeyword choice=rate
      percent leaf integer 1..100 choice=rate
      cps leaf string choice=rate
  forwarding-class-sets list homogeneous
    class list homogeneous
  congestion-notification-profile list homogeneous
    input container
      ieee-802.1,dscp container
        code-point list
          pfc leaf empty
          mru leaf integer
    output container
      ieee-802.1 container
        code-point list
          flow-control-queue leaf-list integer user-ordered
  interfaces container
    interface-set list
      name leaf string 1..64
      internal-node leaf empty
      use cos-scheduling
    interface list hidden-keyword
      forwarding-class-set list homogeneous
        output-traffic-control-profile container oneliner
          profile-name leaf string 1..64 nokeyword
      congestion-notification-profile,forwarding-class,output-forwarding-class-map leaf string 1..64
      scheduler-map-chassis leaf string
      use cos-scheduling
      member-link-scheduler leaf enum replicate|scale
      classifiers container
        use cos-classifiers
      rewrite-rules container
        use cos-rewrite
      unit list
        forwarding-class leaf string 1..64
        use cos-scheduling
        classifiers container
          use cos-classifiers
        rewrite-rules container
          use cos-rewrite
        policy-map leaf string
  routing-instances list homogeneous
    name leaf string 1..64
    classifiers container
      use cos-classifiers
    rewrite-rules container
      use cos-rewrite
  rewrite-rules container
    dscp,dscp-ipv6,exp,ieee-802.1,inet-precedence,ieee-802.1ad,frame-relay-de list user-ordered
      name leaf string 1..64
      import leaf string
      forwarding-class list
        name leaf string 1..64
        loss-priority list oneliner
          name leaf enum low|high|medium-low|medium-high
          code-point leaf string
  scheduler-maps list homogeneous
    name leaf string 1..64
    forwarding-class list oneliner
      name leaf string 1..64
      scheduler leaf string 1..64
  fragmentation-maps list homogeneous
    forwarding-class list homogeneous
      fragment-threshold leaf integer 64..9192
      no-fragmentation leaf empty
      multilink-class leaf integer 0..7
  schedulers list homogeneous
    name leaf string 1..64
    transmit-rate container oneliner-plus
      rate leaf string nokeyword choice=rate
      percent leaf integer 1..100 choice=rate
      remainder container presence choice=rate
        percent leaf integer nokeyword
      exact,rate-limit leaf empty choice=limit
    excess-rate container oneliner
      percent,proportion leaf integer 0..1000 choice=rate
    shaping-rate container oneliner
      rate leaf string nokeyword choice=rate
      percent leaf integer 1..100 choice=rate
      burst-size leaf string
    buffer-size container oneliner-plus
      percent leaf integer 0..100 choice=size
      remainder container presence choice=size
        percent leaf integer nokeyword
      temporal leaf string choice=size
      shared,exact leaf empty
    priority leaf string 1..64
    excess-priority leaf string 1..64
    explicit-congestion-notification leaf empty
    drop-profile-map list[loss-priority protocol] oneliner
      loss-priority leaf enum low|high|any|medium-low|medium-high keyword=loss-priority
      protocol leaf enum any|tcp|non-tcp keyword=protocol
      drop-profile leaf string
    drop-profile-map-set leaf string
  traceoptions container
    use trace
  forwarding-policy container
    next-hop-map list user-ordered
      forwarding-class list user-ordered
        next-hop,lsp-next-hop leaf-list string user-ordered
        non-lsp-next-hop,discard leaf empty
    class list user-ordered
      classification-override container
        forwarding-class leaf string

body cos-scheduling
  scheduler-map,input-scheduler-map leaf string 1..64
  shaping-rate,input-shaping-rate container oneliner
    rate leaf string nokeyword choice=rate
    percent leaf integer 1..100 choice=rate
    burst-size leaf string
  input-traffic-control-profile,output-traffic-control-profile,input-traffic-control-profile-remaining,output-traffic-control-profile-remaining container oneliner
    profile-name leaf string 1..64 nokeyword
    shared-instance leaf string 1..64
  excess-bandwidth-share container oneliner
    proportional leaf string choice=share
    equal leaf empty choice=share

body cos-classifiers
  dscp,dscp-ipv6 list
    family leaf-list string user-ordered
  exp,ieee-802.1,inet-precedence,ieee-802.1ad container oneliner
    classifier-name leaf string nokeyword
    vlan-tag leaf enum inner|outer|transparent

body cos-rewrite
  dscp,dscp-ipv6,inet-precedence,exp list oneliner
    protocol leaf-list string user-ordered
  ieee-802.1,ieee-802.1ad container oneliner
    rewrite-rule-name leaf string nokeyword
    vlan-tag leaf enum outer|outer-and-inner
`,
};
