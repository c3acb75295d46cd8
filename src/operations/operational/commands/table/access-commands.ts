/** Subscribers, DHCP, PPP and the protection of the control plane. */
export const accessCommands = `
show aps = get-aps-information aps-interface-information
show ppp interface = get-ppp-interface-information ppp-interface-information <interface-name>
show ppp summary = get-ppp-summary-information ppp-summary-information
show pppoe interfaces = get-pppoe-interface-information pppoe-interface-information
    <interface-name> @mx,srx
show pppoe statistics = get-pppoe-statistics-information pppoe-statistics-information @mx,srx
show pppoe sessions = get-pppoe-session-information - @mx
show subscribers = get-subscribers subscribers-information brief detail extensive terse interface=
    count client-type= user-name= address= @mx
show subscribers summary = get-subscribers-summary subscribers-summary-information @mx
show network-access aaa subscribers = get-aaa-subscriber-table -
show network-access aaa radius-servers = get-radius-servers-table
    aaa-module-radius-servers-information
show dhcp client binding = get-dhcp-client-binding-information dhcp-client-binding-information
    brief detail
show dhcp client statistics = get-dhcp-client-statistics-information
    dhcp-client-statistics-information
show dhcp relay binding = get-dhcp-relay-binding-information dhcp-relay-binding-information brief
    detail summary
show dhcp relay statistics = get-dhcp-relay-statistics-information
    dhcp-relay-statistics-information
show dhcp server binding = get-dhcp-server-binding-information dhcp-server-binding-information
    brief detail summary
show dhcp server statistics = get-dhcp-server-statistics-information
    dhcp-server-statistics-information
show dhcp statistics = get-dhcp-service-statistics-information dhcp-service-statistics-information
show dhcpv6 client binding = get-dhcpv6-client-binding-information -
show dhcpv6 relay binding = get-dhcpv6-relay-binding-information dhcpv6-relay-binding-information
show dhcpv6 server binding = get-dhcpv6-server-binding-information
    dhcpv6-server-binding-information
show dhcpv6 server statistics = get-dhcpv6-server-statistics-information
    dhcpv6-server-statistics-information
clear dhcp client binding = clear-dhcp-client-binding-information -
clear dhcp client statistics = clear-client-statistics-information -
clear dhcp relay binding = clear-dhcp-relay-binding-information -
clear dhcp server binding = clear-dhcp-server-binding-information -
clear dhcp server statistics = clear-server-statistics-information -
request dhcp client renew = request-dhcp-client-renew-information - interface= all
show ddos-protection protocols = get-ddos-protocols-information ddos-protocols-information @mx,qfx
show ddos-protection protocols violations = get-ddos-protocols-violations
    ddos-protocols-information @mx,qfx
show ddos-protection statistics = get-ddos-statistics-information ddos-statistics-information
    @mx,qfx
show ddos-protection version = get-ddos-version ddos-version @mx,qfx
show network-access aaa statistics = get-aaa-module-statistics aaa-module-statistics
`;
