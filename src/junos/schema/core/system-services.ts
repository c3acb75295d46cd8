import type { Stanza } from "../outline.ts";

/** `[edit system services]`: how the device is reached, and whom it calls. */
export const systemServicesStanza: Stanza = {
  name: "system-services",
  text: `
body connection-limits
  connection-limit leaf integer 1..250 default=75
  rate-limit leaf integer 1..250 default=150

body system-services
  finger,xnm-clear-text container presence
    use connection-limits
  ftp container presence
    use connection-limits
    authentication-order leaf-list enum radius|tacplus|password user-ordered
    enable-anonymous-login leaf empty
  ssh container presence
    use ssh-service
  telnet container presence
    use connection-limits
    authentication-order leaf-list enum radius|tacplus|password user-ordered
  xnm-ssl container presence
    local-certificate leaf string
    use connection-limits
  netconf container
    use netconf-service
  outbound-ssh container
    use outbound-ssh
  extension-service container
    use extension-service
  rest container
    http container presence
      port leaf integer 1024..65535 default=3000
      addresses leaf-list string user-ordered
    https container
      port leaf integer 1024..65535 default=3443
      addresses leaf-list string user-ordered
      server-certificate,ca-chain leaf string
      cipher-list leaf-list string user-ordered
      mutual-authentication container
        certificate-authority leaf string
    control container
      allowed-sources leaf-list string user-ordered
      connection-limit leaf integer
    traceoptions container
      flag leaf enum lighttpd|juise|all
    enable-explorer leaf empty
    routing-instance leaf string
  dhcp-local-server container
    use dhcp-local-server
  web-management container oneliner-plus
    traceoptions container
      use trace-level
    management-url leaf string
    http container presence
      port leaf integer 1..65535
      interface leaf-list string user-ordered
    https container presence
      port leaf integer 1..65535
      local-certificate leaf string choice=certificate
      pki-local-certificate leaf string choice=certificate
      system-generated-certificate leaf empty choice=certificate
      interface leaf-list string user-ordered
    control container
      max-threads leaf integer 0..16
    session container
      idle-timeout leaf integer 1..1440
      session-limit leaf integer 1..1024
  dns container presence
    forwarders list user-ordered homogeneous
    dns-proxy container
      interface list user-ordered homogeneous
      default-domain list user-ordered
        forwarders list user-ordered homogeneous
    traceoptions container
      use trace
  subscriber-management container
    enable container presence
      force leaf empty

body ssh-service
  authentication-order leaf-list enum radius|tacplus|password user-ordered
  access-disable-external leaf empty
  cert-based-auth container
    trusted-user-ca-keys list user-ordered
      name leaf string 1..4096
    host-certificate leaf string 1..8960
  host-certificate-file,trusted-user-ca-key-file leaf string
  authorized-principals leaf-list string user-ordered
  authorized-principals-file,authorized-principals-command leaf string
  root-login leaf enum allow|deny|deny-password
  no-challenge-response,no-password-authentication,no-passwords,no-public-keys leaf empty
  tcp-forwarding leaf empty choice=forwarding
  no-tcp-forwarding leaf empty choice=forwarding
  allow-tcp-forwarding leaf empty
  protocol-version leaf-list enum v1|v2 user-ordered
  max-sessions-per-connection leaf integer 1..65535 default=10
  max-pre-authentication-packets leaf integer 20..2147483647 default=128
  sftp-server leaf empty
  ciphers leaf-list string user-ordered
  macs leaf-list string user-ordered
  key-exchange leaf-list string user-ordered
  client-alive-count-max leaf integer 0..255 default=3
  client-alive-interval leaf integer 0..65535 default=0
  hostkey-algorithm container oneliner-plus
    ssh-dss,no-ssh-dss,ssh-rsa,no-ssh-rsa,ssh-ecdsa,no-ssh-ecdsa,ssh-ed25519,no-ssh-ed25519 leaf empty
  hostkey-algorithm-list container presence
    rsa,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,ed25519 leaf empty
  fingerprint-hash leaf enum sha2-256|md5
  authorized-keys-command leaf string 1..1024
  authorized-keys-command-user leaf string 1..256
  rekey container
    data-limit leaf string
    time-limit leaf integer 1..1440
  port leaf integer 1..65535 default=22
  log-key-changes leaf empty
  use connection-limits

body netconf-service
  yang-modules container
    emit-family-ns-and-module-name,device-specific,emit-extensions leaf empty
    rpc-output-verbose,emit-anyxml-in-rpc-output leaf empty
  ssh container presence
    use connection-limits
    client-alive-count-max leaf integer 0..255 default=3
    client-alive-interval leaf integer 0..65535 default=0
    port leaf integer 1..65535 default=830
  tls container
    local-certificate leaf string 1..32
    client-identity list user-ordered
      name leaf string 1..31
      fingerprint leaf string
      map-type leaf enum specified|san-dirname-cn
      username leaf string
    default-client-identity container
      map-type leaf enum specified|san-dirname-cn
      username leaf string
    use connection-limits
    traceoptions container
      use trace-file
      level leaf enum error|warning|notice|info|verbose|all default=error
      flag list user-ordered oneliner
        name leaf enum general|pki|plugin|app|all
  unified container
    unhide leaf empty
  hello-message container
    yang-module-capabilities container
      advertise-native-yang-modules,advertise-custom-yang-modules,advertise-standard-yang-modules leaf empty
  netconf-monitoring container
    netconf-state-schemas container
      retrieve-custom-yang-modules,retrieve-standard-yang-modules leaf empty
  rfc-compliant,yang-compliant,flatten-commit-results leaf empty
  version-1.1 container presence
  traceoptions container
    use trace-file
    flag list user-ordered oneliner
      name leaf enum all|incoming|outgoing|debug
    on-demand leaf empty
  notification container presence
    interleave leaf empty

body outbound-ssh
  routing-instance leaf string
  traceoptions container
    use trace-file
    flag list user-ordered oneliner
      name leaf enum configuration|connectivity|all
  client list user-ordered
    device-id leaf string
    secret leaf secret
    keep-alive container presence
      retry leaf integer 0..4294967295 default=3
      timeout leaf integer 0..4294967295 default=15
    reconnect-strategy leaf enum sticky|in-order default=in-order
    services leaf enum netconf
    servers list user-ordered oneliner-plus hidden-keyword
      port leaf integer 0..65535
      retry leaf integer 0..4294967295 default=3
      timeout leaf integer 0..4294967295 default=15
    proxy-server container
      dhcp leaf empty choice=proxy
      static container choice=proxy
        host leaf string
        port leaf integer 0..65535 default=8080
        proxy-authorization container
          user leaf string 1..255
          password leaf secret
    disable-ssh-security-settings leaf empty

body extension-service
  request-response container
    grpc container
      ssl container
        port leaf integer 1024..65535
        local-certificate leaf-list string user-ordered
        address leaf string
        hot-reloading,use-pki leaf empty
        mutual-authentication container
          certificate-authority leaf string
          client-certificate-request leaf string
      clear-text container presence
        address leaf string
        port leaf integer 1024..65535
      max-connections leaf integer 1..30
      routing-instance leaf string
      skip-authentication leaf empty
  notification container presence
    port leaf integer
    max-connections leaf integer 1..20
    allow-clients container
      address leaf-list string user-ordered
  traceoptions container
    use trace

body dhcp-local-server
  traceoptions container
    use trace-level
  dhcpv6 container
    group list
      interface list
        upto leaf string
        exclude leaf empty
    overrides container presence
      interface-client-limit leaf integer 1..500000
  pool-match-order list user-ordered homogeneous
    name leaf enum ip-address-first|option-82|option-82-strict|external-authority
  overrides container presence
    interface-client-limit leaf integer 1..500000
    no-arp leaf empty
  group list
    interface list
      upto leaf string
      exclude leaf empty
    overrides container presence
      interface-client-limit leaf integer 1..500000
`,
};
