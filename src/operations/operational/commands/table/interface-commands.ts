/** Interfaces, neighbours on them, class of service, filters and measurements. */
export const interfaceCommands = `
show interfaces = get-interface-information interface-information <interface-name> terse brief
    detail extensive media statistics descriptions snmp-index= routing-instance= zone
show interfaces destination-class all = get-all-destination-class-statistics interface-information
show interfaces diagnostics optics = get-interface-optics-diagnostics-information
    interface-information <interface-name>
show interfaces filters = get-interface-filter-information interface-filter-information
    <interface-name>
show interfaces interface-set = get-interface-set-information interface-information
    <interface-set-name>
show interfaces interval = get-interfaces-interval - <interface-name>
show interfaces mac-database = get-mac-database interface-information <interface-name>
    mac-address=
show interfaces mc-ae = get-mc-ae-interface-information mc-ae-status-information-list id= unit=
    @mx,ex,qfx
show interfaces policers = get-interface-policer-information interface-policer-information
    <interface-name>
show interfaces port-profile = get-interface-port-profile-information
    interface-port-profile-information @mx,qfx
show interfaces queue = get-interface-queue-information interface-information <interface-name>
    forwarding-class= egress ingress both-ingress-egress
show interfaces redundancy = get-redundancy-status interface-redundancy-information
    <interface-name>
show interfaces routing = get-interfaces-routing - <interface-name>
show interfaces source-class all = get-all-source-class-statistics interface-information
show interfaces summary = get-interfaces-summary interface-information
show interfaces targeting = get-targeting-information targeting-information <interface-name> @mx
show interfaces load-balancing = interface-load-balancing interface-load-balancing-information
clear interfaces interval = clear-interfaces-interval - <interface-name>
clear interfaces mac-database statistics = clear-interface-mac-database-statistics -
    <interface-name>
clear interfaces statistics = clear-interfaces-statistics - <interface-name>
clear interfaces statistics all = clear-interfaces-statistics-all -
show arp = get-arp-table-information arp-table-information hostname= interface= vpn= no-resolve
    expiration-time reference-count state
clear arp = clear-arp-table clear-arp-table-results hostname= interface= vpn=
show ipv6 neighbors = get-ipv6-nd-information ipv6-nd-information hostname= interface=
show ipv6 router-advertisement = get-ipv6-ra-information ipv6-ra-information interface= prefix=
    conflicts
clear ipv6 neighbors = clear-ipv6-nd-information ipv6-modify-nd hostname=host interface=
clear ipv6 router-advertisement = clear-ipv6-router-advertisement-information - interface=
show lldp = get-lldp-information lldp
show lldp local-information = get-lldp-local-info lldp-local-info
show lldp neighbors = get-lldp-neighbors-information lldp-neighbors-information
show lldp neighbors interface = get-lldp-interface-neighbors-information
    lldp-neighbors-information <interface-name> @ex,qfx,srx
show lldp neighbors interface = get-lldp-interface-neighbors lldp-neighbors-information
    <interface-device> @mx
show lldp remote-global-statistics = get-lldp-remote-global-statistics
    lldp-remote-global-statistics
show lldp statistics = get-lldp-statistics-information lldp-statistics
show lldp statistics interface = get-lldp-interface-statistics lldp-statistics <interface-name>
clear lldp neighbors = clear-lldp-neighbors -
clear lldp neighbors interface = clear-lldp-interface-neighbors - <interface-name>
clear lldp statistics = clear-lldp-statistics -
clear lldp statistics interface = clear-lldp-interface-statistics - <interface-name>
show lacp interfaces = get-lacp-interface-information lacp-interface-information-list
    <interface-name> extensive
show lacp statistics interfaces = get-lacp-interface-statistics lacp-interface-statistics-list
    <interface-name>
show lacp timeouts = get-lacp-timeout-information lacp-timeout-information-list
clear lacp statistics = clear-lacp-statistics -
clear lacp statistics interfaces = clear-lacp-interface-statistics - <interface-name>
clear lacp timeouts = clear-lacp-timeouts -
show vrrp = get-vrrp-information vrrp-information detail extensive brief summary
show vrrp interface = get-vrrp-interface-information vrrp-information <interface>
show vrrp track = get-vrrp-track-interfaces vrrp-information
clear vrrp = clear-vrrp-information vrrp-message
clear vrrp interface = clear-vrrp-interface-statistics vrrp-message <interface>
show class-of-service = get-cos-information cos-information
show class-of-service classifier = get-cos-classifier-information cos-classifier-information name=
    type=
show class-of-service code-point-aliases = get-cos-code-point-map-information
    cos-code-point-map-information
show class-of-service drop-profile = get-cos-drop-profile-information cos-drop-profile-information
    <name>
show class-of-service fabric statistics = get-fabric-queue-information fabric-queue-information
    @mx
show class-of-service forwarding-class = get-cos-forwarding-class-information
    cos-forwarding-class-information
show class-of-service forwarding-table = get-cos-table-information cos-table-information
show class-of-service interface = get-cos-interface-map-information cos-interface-information
    <interface-name> comprehensive
show class-of-service interface-set = get-cos-interface-set-map-information
    cos-interface-set-information <interface-set-name>
show class-of-service rewrite-rule = get-cos-rewrite-information cos-rewrite-information name=
    type=
show class-of-service routing-instance = get-cos-routing-instance-map-information
    cos-routing-instance-information
show class-of-service scheduler-map = get-cos-scheduler-map-information
    cos-scheduler-map-information <name>
show class-of-service shared-buffer = get-cos-shared-buffer-information
    cos-shared-buffer-information @ex,qfx
show class-of-service traffic-control-profile = get-cos-traffic-control-profile-information
    cos-traffic-control-profile-information <name>
show firewall = get-firewall-information firewall-information filter= counter=
show firewall counter = get-firewall-counter-information firewall-information counter-id=
    filter=filtername
show firewall filter = get-firewall-filter-information firewall-information <filtername>
    counter=counter-name
show firewall log = get-firewall-log-information firewall-log-information detail interface=
show firewall prefix-action-stats = get-firewall-prefix-action-information
    firewall-prefix-action-information filter= prefix-action=
show firewall templates-in-use = get-firewall-templates-reference-counts firewall-templates-in-use
show policer = get-policer-information firewall-information <policer-id>
clear firewall = clear-firewall-counters - <filter> counter=
clear firewall all = clear-all-firewall-conters -
clear firewall log = clear-firewall-log -
show forwarding-options analyzer = get-native-analyzer-information analyzer <analyzer-name>
    @ex,qfx
show forwarding-options enhanced-hash-key = get-hash-info hash-info
show forwarding-options next-hop-group = get-forwarding-options-next-hop-group smpl-next-hop-group
show forwarding-options port-mirroring = get-forwarding-options-port-mirroring smpl-port-mirroring
show sflow = get-sflow-information sflow
show sflow collector = get-sflow-collector sflow
show sflow interface = get-sflow-interface sflow
clear sflow collector statistics = clear-sflow-collector-statistics -
show oam ethernet connectivity-fault-management adjacencies = get-cfm-adjacency-information
    cfm-adjacency-information
show oam ethernet connectivity-fault-management interfaces = get-cfm-interfaces-information
    cfm-interface <interface-name>
show oam ethernet connectivity-fault-management mep-database = get-cfm-mep-database -
    maintenance-domain= maintenance-association=
show oam ethernet connectivity-fault-management mip = get-cfm-mip-information cfm-mip-information
show oam ethernet link-fault-management = get-lfmd-information lfmd-information <interface-name>
show services accounting status = get-service-accounting-status-information -
show services accounting flow = get-service-accounting-flow-information -
show services accounting errors = get-service-accounting-errors-information -
show services accounting usage = get-service-accounting-usage-information -
show services rpm probe-results = get-probe-results probe-results owner= test= status
show services rpm history-results = get-history-results history-results owner= test= since= brief
    detail limit=
show services rpm active-servers = get-active-servers active-servers
show services rpm twamp client probe-results = twamp-get-probe-results probe-results
show services service-sets summary = get-service-set-summary-information
    service-set-summary-information @mx
show services sessions = get-msp-session-table - @mx
show services nat pool = get-service-nat-pool-information service-nat-pool-information @mx
clear services sessions = clear-service-msp-session-table-information
    service-msp-sess-drain-information @mx
show bfd session = get-bfd-session-information bfd-session-information address= client=
    discriminator= prefix= subscriber brief detail extensive summary
clear bfd session = clear-bfd-session-information bfd-session-information address= discriminator=
clear bfd adaptation = clear-bfd-adaptation-information bfd-session-information
monitor ethernet delay-measurement = request-monitor-ethernet-delay-measurement ethdm-results
clear services rpm twamp = clear-twamp-information -
test interface = test-interface - <interface-name>
`;
