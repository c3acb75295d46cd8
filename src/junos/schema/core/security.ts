import type { Stanza } from "../outline.ts";

/** `[edit security]` but for NAT and VPNs. */
export const securityStanza: Stanza = {
  name: "security",
  text: `
security container
  log container
    mode leaf enum stream|event|stream-event
    format leaf enum syslog|sd-syslog|binary|structured|protobuf
    source-address,source-interface leaf string
    event-rate,rate-cap leaf integer
    report,utc-timestamp leaf empty
    disable leaf empty
    facility-override leaf string
    transport container
      protocol leaf enum udp|tcp|tls
      tls-profile leaf string
      tcp-connections leaf integer 1..5
    stream list user-ordered
      name leaf string 1..63
      severity leaf enum emergency|alert|critical|error|warning|notice|info|debug
      format leaf enum syslog|sd-syslog|welf|binary|structured|protobuf
      category leaf-list string user-ordered
      host container
        ipaddr leaf string nokeyword
        port leaf integer 0..65535
        routing-instance leaf string
      rate-limit leaf integer
      source-address leaf string
      transport container
        protocol leaf enum udp|tcp|tls
        tls-profile leaf string
  certificates container
    local list user-ordered
      certificate leaf secret nokeyword
  authentication-key-chains container
    key-chain list
      description leaf string
      tolerance leaf integer
      key list
        name leaf integer 0..63
        secret leaf secret
        key-name leaf string
        start-time leaf string
        algorithm leaf enum md5|hmac-sha-1|sha-1|ao
        options leaf enum basic|isis-enhanced
        ao-attribute container
          send-id,recv-id leaf integer 0..255
          tcp-ao-option leaf enum enabled|disabled
          cryptographic-algorithm leaf enum hmac-sha-1-96|aes-128-cmac-96
  ssh-known-hosts container
    host list user-ordered
      rsa1-key,rsa-key,dsa-key,ecdsa-sha2-nistp256-key,ecdsa-sha2-nistp384-key,ecdsa-sha2-nistp521-key,ed25519-key leaf string
  pki container presence
    use pki
  ike container
    use ike
  ipsec container
    use ipsec
  address-book list user-ordered homogeneous
    name leaf string 1..63
    description leaf string 1..900
    use address-book
    attach container
      zone list user-ordered
        name leaf string 1..63
  alg container
    traceoptions container
      use trace-file
      level leaf enum brief|detail|extensive|verbose
    alg-manager container oneliner
      clear-dont-frag-bit leaf empty
    ike-esp-nat container
      enable leaf empty
      esp-gate-timeout leaf integer 2..30
      esp-session-timeout leaf integer 60..2400
      state-timeout leaf integer 180..86400
    ftp,msrpc,pptp,sunrpc,talk,tftp container oneliner
      disable leaf empty
    rtsp,sql container oneliner presence
      disable leaf empty
    dns,rsh container oneliner-plus
      disable leaf empty
      maximum-message-length leaf integer 512..8192
    h323,mgcp,sccp,sip,twamp container oneliner-plus presence
      disable leaf empty
      application-screen container
        unknown-message container
          permit-nat-applied,permit-routed leaf empty
  application-tracking container presence
    first-update leaf empty
    first-update-interval,session-update-interval leaf integer
  idp container
    idp-policy list user-ordered
      name leaf string 1..255
      rulebase-ips,rulebase-exempt container
        rule list user-ordered
          description leaf string
          match container
            from-zone,to-zone,application leaf string
            source-address,destination-address leaf-list string user-ordered
            attacks container
              predefined-attacks,predefined-attack-groups,custom-attacks leaf-list string user-ordered
          then container
            action container
              no-action,drop-connection,drop-packet,ignore-connection,close-client,close-server,close-client-and-server,recommended leaf empty choice=action
            notification container
              log-attacks container presence
                alert leaf empty
            severity leaf enum critical|info|major|minor|warning
    active-policy leaf string
    security-package container
      url leaf string
      automatic container
        start-time leaf string
        interval leaf integer 1..336
        enable leaf empty
    sensor-configuration container
      log container
        suppression container
          disable leaf empty
  utm container
    default-configuration container
      anti-virus,web-filtering,anti-spam container
        type leaf string
    utm-policy list user-ordered
      anti-virus container
        http-profile leaf string
      web-filtering container
        http-profile leaf string
  dynamic-address container presence
    feed-server list user-ordered
      hostname,url leaf string
      update-interval,hold-interval leaf integer
      feed-name list user-ordered
        path leaf string
    address-name list user-ordered
      profile container
        feed-name leaf string
  forwarding-options container
    family container inline
      inet6 container
        mode leaf enum drop|flow-based|packet-based
      mpls,iso container
        mode leaf enum packet-based|flow-based
  flow container
    traceoptions container
      use trace-file
      flag list user-ordered oneliner
      rate-limit leaf integer 0..4294967295
      packet-filter list user-ordered
        protocol,source-prefix,destination-prefix,source-port,destination-port,interface leaf string
    advanced-options container
      drop-matching-reserved-ip-address,drop-matching-link-local-address,reverse-route-packet-mode-vr leaf empty
    aging container
      early-ageout leaf integer 1..65535
      low-watermark,high-watermark leaf integer 0..100
    allow-dns-reply,allow-embedded-icmp,allow-reverse-ecmp,force-ip-reassembly,sync-icmp-session leaf empty
    bridge,ethernet-switching container
      block-non-ip-all,bypass-non-ip-unicast leaf empty
      no-packet-flooding container presence
        no-trace-route leaf empty
    syn-flood-protection-mode leaf enum syn-cookie|syn-proxy
    pending-sess-queue-length leaf enum normal|moderate|high
    route-change-timeout leaf integer 6..1800
    tcp-mss container
      all-tcp,ipsec-vpn,gre-in,gre-out container presence
        mss leaf integer 64..65535
    tcp-session container
      rst-invalidate-session,fin-invalidate-session,rst-sequence-check,no-syn-check,no-syn-check-in-tunnel,no-sequence-check,strict-syn-check leaf empty
      tcp-initial-timeout leaf integer 4..300
      maximum-window leaf enum 64K|128K|256K|512K|1M
      time-wait-state container presence
        session-ageout leaf empty
        session-timeout leaf integer 2..600
        apply-to-half-close-state leaf empty
    load-distribution container
      session-affinity leaf enum ipsec
  firewall-authentication container
    traceoptions container
      use trace
  screen container
    trap container oneliner presence
      interval leaf integer 1..3600
    ids-option list
      name leaf string 1..64
      description leaf string 1..900
      alarm-without-drop leaf empty
      icmp container
        ip-sweep container oneliner presence
          threshold leaf integer 1000..1000000
        fragment,large,ping-death,icmpv6-malformed leaf empty
        flood container oneliner presence
          threshold leaf integer 1..4000000
      ip container
        bad-option,record-route-option,timestamp-option,security-option,stream-option,spoofing,source-route-option,loose-source-route-option,strict-source-route-option,unknown-protocol,block-frag,tear-drop,ipv6-malformed-header leaf empty
        ipv6-extension-header-limit leaf integer 0..32
      tcp container
        syn-fin,fin-no-ack,tcp-no-flag,syn-frag,land,winnuke leaf empty
        port-scan,tcp-sweep container oneliner presence
          threshold leaf integer 1000..1000000
        syn-ack-ack-proxy container oneliner presence
          threshold leaf integer 1..250000
        syn-flood container presence
          alarm-threshold,attack-threshold,source-threshold,destination-threshold,timeout leaf integer
          white-list list
            source-address,destination-address leaf-list string user-ordered
      udp container
        flood container oneliner presence
          threshold leaf integer 1..4000000
        udp-sweep,port-scan container oneliner presence
          threshold leaf integer 1000..1000000
      limit-session container
        source-ip-based,destination-ip-based leaf integer 1..20000000
    traceoptions container
      use trace
  nat container
    use nat
  forwarding-process container
    enhanced-services-mode leaf empty
  policies container presence
    traceoptions container
      use trace
    policy list[from-zone-name to-zone-name] user-ordered hidden-keyword
      from-zone-name leaf string 1..63 keyword=from-zone
      to-zone-name leaf string 1..63 keyword=to-zone
      policy list user-ordered
        use security-policy
    global container
      policy list user-ordered
        use security-policy
    default-policy container
      default-action leaf enum permit-all|deny-all nokeyword
    policy-rematch container oneliner presence
      extensive leaf empty
    policy-stats container presence
      system-wide leaf enum disable|enable
    pre-id-default-policy container
      then container
        log container
          session-init,session-close leaf empty
  zones container
    functional-zone container presence
      management container presence
        interfaces list user-ordered homogeneous
          host-inbound-traffic container
            use host-inbound
        screen leaf string 1..64
        host-inbound-traffic container
          use host-inbound
        description leaf string 1..900
    security-zone list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      tcp-rst leaf empty
      address-book container
        use address-book
      screen leaf string 1..32
      host-inbound-traffic container
        use host-inbound
      interfaces list user-ordered homogeneous
        host-inbound-traffic container
          use host-inbound
      application-tracking,source-identity-log,enable-reverse-reroute leaf empty
  macsec container
    traceoptions container
      use trace
    connectivity-association list user-ordered
      name leaf string 1..64
      cipher-suite leaf enum gcm-aes-128|gcm-aes-256|gcm-aes-xpn-128|gcm-aes-xpn-256
      security-mode leaf enum dynamic|static-cak|static-sak|static-psk
      mka container
        transmit-interval leaf integer
        key-server-priority leaf integer 0..255
        must-secure,should-secure leaf empty choice=mode
      pre-shared-key container
        ckn leaf string 1..64
        cak leaf secret
      fallback-key container
        ckn leaf string 1..64
        cak leaf secret
      include-sci leaf empty
      replay-protect container
        replay-window-size leaf integer 0..65535
    interfaces list homogeneous
      connectivity-association leaf string

body host-inbound
  system-services,protocols list user-ordered oneliner homogeneous
    except leaf empty

body address-book
  address list user-ordered
    name leaf string 1..63
    description leaf string 1..900
    ip-prefix leaf string nokeyword choice=address
    dns-name list oneliner-plus choice=address
      ipv4-only,ipv6-only leaf empty
    wildcard-address list oneliner choice=address
    range-address list oneliner choice=address
      to container
        range-high leaf string nokeyword
  address-set list user-ordered
    name leaf string 1..63
    description leaf string 1..900
    address,address-set list user-ordered
      name leaf string 1..63

body security-policy
  name leaf string 1..63 nokeyword
  description leaf string 1..900
  match container
    source-address,destination-address leaf-list string user-ordered
    source-address-excluded,destination-address-excluded leaf empty
    application,source-identity,dynamic-application,url-category leaf-list string user-ordered
    source-end-user-profile container
      source-end-user-profile-name leaf string nokeyword
    from-zone,to-zone leaf-list string user-ordered
  then container
    deny container presence choice=decision
    reject container presence choice=decision
      profile leaf string
      ssl-proxy container presence
        profile-name leaf string
    permit container presence choice=decision
      tunnel container
        ipsec-vpn,pair-policy leaf string 1..63
      firewall-authentication container
        pass-through,web-authentication container presence
          access-profile leaf string
          client-match leaf-list string user-ordered
          web-redirect leaf empty
      destination-address container presence
        drop-translated,drop-untranslated leaf empty choice=drop
      application-services container
        idp-policy,utm-policy,security-intelligence-policy,advanced-anti-malware-policy leaf string 1..255
        ssl-proxy container presence
          profile-name leaf string
        application-traffic-control container
          rule-set leaf string
        packet-capture leaf empty
      tcp-options container
        syn-check-required,sequence-check-required,window-scale leaf empty
        initial-tcp-mss,reverse-tcp-mss leaf integer 64..65535
      services-offload leaf empty choice=offload
      no-services-offload leaf empty choice=offload
    log container
      session-init,session-close leaf empty
      profile leaf string
    count container presence
  scheduler-name leaf string 1..63
`,
};
