import type { Stanza } from "../outline.ts";

/** `[edit protocols lldp]`, `evpn`, the spanning trees and layer 2 VPNs. */
export const layer2Stanza: Stanza = {
  name: "layer2",
  text: `
body lldp
  disable leaf empty
  traceoptions container
    use trace
  management-address leaf string
  advertisement-interval leaf integer 5..32768
  transmit-delay leaf integer 1..8192
  hold-multiplier leaf integer 2..10
  ptopo-configuration-trap-interval leaf integer 0..3600
  ptopo-configuration-maximum-hold-time leaf integer 1..2147483647
  lldp-configuration-notification-interval leaf integer 5..3600
  port-id-subtype leaf enum locally-assigned|interface-name
  chassis-id container
    chassis-id-type leaf string
    chassis-id-value leaf string 1..256
  port-description-type leaf enum interface-alias|interface-description
  neighbour-port-info-display leaf enum port-id|port-description
  mau-type,fast-rx-processing leaf empty
  vlan-name-tlv-option leaf enum vlan-id|name
  tlv-select,tlv-filter leaf-list string user-ordered
  dest-mac-type leaf enum nearest-bridge|nearest-non-tpmr-bridge|nearest-customer-bridge
  management-interface leaf string
  interface list user-ordered
    disable leaf empty
    power-negotiation container presence
      disable leaf empty
    tlv-select,tlv-filter leaf-list string user-ordered
    trap-notification leaf enum enable|disable
    dest-mac-type leaf enum nearest-bridge|nearest-non-tpmr-bridge|nearest-customer-bridge
  system-name,system-description leaf string 1..255

body evpn
  traceoptions container
    use trace
  mac-list list
    name leaf string 1..128
    mac-address leaf-list string
  mac-mobility container
    no-sequence-numbers leaf empty
  no-core-isolation leaf empty
  interconnect-multihoming-peer-gateways leaf-list string
  encapsulation leaf enum mpls|vxlan|mpls-inet6|srv6
  assisted-replication container
    leaf container presence
      replicator-activation-delay leaf integer 0..180
    replicator container presence
      inet container presence
        ip leaf string nokeyword
      vxlan-encapsulation-source-ip leaf enum ingress-replication-ip
  default-gateway leaf enum advertise|no-gateway-community|do-not-advertise
  designated-forwarder-election-hold-time leaf integer 1..1800
  designated-forwarder-preference-least leaf empty
  duplicate-mac-detection container
    detection-threshold leaf integer 2..20
    detection-window leaf integer 5..600
    auto-recovery-time leaf integer 1..360
    include-local-moves leaf empty
    action leaf enum block|shutdown|no-mac-suppression
  remote-ip-host-routes container presence
    import leaf-list string user-ordered
    no-advertise-community leaf empty
  pmsi-tunnel-endpoint leaf string
  label-allocation leaf enum per-bridge-domain|per-instance
  interconnect container
    vrf-import,vrf-export leaf-list string user-ordered
    vrf-target container oneliner-plus
      community leaf string nokeyword
      import,export leaf string
    route-distinguisher container oneliner
      rd-type leaf string nokeyword
    esi container
      use ethernet-segment
    interconnected-vni-list leaf-list string
    interconnected-vlan-list leaf-list string user-ordered
    encapsulation leaf enum mpls|vxlan
  vni-options container
    vni list
      name leaf integer 1..16777214
      vrf-target container oneliner-plus
        community leaf string nokeyword
        import,export leaf string
  extended-vlan-list leaf-list string
  extended-vni-list leaf-list string
  multicast-mode leaf enum ingress-replication
  mac-table-size container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop
  no-mac-learning,mac-statistics,normalization leaf empty
  interface list
    interface-mac-limit container
      limit leaf integer nokeyword
    static-mac list user-ordered
    vpws-service-id container presence
      local,remote leaf integer 1..16777215
  ip-prefix-routes container presence
    advertise leaf enum direct-nexthop|gateway-address
    encapsulation leaf enum mpls|vxlan|mpls-inet6|srv6
    vni leaf integer 1..16777214
    import,export leaf-list string user-ordered

body spanning-tree
  disable leaf empty
  bpdu-destination-mac-address leaf enum provider-bridge-group
  bridge-priority,backup-bridge-priority leaf string
  max-age leaf integer 6..40
  hello-time leaf integer 1..10
  forward-delay leaf integer 4..30
  system-identifier leaf string
  traceoptions container
    use trace
  priority-hold-time leaf integer 1..255
  interface list
    use spanning-tree-interface
  extended-system-id leaf integer 0..4095
  bpdu-block-on-edge leaf empty

body spanning-tree-interface
  priority leaf integer 0..255
  cost leaf integer 1..200000000
  mode leaf enum point-to-point|shared
  edge,access-trunk,no-root-port,disable leaf empty
  bpdu-timeout-action container presence
    block,alarm,log leaf empty

body pseudowire
  static container presence
    incoming-label,outgoing-label leaf integer
  psn-tunnel-endpoint leaf string
  community leaf string
  control-word leaf empty choice=control-word
  no-control-word leaf empty choice=control-word
  mtu leaf integer
  encapsulation-type leaf string
  ignore-encapsulation-mismatch,ignore-mtu-mismatch leaf empty
  description leaf string
  oam container
    bfd-liveness-detection container
      use bfd
  switchover-delay,revert-time leaf integer
  pseudowire-status-tlv container oneliner-plus presence
    hot-standby-vc-on leaf empty

body layer2-vpn
  traceoptions container
    use trace
  mac-table-size container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop
  interface-mac-limit container
    limit leaf integer nokeyword
    packet-action leaf enum none|drop|log|shutdown|drop-and-log
  mac-table-aging-time leaf integer
  no-mac-learning,mac-statistics leaf empty
  interface list
    interface-mac-limit container
      limit leaf integer nokeyword
    no-mac-learning leaf empty
    description leaf string
    encapsulation-type leaf string
  site list
    site-identifier leaf integer 1..65534
    automatic-site-id container presence
    site-preference leaf string
    multi-homing,mesh-group leaf string
    interface list
      remote-site-id leaf integer 1..65534
      description leaf string
      encapsulation-type leaf string
  neighbor list user-ordered
    use pseudowire
    backup-neighbor list user-ordered
      use pseudowire
      standby leaf empty
  mesh-group list
    local-switching leaf empty
    vpls-id leaf integer 1..4294967295
    neighbor list user-ordered
      use pseudowire
  encapsulation-type leaf string
  control-word leaf empty choice=control-word
  no-control-word leaf empty choice=control-word
  site-range leaf integer 1..65534
  label-block-size leaf enum 2|4|8|16
  vpls-id leaf integer 1..4294967295
  no-tunnel-services leaf empty
  tunnel-services container
    devices leaf-list string user-ordered
    primary leaf string
  connectivity-type leaf enum ce|irb|permanent
`,
};
