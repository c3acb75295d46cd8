/** What a Junos 22.4 device announces in its default mode, in its order. */
export const junosCapabilities: readonly string[] = [
  "urn:ietf:params:netconf:base:1.0",
  "urn:ietf:params:netconf:capability:candidate:1.0",
  "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
  "urn:ietf:params:netconf:capability:validate:1.0",
  "urn:ietf:params:netconf:capability:url:1.0?scheme=http,ftp,file",
  "urn:ietf:params:xml:ns:netconf:base:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:candidate:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:confirmed-commit:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:validate:1.0",
  "urn:ietf:params:xml:ns:netconf:capability:url:1.0?scheme=http,ftp,file",
  "urn:ietf:params:xml:ns:yang:ietf-yang-metadata?module=ietf-yang-metadata&revision=2016-08-05",
  "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring",
  "http://xml.juniper.net/netconf/junos/1.0",
  "http://xml.juniper.net/dmi/system/1.0",
  "http://yang.juniper.net/junos/jcmd?module=junos-configuration-metadata&revision=2021-09-01",
];
