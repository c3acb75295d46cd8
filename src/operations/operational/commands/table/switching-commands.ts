/** Bridging, VLANs, spanning tree, EVPN and port access. */
export const switchingCommands = `
show bridge domain = get-bridge-instance-information l2ald-bridge-instance-information
    <bridge-domain> @mx
show bridge domain operational = get-operational-bridge-instance-information
    l2ald-bridge-instance-information @mx
show bridge evpn arp-table = get-bridge-evpn-arp-table l2rtb-evpn-arp-db @mx
show bridge flood = get-bridge-flood-information l2ald-vpls-flood-instance bridge-domain=
    instance= @mx
show bridge mac-ip-table = get-bridge-mac-ip-table l2ald-rtb-mac-ip-db @mx
show bridge mac-table = get-bridge-mac-table l2ald-rtb-macdb address= bridge-domain= count
    instance= vlan-id= @mx
show bridge mac-table interface = get-bridge-interface-mac-table l2ald-interface-macdb
    <interface-name> @mx
show bridge statistics = get-bridge-statistics-information bridge-statistics-information
    bridge-domain= instance= @mx
clear bridge mac-table = clear-bridge-mac-table - bridge-domain= instance= @mx
clear bridge mac-table interface = clear-bridge-interface-mac-table - <interface-name> @mx
clear bridge statistics = clear-bridge-statistics - @mx
show l2-learning global-information = get-l2-learning-global-information
    l2ald-global-configuration @mx
show l2-learning global-mac-count = get-l2-learning-global-mac-count l2ald-global-macdb-count @mx
show l2-learning instance = get-l2-learning-routing-instances l2ald-routing-table-information @mx
show l2-learning interface = get-l2-learning-interface-information l2ald-iff-information @mx
show l2-learning vxlan-tunnel-end-point remote = get-l2-learning-vxlan-rvtep-info
    vxlan-source-vtep-information @mx
show l2-learning vxlan-tunnel-end-point source = get-l2-learning-vxlan-svtep-info
    vxlan-source-vtep-information @mx
show ethernet-switching flood = get-ethernet-switching-flood-information
    l2ng-l2ald-vpls-flood-instance @ex,qfx,srx
show ethernet-switching global-information = get-ethernet-switching-global-information
    l2ng-l2ald-global-configuration @ex,qfx,srx
show ethernet-switching global-mac-count = get-ethernet-switching-global-mac-count
    l2ald-global-macdb-count @ex,qfx,srx
show ethernet-switching instance = get-ethernet-switching-routing-instances
    l2ng-l2ald-routing-table-information @ex,qfx,srx
show ethernet-switching interface = get-ethernet-switching-interface-details
    l2ng-l2ald-iff-interface-information <interface> @ex,qfx,srx
show ethernet-switching mac-ip-table = get-ethernet-switching-mac-ip-table
    l2ng-l2ald-rtb-mac-ip-db @ex,qfx
show ethernet-switching mac-learning-log = get-ethernet-switching-log-information
    l2ng-l2ald-mac-learn-log-information @ex,qfx,srx
show ethernet-switching mac-notification = get-ethernet-switching-mac-notification-information
    l2ng-l2ald-mac-notification-information @ex,qfx
show ethernet-switching statistics = get-ethernet-switching-statistics-information - @ex,qfx,srx
show ethernet-switching table = get-ethernet-switching-table-information l2ng-l2ald-rtb-macdb
    <address> vlan-name= vlan-id= instance= count summary brief extensive @ex,qfx,srx
show ethernet-switching table interface = get-ethernet-switching-table-interface-information
    l2ng-l2ald-interface-macdb-vlan <interface-name> @ex,qfx,srx
show ethernet-switching table persistent-learning =
    get-ethernet-switching-table-persistent-learning
    l2ald-ethernet-switching-table-persistent-learning @ex,qfx,srx
show ethernet-switching vxlan-tunnel-end-point esi = get-ethernet-switching-vxlan-esi-info -
    @ex,qfx
show ethernet-switching vxlan-tunnel-end-point remote = get-ethernet-switching-vxlan-rvtep-info
    vxlan-source-vtep-information @ex,qfx
show ethernet-switching vxlan-tunnel-end-point source = get-ethernet-switching-vxlan-svtep-info
    vxlan-source-vtep-information @ex,qfx
clear ethernet-switching mac-learning-log = clear-ethernet-switching-mac-learning-log -
    @ex,qfx,srx
clear ethernet-switching recovery-timeout = clear-ethernet-switching-recovery - @ex,qfx,srx
clear ethernet-switching table = clear-ethernet-switching-table - vlan-name= @ex,qfx,srx
clear ethernet-switching table interface = clear-ethernet-switching-interface-table -
    <interface-name> @ex,qfx,srx
clear ethernet-switching table persistent-learning =
    clear-ethernet-switching-table-persistent-learning - @ex,qfx,srx
show vlans = get-vlan-information l2ng-l2ald-vlan-instance-information <vlan-name> brief detail
    extensive instance= interface=
show spanning-tree bridge = get-stp-bridge-information stp-bridge brief detail
show spanning-tree interface = get-stp-interface-information stp-interface-information
    interface-name= vlan-id= brief detail
show spanning-tree mstp configuration = get-mstp-configuration-information mstp-configuration
show spanning-tree statistics bridge = get-stp-bridge-statistics stp-stats-information
show spanning-tree statistics interface = get-stp-interface-statistics stp-interface-statistics
show spanning-tree stp-buffer see-all = get-stp-buffer-see-all stp-buffer-information
clear spanning-tree statistics bridge = clear-stp-bridge-statistics -
clear spanning-tree statistics interface = clear-stp-interface-statistics stp-interface-statistics
    <interface-name>
show dot1x interface = get-dot1x-interface-information dot1x-interface-information
    <interface-name> brief detail @mx,ex,qfx
show dot1x authentication-failed-users = get-dot1x-authentication-failed-users
    dot1x-interface-information @ex,qfx
show dot1x static-mac-address = get-dot1x-static-mac-addresess dot1x-interface-information @ex,qfx
show dot1x statistics = get-dot1x-statistics dot1x-interface-information @ex,qfx
clear dot1x interface = clear-dot1x-interface-session - <interface-name> @mx,ex,qfx
clear dot1x mac-address = clear-dot1x-mac-session - <mac-address> @mx,ex,qfx
show dhcp-security arp inspection statistics = get-dhcp-security-arp-inspection-statistics
    dhcp-dai-information @ex,qfx
show dhcp-security binding = get-dhcp-security-binding dhcp-security-binding vlan= interface=
    ip-address= @ex,qfx
show dhcp-security statistics = get-dhcp-security-statistics dhcp-security-statistics @ex,qfx
clear dhcp-security binding = clear-dhcp-security-binding - @ex,qfx
show protection-group ethernet-ring interface = get-ring-interface-information
    erp-interface-information @mx,ex,qfx
show protection-group ethernet-ring node-state = get-raps-state-machine-information
    erp-raps-information @mx,ex,qfx
show protection-group ethernet-ring statistics = get-ring-statistics ethernet-ring-statistics
    @mx,ex,qfx
show mac-vrf forwarding mac-table = get-mac-vrf-mac-table l2ald-rtb-macdb @mx,ex,qfx
show mac-vrf forwarding vxlan-tunnel-end-point remote = get-mac-vrf-vxlan-rvtep-information
    vxlan-source-vtep-information @mx,ex,qfx
show evpn database = get-evpn-database-information evpn-database-information instance=
    mac-address= vni= extensive @mx,ex,qfx
show evpn instance = get-evpn-instance-information evpn-instance-information <instance-name> brief
    extensive esi= @mx,ex,qfx
show evpn ip-prefix-database = get-evpn-ip-prefix-database-information
    evpn-ip-prefix-database-information @mx,ex,qfx
show evpn mac-table = get-evpn-mac-table l2ald-rtb-macdb @mx,ex,qfx
show evpn arp-table = get-evpn-arp-table l2rtb-evpn-arp-db @mx,ex,qfx
show evpn p2mp = get-evpn-p2mp-information evpn-p2mp-information @mx,ex,qfx
show evpn statistics = get-evpn-statistics-information evpn-statistics-information @mx,ex,qfx
show evpn vpws-instance = get-evpn-vpws-information evpn-vpws-information @mx,ex,qfx
show igmp snooping interface = get-igmp-snooping-interface-information
    igmp-snooping-interface-information-root @mx,ex,qfx
show igmp snooping membership = get-igmp-snooping-membership-information
    igmp-snooping-group-information-root @mx,ex,qfx
show igmp snooping statistics = get-igmp-snooping-statistics-information
    mgm-snooping-statistics-information @mx,ex,qfx
clear igmp snooping membership = clear-igmp-snooping-membership - @mx,ex,qfx
clear igmp snooping statistics = clear-igmp-snooping-statistics - @mx,ex,qfx
show multi-chassis mc-lag configuration-consistency = get-mclag-config-consistency-information
    multichassis-consistency-check-list @mx,ex,qfx
show iccp = get-inter-chassis-control-protocol-information iccp-information @mx,ex,qfx
show mvrp = get-mvrp-information mvrp-information @ex,qfx
show mvrp statistics = get-mvrp-interface-statistics mvrp-interface-statistics @ex,qfx
clear error bpdu interface = clear-bpdu-error - <interface-name>
`;
