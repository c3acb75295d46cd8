import type { Stanza } from "../outline.ts";

/** `[edit security nat]`, `ike`, `ipsec` and `pki`. */
export const vpnStanza: Stanza = {
  name: "vpn",
  text: `
body nat
  source container
    pool list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      routing-instance container
        ri-name leaf string nokeyword
      address list user-ordered oneliner homogeneous
        to container
          ipaddr leaf string nokeyword
      host-address-base container oneliner
        ipaddr leaf string nokeyword
      port container
        no-translation leaf empty choice=translation
        range container choice=translation
          low leaf integer 1024..65535 nokeyword
          to container
            high leaf integer 1024..65535 nokeyword
        port-overloading-factor leaf integer 2..32
        block-allocation container presence
          block-size leaf integer 1..64512
          maximum-blocks-per-host leaf integer 1..512
          active-block-timeout leaf integer
      overflow-pool container oneliner
        pool-name leaf string 1..63 nokeyword choice=overflow
        interface leaf empty choice=overflow
      address-shared leaf empty
      address-pooling container oneliner
        paired,no-paired leaf empty choice=pairing
      pool-utilization-alarm container oneliner
        raise-threshold leaf integer 50..100
        clear-threshold leaf integer 40..100
    address-persistent leaf empty
    pool-utilization-alarm container oneliner
      raise-threshold leaf integer 50..100
      clear-threshold leaf integer 40..100
    port-randomization container oneliner
      disable leaf empty
    interface container
      port-overloading container oneliner
        off leaf empty
      port-overloading-factor leaf integer
    rule-set list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      from,to container oneliner
        use nat-context
      rule list user-ordered
        name leaf string 1..63
        description leaf string 1..900
        src-nat-rule-match container keyword=match
          use nat-source-match
          destination-address,destination-address-name leaf-list string user-ordered
          destination-port list user-ordered oneliner homogeneous
            use nat-port
          protocol,application leaf-list string user-ordered
        then container
          source-nat container
            off leaf empty choice=source
            pool container choice=source
              pool-name leaf string 1..63 nokeyword
              persistent-nat container
                use persistent-nat
            interface container presence choice=source
              persistent-nat container
                use persistent-nat
  destination container
    pool list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      routing-instance container
        default leaf empty choice=instance
        ri-name leaf string nokeyword choice=instance
      address container oneliner
        ipaddr leaf string nokeyword
        to container
          ipaddr leaf string nokeyword
        port leaf integer 0..65535
    rule-set list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      from container oneliner
        use nat-context
      rule list user-ordered
        name leaf string 1..63
        description leaf string 1..900
        dest-nat-rule-match container keyword=match
          source-address,source-address-name leaf-list string user-ordered
          destination-address container oneliner
            dst-addr leaf string nokeyword
          destination-address-name container oneliner
            dst-addr-name leaf string 1..63 nokeyword
          destination-port list user-ordered oneliner homogeneous
            use nat-port
          protocol,application leaf-list string user-ordered
        then container
          destination-nat container
            off leaf empty choice=destination
            pool container choice=destination
              pool-name leaf string 1..63 nokeyword
  static container
    rule-set list user-ordered
      name leaf string 1..63
      description leaf string 1..900
      from container oneliner
        use nat-context
      rule list user-ordered
        name leaf string 1..63
        description leaf string 1..900
        static-nat-rule-match container keyword=match
          use nat-source-match
          destination-address container oneliner
            dst-addr leaf string nokeyword
          destination-address-name container oneliner
            dst-addr-name leaf string 1..63 nokeyword
          destination-port container oneliner
            low leaf integer 0..65535 nokeyword
            to container
              high leaf integer 0..65535 nokeyword
        then container
          static-nat container
            prefix container
              addr-prefix leaf string nokeyword
              mapped-port container oneliner
                low leaf integer 0..65535 nokeyword
                to container
                  high leaf integer 0..65535 nokeyword
              routing-instance container
                default leaf empty choice=instance
                ri-name leaf string nokeyword choice=instance
            prefix-name container
              addr-prefix-name leaf string nokeyword
              routing-instance container
                ri-name leaf string nokeyword
            inet container presence
  proxy-arp,proxy-ndp container
    interface list user-ordered
      address list user-ordered oneliner homogeneous
        to container
          ipaddr leaf string nokeyword
  traceoptions container
    use trace

body nat-context
  routing-instance,routing-group,zone,interface leaf-list string

body nat-source-match
  source-address,source-address-name leaf-list string user-ordered
  source-port list user-ordered oneliner homogeneous
    use nat-port

body nat-port
  name leaf integer 0..65535 nokeyword
  to container
    high leaf integer 0..65535 nokeyword

body persistent-nat
  permit container
    any-remote-host,target-host,target-host-port leaf empty choice=permit
  address-mapping leaf empty
  inactivity-timeout leaf integer 60..7200
  max-session-number leaf integer 8..65536

body pki
  auto-re-enrollment container
    certificate-id list user-ordered
      ca-profile-name leaf string
      re-generate-keypair leaf empty
      re-enroll-trigger-time-percentage leaf integer
      challenge-password leaf secret
  ca-profile list user-ordered
    name leaf string 1..32
    ca-identity leaf string
    source-address leaf string
    routing-instance leaf string
    enrollment container
      url leaf string
      retry leaf integer 0..1080
      retry-interval leaf integer 0..3600
    revocation-check container
      disable leaf empty choice=check
      use-ocsp,use-crl leaf empty choice=check
      crl container
        disable container oneliner
          on-download-failure leaf empty
        refresh-interval leaf integer 0..8784
        url list user-ordered
          password leaf secret
      ocsp container presence
        url list user-ordered
        nonce-payload leaf enum enable|disable
        disable-responder-revocation-check leaf empty
    administrator container
      e-mail-address leaf string
  trusted-ca-group list user-ordered
    name leaf string 1..63
    ca-profiles leaf-list string 1..63 user-ordered
  traceoptions container
    use trace

body ike
  traceoptions container
    use trace-file
    flag list user-ordered oneliner
    level leaf integer 0..15
    gateway-filter container
      local-address,remote-address leaf string
  respond-bad-spi container oneliner presence
    max-responses leaf integer 1..30 nokeyword
  proposal list user-ordered
    name leaf string 1..32
    description leaf string 1..80
    authentication-method leaf enum pre-shared-keys|rsa-signatures|dsa-signatures|ecdsa-signatures-256|ecdsa-signatures-384|ecdsa-signatures-521|certificates
    dh-group leaf enum group1|group2|group5|group14|group15|group16|group19|group20|group21|group24
    authentication-algorithm leaf enum md5|sha1|sha-256|sha-384|sha-512
    encryption-algorithm leaf enum des-cbc|3des-cbc|aes-128-cbc|aes-192-cbc|aes-256-cbc|aes-128-gcm|aes-256-gcm
    lifetime-seconds leaf integer 180..86400
  policy list user-ordered
    name leaf string 1..32
    mode leaf enum main|aggressive
    description leaf string 1..80
    proposals leaf-list string user-ordered
    proposal-set leaf enum basic|compatible|standard|suiteb-gcm-128|suiteb-gcm-256|prime-128|prime-256
    reauth-frequency leaf integer 0..100
    pre-shared-key container oneliner
      use ascii-or-hexadecimal
    certificate container
      local-certificate leaf string 1..32
      trusted-ca container oneliner
        ca-profile,trusted-ca-group leaf string choice=ca
      peer-certificate-type leaf enum pkcs7|x509-signature
  gateway list user-ordered
    name leaf string 1..32
    address leaf-list string user-ordered choice=peer
    dynamic container oneliner-plus choice=peer
      distinguished-name container presence
        container,wildcard leaf string
      hostname,inet,inet6,user-at-hostname leaf string
      connections-limit leaf integer
      ike-user-type leaf enum group-ike-id|shared-ike-id
      reject-duplicate-connection leaf empty
    ike-policy leaf string 1..32
    dead-peer-detection container oneliner-plus presence
      optimized,probe-idle-tunnel,always-send leaf empty choice=mode
      interval leaf integer 2..60
      threshold leaf integer 1..5
    no-nat-traversal leaf empty
    nat-keepalive leaf integer 1..300
    local-identity,remote-identity container oneliner
      use ike-identity
    external-interface leaf string
    local-address leaf string
    version leaf enum v1-only|v2-only
    general-ikeid leaf empty
    aaa container
      access-profile leaf string
      client container oneliner
        username leaf string
        password leaf secret
    fragmentation container
      disable leaf empty
      size leaf integer 500..1300
    tcp-encap-profile leaf string

body ike-identity
  inet container choice=identity
    identity-ipv4 leaf string nokeyword
  inet6 container choice=identity
    identity-ipv6 leaf string nokeyword
  hostname container choice=identity
    identity-hostname leaf string nokeyword
  user-at-hostname container choice=identity
    identity-user leaf string nokeyword
  key-id container choice=identity
    string-key-id leaf string 1..127 nokeyword
  distinguished-name container presence choice=identity
    container,wildcard leaf string

body ipsec
  traceoptions container
    use trace
  vpn-monitor-options container presence
    interval leaf integer 2..3600
    threshold leaf integer 1..65536
  proposal list user-ordered
    name leaf string 1..32
    description leaf string 1..80
    protocol leaf enum ah|esp
    authentication-algorithm leaf enum hmac-md5-96|hmac-sha1-96|hmac-sha-256-128|hmac-sha-256-96|hmac-sha-384|hmac-sha-512
    encryption-algorithm leaf enum des-cbc|3des-cbc|aes-128-cbc|aes-192-cbc|aes-256-cbc|aes-128-gcm|aes-192-gcm|aes-256-gcm
    extended-sequence-number leaf empty
    lifetime-seconds leaf integer 180..86400
    lifetime-kilobytes leaf integer 64..4294967294
  policy list user-ordered
    name leaf string 1..32
    description leaf string 1..80
    perfect-forward-secrecy container
      keys leaf enum group1|group2|group5|group14|group15|group16|group19|group20|group21|group24
    proposals leaf-list string user-ordered
    proposal-set leaf enum basic|compatible|standard|suiteb-gcm-128|suiteb-gcm-256|prime-128|prime-256
  vpn list user-ordered
    name leaf string 1..63
    bind-interface leaf string
    df-bit leaf enum clear|set|copy
    copy-outer-dscp leaf empty
    udp-encapsulate container oneliner presence
      dest-port leaf integer 1025..65536
    multi-sa container presence
      forwarding-class list user-ordered
    vpn-monitor container presence
      optimized leaf empty
      source-interface,destination-ip leaf string
      verify-path container presence
        destination-ip leaf string
    manual container
      gateway,external-interface leaf string
      protocol leaf enum ah|esp
      spi leaf integer 256..16639
      authentication,encryption container
        algorithm leaf string
        key container oneliner
          use ascii-or-hexadecimal
    ike container
      gateway leaf string 1..32
      idle-time leaf integer 60..999999
      no-anti-replay leaf empty
      anti-replay-window-size leaf integer 64..8192
      proxy-identity container presence
        local,remote,service leaf string
      ipsec-policy leaf string 1..32
      install-interval leaf integer 0..10
    traffic-selector list user-ordered
      name leaf string 1..31
      local-ip,remote-ip leaf string
      protocol,source-port,destination-port leaf string
      term list user-ordered
        local-ip,remote-ip leaf string
    establish-tunnels leaf enum immediately|on-traffic|responder-only|responder-only-no-rekey
  security-association list user-ordered
    name leaf string 1..32
    description leaf string
    mode leaf enum transport|tunnel
    manual container
      direction list user-ordered
        name leaf enum inbound|outbound|bidirectional
        protocol leaf enum ah|esp|bundle
        spi leaf integer 256..16639
        authentication container
          algorithm leaf string
          key container oneliner
            use ascii-or-hexadecimal
        encryption container
          algorithm leaf string
          key container oneliner
            use ascii-or-hexadecimal
`,
};
