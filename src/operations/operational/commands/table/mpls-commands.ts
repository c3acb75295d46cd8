/** MPLS, its signalling, and the services that run over it. */
export const mplsCommands = `
show ldp database = get-ldp-database-information ldp-database-information session= instance= brief
    detail extensive
show ldp interface = get-ldp-interface-information ldp-interface-information <interface-name>
    instance= brief detail extensive
show ldp neighbor = get-ldp-neighbor-information ldp-neighbor-information <neighbor> instance=
    brief detail extensive
show ldp overview = get-ldp-overview-information ldp-overview-information
show ldp path = get-ldp-path-information ldp-path-information <destination>
show ldp route = get-ldp-route-information ldp-route-information <destination>
show ldp session = get-ldp-session-information ldp-session-information <destination> instance=
    brief detail extensive
show ldp statistics = get-ldp-statistics-information ldp-statistics-information
show ldp traffic-statistics = get-ldp-traffic-statistics-information
    ldp-traffic-statistics-information
clear ldp neighbor = clear-ldp-neighbors - <neighbor>
clear ldp session = clear-ldp-sessions - <destination>
clear ldp statistics = clear-ldp-statistics -
show mpls admin-groups = get-mpls-admin-group-information mpls-admin-group-information
show mpls cspf = get-mpls-cspf-information mpls-cspf-information
show mpls interface = get-mpls-interface-information mpls-interface-information <interface-name>
show mpls label usage = mpls-label-space-usage mpls-label-usage
show mpls lsp = get-mpls-lsp-information mpls-lsp-information name= ingress egress transit up down
    p2mp bidirectional unidirectional statistics bypass terse brief detail extensive
show mpls path = get-mpls-path-information mpls-path-information <path-name>
show mpls static-lsp = get-mpls-static-lsp-information mpls-static-lsp-information name= ingress
    transit bypass
clear mpls lsp = clear-mpls-lsp-information - name= path= all optimize
clear mpls static-lsp = clear-mpls-static-lsp-information -
show rsvp interface = get-rsvp-interface-information rsvp-interface-information <interface-name>
    brief detail extensive link-management
show rsvp neighbor = get-rsvp-neighbor-information rsvp-neighbor-information <neighbor> detail
show rsvp session = get-rsvp-session-information rsvp-session-information name= ingress egress
    transit up down bypass p2mp brief detail extensive statistics te-link=
show rsvp statistics = get-rsvp-statistics-information rsvp-statistics-information
show rsvp version = get-rsvp-version-information rsvp-version-information
clear rsvp session = clear-rsvp-session-information - <session-id> all
clear rsvp statistics = clear-rsvp-counters-information -
show ted database = get-ted-database-information ted-database-information <system-id> brief detail
    extensive
show ted link = get-ted-link-information ted-link-information brief detail
show ted protocol = get-ted-protocol-information ted-protocol-information
show l2circuit connections = get-l2ckt-connection-information l2circuit-connection-information
    neighbor= interface= up down brief extensive summary history
show l2vpn connections = get-l2vpn-connection-information l2vpn-connection-information instance=
    local-site= remote-site= up down brief extensive summary
show vpls connections = get-vpls-connection-information vpls-connection-information instance=
    local-site= remote-site= up down brief extensive summary @mx
show vpls mac-table = get-vpls-mac-table l2ald-rtb-macdb instance= interface= @mx
show vpls statistics = get-vpls-statistics-information vpls-statistics-information instance= @mx
clear vpls mac-table = clear-vpls-mac-table - @mx
show path-computation-client status = get-path-computation-client-status
    path-computation-client-status
show path-computation-client lsp = get-path-computation-client-lsp path-computation-client-lsp
show spring-traffic-engineering lsp = get-spring-te-lsp-information spring-te-lsp-information
show spring-traffic-engineering overview = get-spring-te-overview-information
    spring-te-overview-information
show dynamic-tunnels database = get-dynamic-tunnels-database dynamic-tunnels-information
`;
