import type { Stanza } from "../outline.ts";

/** `[edit policy-options]`: routing policy and the lists that it refers to. */
export const policyOptionsStanza: Stanza = {
  name: "policy-options",
  text: `
policy-options container
  prefix-list list
    prefix-list-item list hidden-keyword
    apply-path leaf string
  mac-list list user-ordered
    mac-addr-list-item list hidden-keyword
  skip-then-actions leaf empty
  rib-list list user-ordered
    rib-list-item list hidden-keyword
  route-filter-list list
    rf_list list[address choice-ident choice-value] user-ordered hidden-keyword valued=upto|through|prefix-length-range|address-mask
      use route-filter
  source-address-filter-list list
    saf_list list[address choice-ident choice-value] user-ordered hidden-keyword valued=upto|through|prefix-length-range|address-mask
      use route-filter
  policy-statement list
    defaults container oneliner-plus
      route-filter container oneliner
        walkup,no-walkup leaf empty choice=walkup
    term list user-ordered
      from container oneliner-plus
        use policy-match
      to container oneliner-plus
        use policy-to
      then container oneliner-plus
        use policy-action
    from container oneliner-plus
      use policy-match
    to container oneliner-plus
      use policy-to
    then container oneliner-plus
      use policy-action
  defaults container
    route-filter container oneliner
      walkup,no-walkup leaf empty choice=walkup
  community list oneliner-plus
    invert-match leaf empty
    members leaf-list string user-ordered
  as-list list oneliner-plus
    members leaf-list string user-ordered
  as-list-group list oneliner-plus
    as-list list oneliner-plus
  route-distinguisher list oneliner-plus
    members leaf-list string user-ordered
  as-path list user-ordered oneliner-plus
    path leaf string nokeyword
  as-path-group list user-ordered
    as-path list user-ordered oneliner
      path leaf string nokeyword
  damping list user-ordered
    disable leaf empty
    half-life leaf integer 1..45
    reuse,suppress leaf integer 1..20000
    max-suppress leaf integer 1..720
  condition list oneliner-plus
    route-active-on leaf enum node0|node1
    if-route-exists container presence
      address-family container presence
        inet container presence
          address leaf string nokeyword
          table leaf string
        ccc container presence
          address leaf string nokeyword
          table leaf string
          standby leaf empty
          peer-unit leaf integer 0..8192
      address leaf string nokeyword
      table leaf string
  rtf-prefix-list list
    prefix-list list hidden-keyword
  application-maps list user-ordered
    name leaf string 1..63
    application list user-ordered oneliner
      code-points leaf-list string user-ordered

body route-filter
  address leaf string nokeyword
  choice-ident leaf enum exact|longer|orlonger|upto|through|prefix-length-range|address-mask nokeyword
  choice-value leaf string nokeyword
  metric container oneliner-plus
    metric leaf integer nokeyword choice=metric
    add,subtract leaf integer choice=metric
  tag container oneliner-plus
    tag leaf integer nokeyword choice=tag
    add,subtract leaf integer choice=tag
  preference container oneliner-plus
    preference leaf integer nokeyword choice=preference
    add,subtract leaf integer choice=preference
  local-preference container oneliner-plus
    local-preference leaf integer nokeyword choice=local-preference
    add,subtract leaf integer choice=local-preference
  accept,reject leaf empty choice=decision
  next leaf enum policy|term choice=decision

body policy-to
  instance leaf string
  instance-any leaf empty
  instance-list,igp-instance leaf-list string
  family leaf enum inet|inet-vpn|inet6|inet6-vpn|iso-vpn|iso|evpn|inet-mvpn|inet6-mvpn|inet-mdt|route-target|traffic-engineering|inet-srte|inet6-srte
  protocol leaf-list string user-ordered
  rib leaf string
  neighbor,next-hop,interface leaf-list string user-ordered
  area leaf string
  as-path,as-path-group leaf-list string user-ordered
  origin leaf enum igp|egp|incomplete
  community leaf-list string user-ordered
  level leaf integer
  external container presence
    type leaf integer 1..2
  metric,metric2,metric3,metric4 leaf integer
  tag leaf-list integer user-ordered
  tag2,preference,preference2,color,color2,local-preference leaf integer
  policy leaf-list string user-ordered

body policy-match
  use policy-to
  srte-color leaf integer
  programmed leaf empty
  validation-database leaf enum valid|invalid|unknown
  nexthop-weight list[choice-ident choice-value weight] user-ordered oneliner-plus
    choice-ident leaf enum equal|greater-than|less-than|greater-than-equal|less-than-equal
    choice-value leaf string nokeyword
    weight leaf integer nokeyword
  lsp,lsp-regex leaf string
  route-filter list[address choice-ident choice-value] user-ordered valued=upto|through|prefix-length-range|address-mask
    use route-filter
  source-address-filter list[address choice-ident choice-value] user-ordered valued=upto|through|prefix-length-range|address-mask
    use route-filter
  prefix-list list user-ordered
    invert-match leaf empty
  rib-list list user-ordered
  as-path-neighbors,as-path-origins,as-path-transits list[list-type list-name] user-ordered
    list-type leaf enum as-list|as-list-group
    list-name leaf string nokeyword
  prefix-list-filter list[list_name choice-ident choice-value] user-ordered
    choice-ident leaf enum exact|longer|orlonger nokeyword
    choice-value leaf string nokeyword
    invert-match leaf empty
    accept,reject leaf empty choice=decision
    next leaf enum policy|term choice=decision
  rtf-prefix-list,route-filter-list,source-address-filter-list list user-ordered
  multicast-scope container oneliner
    node-local,link-local,site-local,organization-local,global leaf empty choice=scope
    orhigher,orlower leaf empty choice=comparison
  aggregate-contributor leaf empty
  state leaf enum active|inactive
  tunnel-type leaf-list enum gre|udp|ipip user-ordered
  route-type leaf enum internal|external
  nlri-route-type leaf-list integer 1..10 user-ordered
  evpn-tag leaf-list integer 0..4294967295 user-ordered
  evpn-esi leaf-list string user-ordered
  mac-filter-list list user-ordered
  evpn-mac-route leaf enum mac-only|mac-ipv4|mac-ipv6
  bridge-domain-id leaf-list integer 0..4294967295 user-ordered
  next-hop-type leaf enum merged
  condition leaf-list string user-ordered
  community-count,as-path-unique-count,as-path-calc-length list user-ordered
    name leaf integer 0..1024
    equal,orhigher,orlower leaf empty choice=comparison
  traffic-engineering container presence
  route-distinguisher leaf-list string user-ordered
  prefix-segment leaf empty

body policy-action
  metric container oneliner-plus
    metric leaf integer nokeyword choice=metric
    add,subtract leaf integer choice=metric
    igp,minimum-igp container oneliner presence choice=metric
      metric_offset leaf integer nokeyword
    expression container oneliner-plus choice=metric
      metric,metric2 container oneliner
        multiplier leaf string
        offset leaf integer
    aigp leaf empty choice=metric
  metric2 container oneliner-plus
    metric2 leaf integer nokeyword choice=metric2
    add,subtract leaf integer choice=metric2
  metric3 container oneliner-plus
    metric3 leaf integer nokeyword choice=metric3
    add,subtract leaf integer choice=metric3
  metric4 container oneliner-plus
    metric4 leaf integer nokeyword choice=metric4
    add,subtract leaf integer choice=metric4
  tag container oneliner-plus
    tag leaf integer nokeyword choice=tag
    add,subtract leaf integer choice=tag
  tag2 container oneliner-plus
    tag2 leaf integer nokeyword choice=tag2
    add,subtract leaf integer choice=tag2
  preference container oneliner-plus
    preference leaf integer nokeyword choice=preference
    add,subtract leaf integer choice=preference
  preference2 container oneliner-plus
    preference2 leaf integer nokeyword choice=preference2
    add,subtract leaf integer choice=preference2
  color container oneliner-plus
    color leaf integer nokeyword choice=color
    add,subtract leaf integer choice=color
  color2 container oneliner-plus
    color2 leaf integer nokeyword choice=color2
    add,subtract leaf integer choice=color2
  local-preference container oneliner-plus
    local-preference leaf integer nokeyword choice=local-preference
    add,subtract leaf integer choice=local-preference
  priority leaf enum high|medium|low
  prefix-segment container
    index leaf integer 0..199999
    node-segment,redistribute leaf empty
  label-allocation leaf enum per-table|per-nexthop|per-table-localize
  add-path container oneliner
    send-count leaf integer 2..64
  fib-install-priority leaf enum high|medium
  validation-state leaf enum valid|invalid|unknown
  origin leaf enum igp|egp|incomplete
  aigp-originate container oneliner presence
    distance leaf integer
  community list[choice-ident community-name] user-ordered oneliner
    choice-ident leaf enum set|add|delete|equal-literal|plus-literal|minus-literal
    community-name leaf string nokeyword
  tunnel-attribute list[choice-ident tunnel-attribute-name] user-ordered oneliner
    choice-ident leaf enum set|remove
    tunnel-attribute-name leaf string nokeyword
  damping leaf string
  aggregate-bandwidth,auto-link-bandwidth container presence
    transitive,non-transitive,divide-equal leaf empty
  limit-bandwidth leaf integer 0..4294967295
  as-path-prepend leaf string
  as-path-expand container oneliner
    last-as container oneliner presence choice=expand
      count leaf integer 1..32
    aspath leaf string nokeyword choice=expand
  next-hop container oneliner
    self,peer-address,reject,discard leaf empty choice=next-hop
    next-table leaf string choice=next-hop
    address leaf string nokeyword choice=next-hop
  install-nexthop container oneliner
    strict leaf empty
    lsp,lsp-regex leaf-list string user-ordered
    except container
      lsp,lsp-regex leaf-list string user-ordered
  trace leaf empty
  external container presence
    type leaf integer 1..2
    nssa-only leaf empty
  load-balance container oneliner
    per-packet,per-flow,random,per-prefix,consistent-hash,source-ip-only,destination-ip-only leaf empty choice=balance
  no-route-localize leaf empty
  install-to-fib leaf empty choice=install
  no-install-to-fib leaf empty choice=install
  set-down-bit,analyze leaf empty
  class,destination-class,source-class,forwarding-class leaf string
  map-to-interface container oneliner
    self leaf empty choice=interface
    interface leaf string nokeyword choice=interface
  ssm-source leaf-list string user-ordered
  cos-next-hop-map,dynamic-tunnel-attributes,tunnel-end-point-address leaf string
  no-backup,no-entropy-label-capability leaf empty
  default-action leaf enum accept|reject
  next leaf enum policy|term choice=decision
  accept,reject leaf empty choice=decision
  bgp-output-queue-priority container oneliner
    priority leaf integer 1..16 choice=queue
    expedited leaf empty choice=queue
  multipath-resolve,strip-as-path leaf empty
`,
};
