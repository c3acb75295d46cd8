/** `show security` and its like: zones, policies, NAT, VPN and certificates. */
export const securityCommands = `
show security alarms = get-security-alarm-information security-alarm-information @srx
show security alg status = get-alg-status alg-status @srx
show security application-tracking counters = get-avt-counters avt-counters @srx
show security dynamic-address = get-security-dynamic-address security-dynamic-address @srx
show security firewall-authentication history = get-firewall-authentication-history
    firewall-authentication-history-details @srx
show security firewall-authentication users = get-firewall-authentication-users
    firewall-authentication-table-details @srx
show security flow gate = get-flow-gate-information flow-gate-information @srx
show security flow ip-action = get-flow-ipaction-information flow-ipaction-information @srx
show security flow session = get-flow-session-information flow-session-information application=
    destination-port= destination-prefix= source-port= source-prefix= protocol= interface= nat
    session-identifier= summary brief extensive @srx
show security flow statistics = get-flow-statistics-all flow-statistics-all @srx
show security flow status = get-flow-status-all flow-status-all @srx
show security idp active-policy = get-idp-active-policy idp-version-information @srx
show security idp attack table = get-idp-attack-table-information - @srx
show security idp counters = get-idp-counter-information idp-counter-information @srx
show security idp memory = get-idp-memory-information idp-memory-information @srx
show security idp security-package-version = get-idp-security-package-information
    idp-security-package-information @srx
show security idp status = get-idp-status-information idp-status-information @srx
show security ike active-peer = get-ike-active-peers-information ike-active-peers-information @srx
show security ike security-associations = get-ike-security-associations-information
    ike-security-associations-information <peer-address> index= brief detail family= @mx,srx
show security ipsec inactive-tunnels = get-inactive-tunnels ipsec-unestablished-tunnel-information
    @srx
show security ipsec next-hop-tunnels = get-ipsec-next-hop-tunnel-information - @srx
show security ipsec security-associations = get-security-associations-information
    security-associations-information index= brief detail family= vpn-name= @mx,srx
show security ipsec statistics = get-ipsec-statistics-information
    usp-ipsec-total-statistics-information index= @mx,srx
show security ipsec traffic-selector = get-ipsec-traffic-selector-information - @srx
show security keychain = get-hakr-keychain-information hakr-keychain-information
show security log = get-security-log-information security-log-information all-routing-instances
    event-id= newer-than= older-than= @srx
show security macsec connections = get-macsec-connection-information macsec-connection-information
    @mx,ex,qfx,srx
show security macsec statistics = get-macsec-statistics macsec-statistics @mx,ex,qfx,srx
show security match-policies = match-firewall-policies security-policy-match from-zone= to-zone=
    source-ip= destination-ip= source-port= destination-port= protocol= @srx
show security mka sessions = get-mka-session-information mka-session-information @mx,ex,qfx,srx
show security mka statistics = get-mka-statistics mka-statistics @mx,ex,qfx,srx
show security monitoring fpc = get-spu-monitoring-information - <fpc> @srx
show security monitoring performance session = get-performance-session-information
    performance-session-information @srx
show security monitoring performance spu = get-performance-spu-information
    performance-spu-information @srx
show security nat destination pool = get-destination-nat-pool-information
    destination-nat-pool-information <pool-name> @srx
show security nat destination rule = get-destination-nat-rule-sets-information - <rule-name> @srx
show security nat destination summary = retrieve-destination-nat-summary-information
    destination-nat-summary-information @srx
show security nat interface-nat-ports = get-interface-nat-ports-information
    interface-nat-ports-information @srx
show security nat resource-usage source-pool = retrieve-source-nat-pool-resource-usage -
    <pool-name> @srx
show security nat source deterministic = get-deterministic-nat - @srx
show security nat source paired-address = retrieve-source-nat-paired-address-information - @srx
show security nat source pool = retrieve-source-nat-pool-information source-nat-pool-information
    <pool-name> @srx
show security nat source rule = get-source-nat-rule-sets-information - <rule-name> @srx
show security nat source summary = retrieve-source-nat-summary source-nat-summary @srx
show security nat static rule = get-static-nat-rule-information static-nat-rule-information
    <rule-name> @srx
show security pki ca-certificate = get-pki-ca-certificate x509-pki-certificate-info-list
    ca-profile= detail
show security pki certificate-request = get-pki-certificate-request x509-pki-certificate-info-list
    certificate-id= detail
show security pki crl = get-pki-crl x509-pkid-crl-information-list ca-profile= detail
show security pki local-certificate = get-pki-local-certificate x509-pki-certificate-info-list
    certificate-id= detail
show security pki statistics = get-pki-statistics pki-statistics
show security policies = get-firewall-policies security-policies from-zone= to-zone= policy-name=
    global detail start= count= @srx
show security policies hit-count = get-security-policies-hit-count policy-hit-count from-zone=
    to-zone= ascending descending @srx
show security policies unknown-source-identity = unknown-source-identity-of-policies
    security-policies @srx
show security screen ids-option = get-security-screen-ids-status show-ids-status <screen-name>
    @srx
show security screen statistics = get-ids-statistics - zone= interface= @srx
show security shadow-policies = shadow-firewall-policies security-policy-shadow from-zone=
    to-zone= @srx
show security user-identification local-authentication-table all = get-userfw-local-auth-table-all
    user-identification @srx
show security utm anti-virus status = get-anti-virus-status anti-virus @srx
show security utm session = get-utmd-session utmd-session @srx
show security utm status = get-utmd-status utmd-status @srx
show security utm web-filtering statistics = get-web-filtering-statistics utmd-web-filtering @srx
show security utm web-filtering status = get-web-filtering-status utmd-web-filtering @srx
show security zones = get-zones-information zones-information <zone-name> detail terse @srx
clear security alarms = clear-security-alarm-information clear-security-alarm-results @srx
clear security flow ip-action = clear-security-flow-ip-action - @srx
clear security flow session = clear-flow-session clear-flow-session-information all application=
    destination-prefix= source-prefix= protocol= session-identifier= @srx
clear security flow statistics = clear-security-flow-statistics - @srx
clear security idp counters = clear-idp-counters-by-counter-class - @srx
clear security ike security-associations = clear-ike-security-association - <peer-address> index=
    @mx,srx
clear security ipsec security-associations = clear-ipsec-security-association - index= family=
    @mx,srx
clear security ipsec statistics = clear-ipsec-statistics - index= @mx,srx
clear security nat statistics destination rule = clear-destination-nat-rule-sets-information -
    @srx
clear security nat statistics source rule = clear-source-nat-rule-sets-information - @srx
clear security pki ca-certificate = clear-pki-ca-certificate - ca-profile= all
clear security pki certificate-request = clear-pki-certificate-request - certificate-id= all
clear security pki crl = clear-pki-crl - ca-profile= all
clear security pki key-pair = clear-pki-key-pair - certificate-id= all
clear security pki local-certificate = clear-pki-local-certificate - certificate-id= all
clear security screen statistics = clear-screen-statistics clear-ids-statistics-information zone=
    interface= @srx
request security idp security-package download = request-idp-security-package-download
    secpack-download-status @srx
request security idp security-package install = request-idp-security-package-install
    secpack-update-status @srx
request security ike debug-enable = get-enable-ike-debug - local= remote= @srx
request security pki ca-certificate load = load-pki-ca-certificate cert-ca-load-status ca-profile=
    filename=
request security pki crl load = load-pki-crl - ca-profile= filename=
request security pki generate-key-pair = generate-pki-key-pair cert-key-pair certificate-id= size=
    type=
request security pki local-certificate enroll = request-security-local-certificate-enroll -
    certificate-id= ca-profile=
request security pki local-certificate load = load-pki-local-certificate cert-load-status
    filename= key= certificate-id= passphrase=
request security pki verify-integrity-status = verify-integrity-status verify-integrity-status
show services application-identification application summary =
    get-appid-application-signature-summary - @srx
show services application-identification status = get-application-id-status-information
    appid-status-information @srx
show services application-identification version = get-appid-package-version appid-package-version
    @srx
show services security-intelligence statistics = get-secintel-statistics secintel-statistics @srx
show services advanced-anti-malware statistics = get-aamw-statistics aamw-statistics @srx
show security policies information = get-firewall-policies-information security-policies @srx
show security policies checksum = get-policy-checksum-information security-policies @srx
show security policies global = get-global-firewall-policies - @srx
show security nat source persistent-nat-table all = get-persist-nat-all - @srx
clear security nat source persistent-nat-table all = clear-persist-nat-all - @srx
request security policies check = check-security-policies - @srx
request security policies resync = recover-security-policy - @srx
request security pki generate-certificate-request = generate-pki-certificate-request -
    certificate-id= subject= domain-name= ip-address= email= filename= digest=
request security pki ca-certificate verify = verify-pki-ca-certificate - ca-profile=
`;
