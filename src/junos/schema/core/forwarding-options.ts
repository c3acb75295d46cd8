import type { Stanza } from "../outline.ts";

/** `[edit forwarding-options]`. */
export const forwardingOptionsStanza: Stanza = {
  name: "forwarding-options",
  text: `
forwarding-options container
  storm-control-profiles list
    all container presence
      bandwidth-level leaf integer choice=level
      bandwidth-percentage leaf integer 1..100 choice=level
      no-broadcast,no-multicast,no-registered-multicast,no-unknown-unicast,no-unregistered-multicast leaf empty
    action-shutdown leaf empty
  tunnel-termination leaf empty
  sampling container
    use sampling
    instance list user-ordered oneliner-plus homogeneous
      use sampling
  packet-capture container
    disable leaf empty
    file container oneliner
      filename leaf string
      files leaf integer 2..10000
      size leaf string
      world-readable leaf empty choice=readable
      no-world-readable leaf empty choice=readable
    maximum-capture-size leaf integer 68..1520
  analyzer list
    input container
      ingress,egress container
        interface list user-ordered
        vlan list user-ordered
    output container
      interface leaf string choice=output
      ip-address leaf string choice=output
      vlan container choice=output
        name leaf string nokeyword
        no-tag leaf empty
  port-mirroring container
    disable,mirror-once,no-preserve-ingress-tag leaf empty
    use mirroring
    instance list user-ordered oneliner-plus homogeneous
      use mirroring
    traceoptions container
      use trace
  evpn-vxlan container
    shared-tunnels,gateway-load-balance leaf empty
  vxlan-routing container
    next-hop leaf integer
    interface-num leaf integer
    overlay-ecmp leaf empty
  load-balance container
    per-flow,per-prefix container
      hash-seed leaf integer 0..65535
    indexed-load-balance,indexed-next-hop leaf empty
  hash-key container
    family container inline
      inet,inet6 container
        layer-3 container presence
          destination-address,source-address leaf empty
        layer-4 container presence
          destination-port,source-port leaf empty
        symmetric-hash container presence
          complement leaf empty
      mpls container
        label-1,label-2,label-3,all-labels,no-labels,bottom-label-1 leaf empty
        payload container
          ip container presence
            layer-3-only leaf empty
            port-data container
              source-msb,source-lsb,destination-msb,destination-lsb leaf empty
          ether-pseudowire container presence
            zero-control-word leaf empty
      multiservice container
        source-mac,destination-mac leaf empty
        payload container
          ip container
            layer-3 container presence
              source-ip-only,destination-ip-only leaf empty
            layer-4,layer-3-only leaf empty
  enhanced-hash-key container
    hash-mode container
      layer2-payload,layer2-header leaf empty choice=mode
    hash-parameters container
      ecmp,lag container
        function leaf string
    family container inline
      inet,inet6 container
        no-l4-source-port,no-l4-destination-port,no-incoming-port,incoming-interface-index,no-ipv4-source-address,no-ipv4-destination-address,no-l4-extended,type-of-service,traffic-class,no-l3-destination-address leaf empty
        gtp-tunnel-endpoint-identifier leaf empty
      mpls container
        no-payload,label-1-exp,no-labels,no-ether-pseudowire,incoming-interface-index leaf empty
      multiservice container
        no-mac-addresses,no-payload,incoming-interface-index leaf empty
    symmetric leaf empty
    conditional-match list
      offset1,offset2 container
        base-offset1,base-offset2,offset1-value,offset2-value,matchdata1,matchdata2 leaf string
  local-bias container presence
  rpf-loose-mode-discard container
    family container inline
      inet,inet6 leaf empty
  helpers container
    traceoptions container
      use trace
    domain,tftp,bootp container
      description leaf string
      server list user-ordered oneliner
        logical-system,routing-instance leaf string
      interface list user-ordered homogeneous
        no-listen,broadcast leaf empty
        description leaf string
        server list user-ordered oneliner
          logical-system,routing-instance leaf string
      relay-agent-option,dhcp-option82,vpn leaf empty
      maximum-hop-count leaf integer 1..16
      minimum-wait-time leaf integer 0..30000
      client-response-ttl leaf integer 1..255
    port list user-ordered
      name leaf integer 1..65535
      server list user-ordered oneliner
        routing-instance leaf string
      interface list user-ordered homogeneous
        no-listen leaf empty
        server list user-ordered oneliner
          routing-instance leaf string
  family container inline
    inet,inet6,mpls,vpls container
      filter container
        input,output leaf string
      route-accounting leaf empty
      flood container
        input leaf string
  next-hop-group list
    group-type leaf enum inet|inet6|layer-2
    interface list
      next-hop list user-ordered
  dhcp-relay container
    use dhcp-relay
  load-balance-label-capability leaf empty choice=label
  no-load-balance-label-capability leaf empty choice=label
  hyper-mode leaf empty choice=hyper
  no-hyper-mode leaf empty choice=hyper
  access-security container
    router-advertisement-guard container
      policy list
        accept,discard container
          source-ip-address-list,source-mac-address-list,prefix-list-name leaf string
      interface list user-ordered
        policy list user-ordered oneliner
          stateful,stateless leaf empty choice=state

body sampling-input
  rate leaf integer
  run-length leaf integer 0..20
  max-packets-per-second leaf integer 0..65535
  maximum-packet-length leaf integer 0..9192

body sampling
  disable leaf empty
  traceoptions container
    use trace
  sample-once,pre-rewrite-tos leaf empty
  input container
    use sampling-input
  family container inline
    inet,inet6,mpls,vpls,bridge container
      disable leaf empty
      input container
        use sampling-input
      output container
        aggregate-export-interval leaf integer 90..1800
        flow-inactive-timeout leaf integer 15..1800
        flow-active-timeout leaf integer 60..1800
        file container oneliner
          disable leaf empty
          filename leaf string 1..1024
          files leaf integer 2..10000
          size leaf string
          world-readable leaf empty choice=readable
          no-world-readable leaf empty choice=readable
          stamp leaf empty choice=stamp
          no-stamp leaf empty choice=stamp
        flow-server list
          port leaf integer 0..65535
          dscp leaf integer 0..63
          forwarding-class leaf string 1..64
          routing-instance leaf string
          autonomous-system-type leaf enum origin|peer
          local-dump leaf empty choice=dump
          no-local-dump leaf empty choice=dump
          source-address leaf string
          version9,version-ipfix container presence choice=version
            template container
              template-name leaf string nokeyword
          version leaf enum 5|8|500 choice=version
        interface list
          engine-id,engine-type leaf integer 0..255
          source-address leaf string
        inline-jflow container presence
          source-address leaf string
          flow-export-rate leaf integer 1..3200

body mirroring
  input container
    use sampling-input
  family container inline
    inet,inet6,ethernet-switching,vpls,bridge,ccc,any container
      input container
        use sampling-input
      output container
        interface list
          next-hop list user-ordered
        next-hop-group leaf string
        no-filter-check leaf empty
        ip-address leaf string
        vlan leaf string

body dhcp-relay
  traceoptions container
    use trace-level
  dhcpv6 container
    overrides container presence
      use dhcp-overrides
    server-group container
      server-group list oneliner-plus hidden-keyword
        address list oneliner-plus hidden-keyword
    active-server-group container oneliner
      active-server-group leaf string nokeyword
    relay-agent-interface-id,relay-agent-remote-id container presence
      use-interface-description leaf enum logical|device
      prefix container
        host-name,routing-instance-name,logical-system-name leaf empty
    group list
      active-server-group container oneliner
        active-server-group leaf string nokeyword
      overrides container presence
        use dhcp-overrides
      interface list
        upto leaf string
        exclude,trace leaf empty
  overrides container presence
    use dhcp-overrides
  forward-snooped-clients container oneliner
    configured-interfaces,non-configured-interfaces,all-interfaces leaf empty choice=clients
  forward-only container presence
    routing-instance leaf string
  relay-option-82 container presence
    circuit-id,remote-id container presence
      use-interface-description leaf enum logical|device
      use-vlan-id,include-irb-and-l2 leaf empty
      prefix container
        host-name,routing-instance-name,logical-system-name leaf empty
    server-id-override leaf empty
  server-group container
    server-group list hidden-keyword
      server-address list hidden-keyword
  active-server-group container oneliner
    active-server-group leaf string nokeyword
    allow-server-change leaf empty
  no-snoop leaf empty
  group list
    active-server-group container oneliner
      active-server-group leaf string nokeyword
      allow-server-change leaf empty
    overrides container presence
      use dhcp-overrides
    relay-option-82 container presence
      circuit-id,remote-id container presence
        use-interface-description leaf enum logical|device
    forward-only container presence
      routing-instance leaf string
    interface list
      upto leaf string
      exclude,trace leaf empty
      overrides container presence
        use dhcp-overrides

body dhcp-overrides
  allow-no-end-option,allow-snooped-clients,no-allow-snooped-clients,always-write-giaddr,trust-option-82,delete-binding-on-renegotiation,disable-relay,no-arp,replace-ip-source-with-giaddr,send-release-on-delete leaf empty
  always-write-option-82 container oneliner presence
    circuit-id,remote-id leaf empty
  proxy-mode container oneliner presence
  interface-client-limit leaf integer 1..500000
  layer2-unicast-replies,no-bind-on-request leaf empty
`,
};
