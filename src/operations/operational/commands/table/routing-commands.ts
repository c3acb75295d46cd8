/** Routes and the protocols that learn them. */
export const routingCommands = `
show route = get-route-information route-information <destination> table= protocol= community=
    community-name= aspath-regex= next-hop= output= source-gateway=
    receive-protocol=receive-protocol-name peer= advertising-protocol=advertising-protocol-name
    neighbor= instance=routing-instance logical-system= all active-path inactive-path hidden best
    exact range longer no-community terse brief detail extensive
show route export = get-rtexport-table-information rtexport-table-information
show route forwarding-table = get-forwarding-table-information forwarding-table-information
    destination= family= table= vpn= matching= label= summary brief detail extensive
show route instance = get-instance-information instance-information <instance-name> brief detail
    extensive summary operational
show route martians = get-route-martians route-information table=
show route resolution = get-route-resolution-information route-resolution-information
show route rib-groups = get-route-rib-groups route-information
show route snooping = get-route-snooping-information route-information
show route summary = get-route-summary-information route-summary-information table=
    logical-system=
show bgp bmp = get-bgp-monitoring-protocol-statistics bgp-information
show bgp group = get-bgp-group-information bgp-group-information <group-name> instance= brief
    detail summary exact-instance=
show bgp group rtf = get-bgp-rtf-information bgp-rtf-information
show bgp group traffic-statistics = get-bgp-traffic-statistics-information
    bgp-traffic-statistics-information
show bgp neighbor = get-bgp-neighbor-information bgp-information <neighbor-address> instance=
    logical-system= exact-instance=
show bgp neighbor orf = get-bgp-orf-information bgp-orf-information <neighbor-address>
show bgp neighbor output-queue = get-bgp-output-queue-information bgp-information
show bgp replication = get-bgp-replication-information bgp-sync-information
show bgp summary = get-bgp-summary-information bgp-information instance= group= logical-system=
    exact-instance=
clear bgp damping = clear-bgp-damping - <prefix>
clear bgp neighbor = clear-bgp-neighbor - <neighbor> as= instance= soft soft-inbound all
clear bgp table = clear-bgp-table - <table-name>
show ospf database = get-ospf-database-information ospf-database-information advertising-router=
    area= instance= router network netsummary asbrsummary extern nssa link-local opaque-area
    summary brief detail extensive
show ospf interface = get-ospf-interface-information ospf-interface-information <interface-name>
    area= instance= brief detail extensive
show ospf io-statistics = get-ospf-io-statistics-information ospf-io-statistics-information
show ospf log = get-ospf-log-information ospf-log-information instance=
show ospf neighbor = get-ospf-neighbor-information ospf-neighbor-information <neighbor> area=
    instance= interface= brief detail extensive
show ospf overview = get-ospf-overview-information ospf-overview-information instance= brief
    extensive
show ospf route = get-ospf-route-information ospf-route-information <destination> instance= abr
    asbr extern inter intra network router transit detail
show ospf statistics = get-ospf-statistics-information ospf-statistics-information instance=
clear ospf database = clear-ospf-database-information - area= instance= purge
clear ospf neighbor = clear-ospf-neighbor-information - <neighbor> area= instance= interface= all
clear ospf statistics = clear-ospf-statistics-information - instance=
show ospf3 database = get-ospf3-database-information ospf3-database-information
    advertising-router= area= instance= brief detail extensive
show ospf3 interface = get-ospf3-interface-information ospf3-interface-information
    <interface-name> area= instance= brief detail extensive
show ospf3 neighbor = get-ospf3-neighbor-information ospf3-neighbor-information <neighbor> area=
    instance= interface= brief detail extensive
show ospf3 overview = get-ospf3-overview-information ospf3-overview-information instance=
show ospf3 route = get-ospf3-route-information ospf3-route-information <destination> instance=
    detail
show ospf3 statistics = get-ospf3-statistics-information ospf3-statistics-information
clear ospf3 database = clear-ospf3-database-information -
clear ospf3 neighbor = clear-ospf3-neighbor-information - <neighbor>
show isis adjacency = get-isis-adjacency-information isis-adjacency-information <system-id>
    instance= brief detail extensive
show isis authentication = get-isis-authentication-information isis-authentication-information
show isis backup coverage = get-isis-backup-coverage-information isis-backup-coverage-information
show isis database = get-isis-database-information isis-database-information <system-id> instance=
    brief detail extensive
show isis hostname = get-isis-hostname-information isis-hostname-information
show isis interface = get-isis-interface-information isis-interface-information <interface-name>
    instance= brief detail extensive
show isis overview = get-isis-overview-information isis-overview-information instance=
show isis route = get-isis-route-information isis-route-information <destination> instance= inet
    inet6
show isis spf brief = get-isis-spf-results-brief-information isis-spf-information
show isis spf log = get-isis-spf-log-information isis-spf-information
show isis statistics = get-isis-statistics-information isis-statistics-information
clear isis adjacency = clear-isis-adjacency-information - <neighbor-name> instance= interface=
clear isis database = clear-isis-database-information - instance= purge
clear isis overload = clear-isis-overload-information -
clear isis statistics = clear-isis-statistics-information -
show rip neighbor = get-rip-neighbor-information rip-neighbor-information <name>
show rip general-statistics = get-rip-general-statistics-information
    rip-general-statistics-information
show rip statistics = get-rip-statistics-information rip-statistics-information <name>
show ripng neighbor = get-ripng-neighbor-information rip-neighbor-information <name>
show validation database = get-validation-database-information rv-database-information
show validation session = get-validation-session-information rv-session-information
show validation statistics = get-validation-statistics-information rv-statistics-information
clear validation database = clear-validation-database -
show policy = (none)
`;
