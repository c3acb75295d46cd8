import type { Stanza } from "../outline.ts";

/** What stands in several places of `[edit system]`. */
export const systemBodiesStanza: Stanza = {
  name: "system-bodies",
  text: `
body authentication
  plain-text-password-value leaf secret
  encrypted-password leaf secret
  no-public-keys leaf empty
  ssh-rsa,ssh-dsa,ssh-ecdsa,ssh-ed25519 list user-ordered oneliner
    from leaf string

body user-cli
  prompt leaf string 1..255
  timestamp container presence
    format leaf string

body script-file
  source,cert-file,routing-instance leaf string
  refresh leaf empty
  refresh-from leaf string
  checksum container oneliner-plus
    sha-256 leaf string

body radius-server
  routing-instance leaf string
  port,preauthentication-port,accounting-port,dynamic-request-port leaf integer 1..65535
  secret,preauthentication-secret leaf secret
  timeout leaf integer 1..1000
  retry leaf integer 1..100
  accounting-timeout leaf integer 0..1000
  accounting-retry leaf integer 0..100
  max-outstanding-requests leaf integer 0..2000
  source-address leaf string

body tacplus-server
  routing-instance leaf string
  port leaf integer 1..65535
  secret leaf secret
  timeout leaf integer 1..90
  single-connection leaf empty
  source-address leaf string

body syslog-archive
  size,files leaf string
  world-readable leaf empty choice=readable
  no-world-readable leaf empty choice=readable
  binary-data leaf empty choice=binary
  no-binary-data leaf empty choice=binary
  transfer-interval leaf integer 5..2880
  start-time leaf string
  archive-sites list user-ordered oneliner homogeneous
    password leaf secret
    routing-instance leaf string

body syslog-contents
  contents list oneliner hidden-keyword
    use syslog-severity

body syslog-severity
  name leaf enum any|authorization|daemon|ftp|ntp|security|kernel|user|dfc|external|firewall|pfe|conflict-log|change-log|interactive-commands nokeyword
  any,emergency,alert,critical,error,warning,notice,info,none leaf empty choice=severity

body daemons
  dhcp-service,general-authentication-service container
    disable leaf empty
    traceoptions container
      use trace-level
    interface-traceoptions container
      use trace-level
    dhcp-snooping-file container
      location leaf string nokeyword
      write-interval leaf integer 60..86400
  routing,app-engine-virtual-machine-management-service,sdk-service container oneliner-plus
    use daemon
  snmp,web-management,jsd,lldpd-service,l2-learning,mib-process,firewall,class-of-service,chassis-control,interface-control,idp-policy container oneliner
    use daemon

body daemon
  disable leaf empty choice=state
  enable leaf empty choice=state
  failover leaf enum other-routing-engine|alternate-media
`,
};
