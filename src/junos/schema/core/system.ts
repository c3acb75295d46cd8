import type { Stanza } from "../outline.ts";

/** `[edit system]` without its services. */
export const systemStanza: Stanza = {
  name: "system",
  text: `
system container
  host-name leaf string 1..255
  root-authentication container
    use authentication
  commit container oneliner-plus
    persist-groups-inheritance leaf empty choice=persist
    no-persist-groups-inheritance leaf empty choice=persist
    server container
      maximum-aggregate-pool leaf integer 1..4294967295
      maximum-entries,commit-interval,retry-attempts,retry-interval leaf integer
      days-to-keep-error-logs leaf integer 1..366
      traceoptions container
        use trace
    fast-synchronize,synchronize,delta-export,peers-synchronize,no-synchronize leaf empty
    notification container presence
    peers list user-ordered
      user leaf string
      authentication leaf secret
      routing-instance leaf string
  configuration-database container
    ephemeral container presence
      instance list user-ordered
        name leaf string 1..32
      commit-synchronize-model leaf enum asynchronous|synchronous
      ignore-ephemeral-default,allow-commit-synchronize-with-gres leaf empty
    extend-size leaf empty
    max-db-size leaf integer
  scripts container
    commit container
      allow-transients,refresh,direct-access leaf empty
      refresh-from leaf string
      max-datasize leaf string
      traceoptions container
        use trace
      file list user-ordered
        optional leaf empty
        use script-file
    op container
      refresh,no-allow-url,allow-url-for-python leaf empty
      refresh-from leaf string
      max-datasize leaf string
      traceoptions container
        use trace
      file list
        command leaf string
        description leaf string
        allow-commands leaf string
        arguments list homogeneous
          description leaf string
        use script-file
    snmp container
      file list
        oid list user-ordered
          priority leaf integer 1..255
        python-script-user leaf string
        use script-file
    translation,action container
      max-datasize leaf string
    load-scripts-from-flash,synchronize leaf empty
    language leaf enum python|python3
  login container
    retry-options container
      tries-before-disconnect leaf integer 2..10 default=3
      backoff-threshold leaf integer 1..3 default=2
      backoff-factor leaf integer 5..10 default=5
      minimum-time leaf integer 20..60 default=20
      maximum-time leaf integer 20..300 default=120
      lockout-period leaf integer 1..43200
    idle-timeout leaf integer 1..60
    class list
      allowed-days leaf-list enum sunday|monday|tuesday|wednesday|thursday|friday|saturday user-ordered
      access-start,access-end leaf string
      idle-timeout leaf integer
      logical-system,tenant leaf string
      login-alarms,login-tip,no-scp-server,no-sftp-server leaf empty
      login-script leaf string
      permissions leaf-list string user-ordered
      allow-commands,deny-commands,allow-configuration,deny-configuration leaf string
      allow-commands-regexps,deny-commands-regexps leaf-list string user-ordered
      allow-configuration-regexps,deny-configuration-regexps leaf-list string user-ordered
      allow-configuration-exact-match,deny-configuration-exact-match leaf string
      allow-grpc-rpc-regexps,deny-grpc-rpc-regexps leaf-list string user-ordered
      configuration-breadcrumbs leaf empty
      confirm-commands list user-ordered
        message leaf string nokeyword
      allow-hidden-commands leaf empty choice=hidden
      no-hidden-commands container choice=hidden
        except list user-ordered
      cli container
        use user-cli
      security-role leaf enum audit-administrator|crypto-administrator|ids-administrator|security-administrator
      satellite leaf enum all
    user list
      full-name leaf string
      cli container
        use user-cli
      uid leaf integer 100..64000
      class leaf string
      authentication container
        use authentication
    password container
      minimum-character-changes leaf integer 4..15
      minimum-reuse leaf integer 1..20
      maximum-lifetime leaf integer 30..365
      minimum-lifetime leaf integer 1..30
      minimum-length leaf integer 6..20 default=6
      maximum-length leaf integer 20..128 default=128
      change-type leaf enum character-sets|set-transitions
      minimum-changes leaf integer
      minimum-numerics,minimum-upper-cases,minimum-lower-cases,minimum-punctuations leaf integer 1..128
      format leaf enum sha1|sha256|sha512|md5|des
    deny-sources container
      address leaf-list string user-ordered
    announcement,message leaf string 1..2048
  export-format container
    json container
      verbose leaf empty choice=style
      ietf leaf empty choice=style
    state-data container
      json container
        compact leaf empty
  max-cli-sessions leaf integer
  services container presence
    use system-services
  auto-snapshot leaf empty
  autoinstallation container presence
    delete-upon-commit leaf empty
    configuration-servers list user-ordered oneliner homogeneous
      password leaf secret
    interfaces list homogeneous
      bootp,rarp,slarp leaf empty
  phone-home container presence
    server leaf string
    rfc-compliant leaf empty
    upgrade-image-before-configuration leaf empty
  domain-name leaf string 1..255
  domain-search leaf-list string user-ordered
  no-hidden-commands leaf empty
  backup-router,inet6-backup-router container oneliner
    address leaf string nokeyword
    destination leaf-list string user-ordered
  time-zone leaf string
  use-imported-time-zones,regex-additive-logic,switchover-on-routing-crash leaf empty
  default-address-selection leaf empty
  no-multicast-echo,no-redirects,no-redirects-ipv6,no-ping-record-route,no-ping-time-stamp leaf empty
  dump-device leaf string
  arp container
    aging-timer leaf integer 1..240
    passive-learning,purging,gratuitous-arp-on-ifup leaf empty
    gratuitous-arp-delay leaf integer
    interfaces container
      arp-interface list hidden-keyword
        aging-timer leaf integer 1..600000
  saved-core-files leaf integer 1..10
  saved-core-context leaf empty choice=core-context
  no-saved-core-context leaf empty choice=core-context
  management-instance leaf empty
  internet-options container
    icmpv4-rate-limit,icmpv6-rate-limit container oneliner
      packet-rate,bucket-size leaf integer
    path-mtu-discovery leaf empty choice=path-mtu
    no-path-mtu-discovery leaf empty choice=path-mtu
    gre-path-mtu-discovery leaf empty choice=gre-path-mtu
    no-gre-path-mtu-discovery leaf empty choice=gre-path-mtu
    ipip-path-mtu-discovery leaf empty choice=ipip-path-mtu
    no-ipip-path-mtu-discovery leaf empty choice=ipip-path-mtu
    source-port container
      upper-limit leaf integer 5000..65535
    source-quench leaf empty choice=quench
    no-source-quench leaf empty choice=quench
    tcp-mss leaf integer 64..65535
    tcp-drop-synfin-set,no-tcp-rfc1323,no-tcp-rfc1323-paws leaf empty
    ipv6-duplicate-addr-detection-transmits leaf integer 0..20
    ipv6-path-mtu-discovery leaf empty choice=ipv6-path-mtu
    no-ipv6-path-mtu-discovery leaf empty choice=ipv6-path-mtu
    ipv6-path-mtu-discovery-timeout leaf integer 5..71582788
    no-tcp-reset leaf enum drop-tcp-with-syn-only|drop-all-tcp
  authentication-order leaf-list enum ldaps|radius|tacplus|password user-ordered
  location container oneliner-plus
    country-code,postal-code,npa-nxx,building leaf string
    latitude,longitude leaf string
    altitude leaf integer
    lata,vcoord,hcoord leaf string
    floor,rack leaf integer
  ports container
    console,auxiliary container oneliner-plus
      authentication-order leaf-list enum radius|tacplus|password user-ordered
      log-out-on-disconnect,disable,insecure leaf empty
      port-type leaf enum rj45|mini-usb
      type leaf enum ansi|vt100|small-xterm|xterm
  diag-port-authentication,pic-console-authentication,boot-loader-authentication container
    encrypted-password leaf secret
    plain-text-password-value leaf secret
  name-server list user-ordered oneliner homogeneous
    routing-instance,source-address leaf string
  radius-server list user-ordered homogeneous
    use radius-server
  radius-options container
    password-protocol leaf enum mschap-v2
    attributes container
      nas-ip-address leaf string
    enhanced-accounting leaf empty
  ldap-server container presence
    address leaf-list string user-ordered
    port leaf-list integer 1..65535 user-ordered
    base,binddn leaf string
    bindpw leaf secret
    routing-instance,ldaps-cert leaf string
  tacplus-server list user-ordered homogeneous
    use tacplus-server
  tacplus-options container
    service-name leaf string
    authorization-time-interval leaf integer 15..1440
    strict-authorization leaf empty choice=strict
    no-strict-authorization leaf empty choice=strict
    no-cmd-attribute-value,exclude-cmd-attribute,enhanced-accounting,timestamp-and-timezone leaf empty
  accounting container
    events leaf-list enum login|change-log|interactive-commands
    enhanced-avs-max leaf integer 7..15
    traceoptions container
      use trace
    destination container oneliner-plus
      radius container presence
        server list user-ordered homogeneous
          use radius-server
      tacplus container presence
        server list user-ordered homogeneous
          use tacplus-server
  allow-v4mapped-packets,allow-6pe-traceroute leaf empty
  static-host-mapping list user-ordered oneliner-plus homogeneous
    inet,inet6,alias leaf-list string user-ordered
    sysid leaf string
  syslog container
    archive container oneliner-plus presence
      use syslog-archive
    user list user-ordered
      use syslog-contents
      match leaf string
      allow-duplicates leaf empty
      match-strings leaf-list string user-ordered
    host list user-ordered
      use syslog-contents
      match leaf string
      allow-duplicates leaf empty
      port leaf integer 1..65535
      facility-override leaf enum authorization|daemon|ftp|kernel|user|local0|local1|local2|local3|local4|local5|local6|local7
      log-prefix,source-address,routing-instance leaf string
      explicit-priority,exclude-hostname leaf empty
      transport leaf enum tcp|udp|tls
      tlsdetails container presence
        local-certificate leaf string
        trusted-ca-group list user-ordered
          ca-profiles leaf-list string 1..63 user-ordered
      match-strings leaf-list string user-ordered
      structured-data container presence
        brief leaf empty
    allow-duplicates leaf empty
    file list
      name leaf string 1..1024
      use syslog-contents
      match leaf string
      allow-duplicates,explicit-priority leaf empty
      archive container oneliner-plus presence
        use syslog-archive
      structured-data container presence
        brief leaf empty
      match-strings leaf-list string user-ordered
    console list oneliner homogeneous
      use syslog-severity
    time-format container oneliner presence
      year,millisecond leaf empty
    source-address leaf string
    routing-instance leaf string
    log-rotate-frequency leaf integer 1..59
    server container presence
      routing-instances list user-ordered homogeneous
        disable container presence
  tracing container oneliner
    destination-override container oneliner
      syslog container oneliner
        host leaf string
  encrypt-configuration-files leaf empty
  compress-configuration-files leaf empty choice=compress
  no-compress-configuration-files leaf empty choice=compress
  max-configurations-on-flash,max-configuration-rollbacks leaf integer 0..49
  archival container
    configuration container
      transfer-interval leaf integer 15..2880 choice=when
      transfer-on-commit leaf empty choice=when
      routing-instance leaf string
      archive-sites list user-ordered oneliner homogeneous
        password leaf secret
  extensions container presence
    providers list user-ordered oneliner-plus homogeneous
      license-type list user-ordered oneliner
        deployment-scope leaf-list string user-ordered
    resource-limits container
      process list user-ordered
        resources container
          cpu container
            priority,time leaf integer
  license container
    autoupdate container presence
      url list user-ordered oneliner
        password leaf secret
    renew container oneliner presence
      before-expiration,interval leaf integer
    keys container presence
      key list user-ordered
    traceoptions container
      use trace
  kernel-options container
    no-palloc-reclaim leaf empty
  processes container
    use daemons
  ddos-protection container
    global container
      disable-routing-engine,disable-fpc,disable-logging leaf empty
      flow-detection leaf empty
      violation-report-rate leaf integer 1..50000
    protocols container
      bgp,ospf,isis,ldp,rsvp,pim,igmp,bfd,lacp,lldp,arp,icmp,snmp,ssh,telnet,dhcpv4,vrrp,ttl,ndpv6,ntp container
        aggregate container
          bandwidth,burst,recover-time leaf integer
          priority leaf enum high|medium|low
          disable-routing-engine,disable-fpc,disable-logging,no-flow-logging leaf empty
  ntp container
    boot-server leaf string
    interval-range container oneliner
      value leaf integer 0..3 nokeyword
    authentication-key list user-ordered oneliner
      name leaf integer 1..65534
      type leaf enum md5|des|sha1|sha256
      value leaf secret
    peer list user-ordered oneliner
      key leaf integer 1..65534
      version leaf integer 1..4
      prefer leaf empty
    server list user-ordered oneliner
      key leaf integer 1..65534
      version leaf integer 1..4
      prefer leaf empty
      routing-instance leaf string
    broadcast list user-ordered oneliner
      routing-instance-name leaf string
      key leaf integer 1..65534
      version leaf integer 1..4
      ttl leaf integer 1..255
    broadcast-client leaf empty
    multicast-client container oneliner presence
      address leaf string nokeyword
    trusted-key leaf-list integer 1..65534 user-ordered
    restrict list user-ordered oneliner
      mask leaf string
      noquery leaf empty
    threshold container oneliner
      value leaf integer 1..600 nokeyword
      action leaf enum accept|reject
    source-address list user-ordered oneliner
      routing-instance leaf string
  master-password container
    plain-text-password leaf empty
    iteration-count leaf integer 10..10000
    pseudorandom-function leaf enum hmac-sha1|hmac-sha2-256|hmac-sha2-512
`,
};
