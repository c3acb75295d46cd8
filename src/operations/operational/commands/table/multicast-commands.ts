/** Multicast routing and group membership. */
export const multicastCommands = `
show pim bootstrap = get-pim-bootstrap-information pim-bootstrap-information instance=
show pim interfaces = get-pim-interfaces-information pim-interfaces-information instance= inet
    inet6
show pim join = get-pim-join-information pim-join-information <range> instance= inet inet6 brief
    detail extensive summary
show pim neighbors = get-pim-neighbors-information pim-neighbors-information instance= inet inet6
    brief detail
show pim rps = get-pim-rps-information pim-rps-information <group-address> instance= brief detail
    extensive
show pim source = get-pim-source-information pim-source-information <source> instance= brief
    detail
show pim statistics = get-pim-statistics-information pim-statistics-information instance=
    interface=
clear pim join = clear-pim-join-state - <group>
clear pim statistics = clear-pim-statistics -
show igmp group = get-igmp-group-information igmp-group-information <group-name> brief detail
show igmp interface = get-igmp-interface-information igmp-interface-information <interface-name>
    brief detail
show igmp statistics = get-igmp-statistics-information igmp-statistics-information
clear igmp membership = clear-igmp-membership -
clear igmp statistics = clear-igmp-statistics -
show mld group = get-mld-group-information mld-group-information
show mld interface = get-mld-interface-information mld-interface-information <interface-name>
show mld statistics = get-mld-statistics-information mld-statistics-information
show msdp = get-msdp-information msdp-peer-information instance= peer= brief detail
show msdp source = get-msdp-source-information msdp-source-information <source>
show msdp source-active = get-msdp-source-active-information msdp-source-active-information group=
    originator= source=
show msdp statistics = get-msdp-statistics-information msdp-statistics-information
show multicast forwarding-cache statistics = get-mc-fwd-cache-information mc-fwd-cache-information
show multicast interface = get-multicast-interface-information multicast-interface-information
show multicast next-hops = get-multicast-next-hops-information multicast-next-hops-information
show multicast route = get-multicast-route-information multicast-route-information group=
    source-prefix= instance= active all inactive inet inet6 regexp brief detail extensive summary
show multicast rpf = get-multicast-rpf-information multicast-rpf-information <prefix> instance=
show multicast scope = get-multicast-scope-information multicast-scope-information
show multicast sessions = get-multicast-sessions-information multicast-sessions-information
show multicast statistics = get-multicast-statistics-information multicast-statistics-information
show multicast usage = get-multicast-usage-information multicast-usage-information
clear multicast forwarding-cache = clear-multicast-forwarding-cache -
clear multicast statistics = clear-multicast-statistics -
show mvpn instance = get-mvpn-instance-information mvpn-instance-information <instance-name>
show mvpn neighbor = get-mvpn-neighbor-information mvpn-instance-information
`;
