import type { Stanza } from "../outline.ts";

/** `[edit access]`, `applications`, `services` and `dynamic-profiles`. */
export const accessStanza: Stanza = {
  name: "access",
  text: `
access container
  radius-server list user-ordered
    use access-radius-server
  radius-disconnect-port leaf integer 1..65535
  radius-disconnect list user-ordered
    secret leaf secret
  domain-name-server,domain-name-server-inet,domain-name-server-inet6,wins-server list user-ordered homogeneous
  address-pool list user-ordered
    address leaf string choice=range
    address-range container oneliner choice=range
      low,high leaf string
  group-profile list user-ordered
    ppp container
      framed-pool,interface-id,primary-dns,secondary-dns leaf string
      idle-timeout,keepalive leaf integer
  profile list user-ordered
    name leaf string 1..63
    accounting-order leaf-list enum radius user-ordered
    authentication-order leaf-list enum radius|password|none|nasreq|nas-5g|ldap|securid|s6a user-ordered
    authorization-order leaf-list enum jsrc|nasreq|none user-ordered
    provisioning-order leaf enum jsrc|gx-plus|pcrf
    domain-name-server,domain-name-server-inet,domain-name-server-inet6 list user-ordered homogeneous
    client list
      chap-secret,pap-password leaf secret
      no-rfc2486 leaf empty
      client-group leaf-list string user-ordered
      firewall-user container
        password leaf secret
      group-profile leaf string
      xauth container
        ip-address leaf string
    address-assignment container
      pool leaf string
    session-limit-per-username leaf integer 1..16
    radius container
      authentication-server,accounting-server,preauthentication-server leaf-list string user-ordered
      attributes container
        ignore container
          framed-ip-netmask,input-filter,output-filter,logical-system-routing-instance leaf empty
      options container
        nas-identifier leaf string
        nas-port-id-format container
          nas-identifier,interface-description,agent-circuit-id,agent-remote-id leaf empty
        client-authentication-algorithm,client-accounting-algorithm leaf enum direct|round-robin
        revert-interval leaf integer 0..604800
        ethernet-port-type-virtual,accounting-session-id-format leaf empty
    session-options container
      client-group leaf-list string user-ordered
      client-idle-timeout leaf integer 10..255
      client-session-timeout leaf integer
    radius-server list user-ordered
      use access-radius-server
    accounting container
      order leaf-list enum radius user-ordered
      accounting-stop-on-failure,accounting-stop-on-access-deny,immediate-update,coa-immediate-update,address-change-immediate-update leaf empty
      update-interval leaf integer 10..1440
      statistics leaf enum time|volume-time
    service container
      accounting-order leaf enum radius|activation-protocol|local
      accounting container
        statistics leaf enum time|volume-time
        update-interval leaf integer 10..1440
    subscriber list
      password leaf secret
  address-assignment container
    use address-assignment
  address-protection container presence
    reassign-on-match leaf empty
  tunnel-profile list user-ordered
    tunnel list user-ordered
      preference leaf integer 0..2000
      remote-gateway container
        address,gateway-name leaf string
      source-gateway container
        address,gateway-name leaf string
      secret leaf secret
      medium leaf enum ipv4
      tunnel-type leaf enum l2tp
      max-sessions leaf integer
      identification leaf string
  domain container
    delimiter leaf-list string user-ordered
    parse-direction leaf enum left-to-right|right-to-left
    map list user-ordered
      strip-domain leaf empty
      access-profile,address-pool,dynamic-profile,tunnel-profile leaf string
      target-logical-system container
        target-routing-instance leaf string
      target-routing-instance leaf string
  radius-options container
    unique-nas-port container
      chassis-id leaf integer 0..127
    interim-rate leaf integer
    revert-interval leaf integer 0..604800
  ldap-options container
    use ldap-options
  ldap-server list user-ordered
    port leaf integer 1..65535
    source-address,routing-instance leaf string
    retry leaf integer 1..10
    timeout leaf integer 3..90
    tls-type leaf enum start-tls
    tls-timeout leaf integer 3..90
    tls-min-version leaf enum v1.1|v1.2
    no-tls-certificate-check leaf empty
  firewall-authentication container
    pass-through container
      default-profile leaf string
      http,ftp,telnet container
        banner container
          login,success,fail leaf string
    web-authentication container
      default-profile leaf string
      banner container
        success leaf string

applications container
  application list user-ordered
    name leaf string 1..63
    description leaf string 1..900
    term list user-ordered oneliner
      name leaf string 1..63
      alg,protocol,source-port,destination-port,icmp-type,icmp-code,icmp6-type,icmp6-code,rpc-program-number,uuid,inactivity-timeout leaf string
    application-protocol leaf string
    protocol,source-port,destination-port,ether-type,icmp-type,icmp6-type,icmp-code,icmp6-code,rpc-program-number,uuid,inactivity-timeout leaf string
  application-set list user-ordered
    name leaf string 1..63
    description leaf string 1..900
    application,application-set list user-ordered
      name leaf string 1..63

services container
  flow-monitoring container
    version9,version-ipfix,version-bgpls container
      template list
        flow-active-timeout leaf integer
        flow-inactive-timeout leaf integer
        nexthop-learning container oneliner
          enable,disable leaf empty choice=learning
        template-refresh-rate,option-refresh-rate container oneliner
          packets,seconds leaf integer
        option-template-id,template-id,source-id,observation-domain-id leaf integer
        tunnel-observation container
          ipv4,ipv6,mpls-over-udp leaf empty
        flow-key container
          flow-direction,vlan-id,output-interface leaf empty
        ipv4-template,ipv6-template,vpls-template,bridge-template leaf empty choice=template
        mpls-template,mpls-ipv4-template container presence choice=template
          label-position leaf-list integer 1..8 user-ordered
  rpm container
    bgp container
      probe-count,probe-interval,test-interval leaf integer
    twamp container
      server container
        authentication-mode leaf enum none|authenticated|encrypted
        port leaf integer 1..65535
        client-list list user-ordered
          address list user-ordered oneliner
    probe list
      test list
        probe-type leaf enum icmp-ping|icmp-ping-timestamp|icmp6-ping|http-get|http-metadata-get|tcp-ping|udp-ping|udp-ping-timestamp
        target container
          address,url,inet6-address leaf string choice=target
        probe-count,probe-interval,test-interval,history-size,moving-average-size,data-size leaf integer
        destination-port leaf integer 1..65535
        source-address,routing-instance,destination-interface,next-hop leaf string
        data-fill leaf string
        dscp-code-points leaf string
        hardware-timestamp,one-way-hardware-timestamp leaf empty
        thresholds container
          successive-loss,total-loss,rtt,jitter-rtt,std-dev-rtt leaf integer
        traps leaf-list string user-ordered
  ssl container
    initiation,termination,proxy container
      profile list user-ordered
        enable-flow-tracing,enable-session-cache leaf empty
        server-certificate,client-certificate,root-ca leaf string
        trusted-ca leaf-list string user-ordered
        protocol-version leaf enum all|tls1|tls11|tls12|tls13
        preferred-ciphers leaf enum weak|medium|strong|custom
        whitelist leaf-list string user-ordered
        actions container
          ignore-server-auth-failure leaf empty
  analytics container
    streaming-server list user-ordered
      remote-address leaf string
      remote-port leaf integer 1..65535
    export-profile list user-ordered
      local-address,format,transport,forwarding-class leaf string
      local-port leaf integer 1..65535
      reporting-rate leaf integer 0..3600
      dscp leaf integer 0..63
    sensor list user-ordered
      server-name leaf-list string user-ordered
      export-name,resource,resource-filter leaf string
      subscription-id leaf integer
      polling-interval leaf integer 0..3600
    traceoptions container
      use trace
  service-set list
    next-hop-service container
      inside-service-interface,outside-service-interface leaf string
    interface-service container
      service-interface leaf string
    nat-rules,stateful-firewall-rules,ipsec-vpn-rules list user-ordered
  nat container
    pool list user-ordered
      address list user-ordered oneliner homogeneous
      port container
        automatic container presence
    rule list user-ordered
      match-direction leaf enum input|output
      term list user-ordered
        from container
          source-address,destination-address list user-ordered homogeneous
        then container
          translated container
            source-pool,source-prefix,destination-pool,destination-prefix leaf string
            translation-type container
              basic-nat44,dynamic-nat44,napt-44,dnat-44,twice-napt-44 leaf empty choice=type
          no-translation,syslog leaf empty
  user-identification container
    identity-management container
      connection container
        connect-method leaf enum http|https
        port leaf integer 1..65535
        primary,secondary container
          address,client-id leaf string
          client-secret leaf secret
  application-identification container
    download container
      url leaf string
      automatic container
        start-time leaf string
        interval leaf integer
  screen container
    trap leaf empty

schedulers container
  scheduler list user-ordered
    description leaf string
    start-date list[start-date] user-ordered oneliner
      stop-date leaf string
    daily,sunday,monday,tuesday,wednesday,thursday,friday,saturday container
      all-day,exclude leaf empty choice=when
      start-time list[start-time-value stop-time] user-ordered oneliner homogeneous choice=when
        stop-time leaf string

dynamic-profiles list user-ordered
  variables list user-ordered oneliner-plus homogeneous
    default-value,equals leaf string
    mandatory,uid leaf empty
  predefined-variable-defaults list user-ordered
  routing-instances container
    use /routing-instances
  interfaces container
    interface list hidden-keyword
      unit list
        use unit
    demux0,pp0 container
      unit list
        use unit
  protocols container
    use /protocols
  class-of-service container
    use /class-of-service
  firewall container
    use /firewall

body access-radius-server
  routing-instance leaf string
  port,accounting-port,preauthentication-port,dynamic-request-port leaf integer 1..65535
  secret,preauthentication-secret leaf secret
  timeout leaf integer 1..1000
  retry leaf integer 1..100
  accounting-timeout leaf integer 0..1000
  accounting-retry leaf integer 0..100
  max-outstanding-requests leaf integer 0..2000
  source-address leaf string

body ldap-options
  base-distinguished-name leaf string
  revert-interval leaf integer
  assemble container presence
    common-name leaf string
  search container presence
    search-filter leaf string
    admin-search container presence
      distinguished-name leaf string
      password leaf secret

body address-assignment
  abated-utilization leaf integer 1..98
  high-utilization leaf integer 2..99
  neighbor-discovery-router-advertisement container oneliner
    ndra-pool-name leaf string nokeyword
  pool list user-ordered
    link leaf string
    active-drain,hold-down,linked-pool-aggregation leaf empty
    family container inline presence
      inet container presence choice=family
        network leaf string
        range list user-ordered
          low,high leaf string
        excluded-address list user-ordered
        excluded-range list user-ordered
          low,high leaf string
        dhcp-attributes container
          use dhcp-attributes
        xauth-attributes container
          primary-dns,secondary-dns,primary-wins,secondary-wins leaf string
        host list user-ordered
          hardware-address,user-name,ip-address leaf string
      inet6 container presence choice=family
        prefix leaf string
        range list user-ordered
          low,high leaf string
          prefix-length leaf integer 1..128
        dhcp-attributes container
          use dhcp-attributes

body dhcp-attributes
  maximum-lease-time leaf integer 0..4294967295|infinite
  grace-period leaf integer 0..4294967295
  domain-name,boot-file,boot-server,tftp-server,server-identifier,netbios-node-type,next-server leaf string
  name-server,router,wins-server,dns-server,sip-server-address list user-ordered homogeneous
  propagate-settings leaf string
  option list user-ordered oneliner
    string,hex-string,ip-address leaf string choice=value
    byte,short,integer,unsigned-integer leaf integer choice=value
    flag leaf enum true|false choice=value
`,
};
