import { base10, base11 } from "../../netconf/session/index.ts";
import { atLeast, type JunosVersion } from "./junos-version.ts";

/** What of the mode of a session its hello tells. */
export interface HelloMode {
  readonly rfcCompliant: boolean;
  /** Chunked framing is offered (RFC 6242 4.1). */
  readonly chunked: boolean;
  readonly notifications: boolean;
}

/** RFC 6022 5. */
export const monitoringNamespace = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

const standard = "urn:ietf:params:netconf:capability";
/** The names that Junos had before it took those of the RFC; it still announces both. */
const early = "urn:ietf:params:xml:ns:netconf";

/**
 * The capabilities of a hello in the order of the release: up to 15 the early names only, from 16 both,
 * from 21.4 the metadata of YANG as well.
 */
export function capabilitiesOf(version: JunosVersion, mode: HelloMode): readonly string[] {
  const isModern = atLeast(version, 16, 1);
  const hasMetadata = atLeast(version, 21, 4);
  return [
    ...(isModern ? standardNames(mode) : []),
    ...earlyNames(version, mode),
    ...(hasMetadata
      ? [
          "urn:ietf:params:xml:ns:yang:ietf-yang-metadata?module=ietf-yang-metadata&revision=2016-08-05",
        ]
      : []),
    ...(mode.rfcCompliant
      ? ["urn:ietf:params:xml:ns:yang:ietf-inet-types?module=ietf-inet-types&revision=2013-07-15"]
      : []),
    ...(isModern ? [monitoringNamespace] : []),
    "http://xml.juniper.net/netconf/junos/1.0",
    "http://xml.juniper.net/dmi/system/1.0",
    ...(hasMetadata
      ? [
          "http://yang.juniper.net/junos/jcmd?module=junos-configuration-metadata&revision=2021-09-01",
        ]
      : []),
  ];
}

/** Whether devices of the release know ietf-netconf-monitoring (RFC 6022). */
export function hasMonitoring(version: JunosVersion): boolean {
  return atLeast(version, 16, 1);
}

function standardNames({ chunked, notifications }: HelloMode): readonly string[] {
  return [
    base10,
    ...(chunked ? [base11] : []),
    `${standard}:candidate:1.0`,
    `${standard}:confirmed-commit:1.0`,
    `${standard}:validate:1.0`,
    `${standard}:url:1.0?scheme=http,ftp,file`,
    ...(notifications ? [`${standard}:notification:1.0`, `${standard}:interleave:1.0`] : []),
  ];
}

/** RFC 6241 8.8.3 calls the parameter `scheme`; Junos called it `protocol` under the early names. */
function earlyNames(version: JunosVersion, { rfcCompliant }: HelloMode): readonly string[] {
  const module = rfcCompliant ? "?module=ietf-netconf&revision=2011-06-01" : "";
  const parameter = atLeast(version, 18, 1) ? "scheme" : "protocol";
  return [
    `${early}:base:1.0${module}`,
    `${early}:capability:candidate:1.0`,
    `${early}:capability:confirmed-commit:1.0`,
    `${early}:capability:validate:1.0`,
    `${early}:capability:url:1.0?${parameter}=http,ftp,file`,
  ];
}
