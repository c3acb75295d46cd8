/** How this device words its replies; the same for every session. */
export interface ReplyProfile {
  /** Version in the `junos` namespace of replies, for example `22.4R0`. */
  readonly junosNamespaceVersion: string;
  /** `system services netconf rfc-compliant`: protocol elements carry the prefix `nc`. */
  readonly rfcCompliant: boolean;
}

/** RFC 6241 section 3.1. */
export const baseNamespace = "urn:ietf:params:xml:ns:netconf:base:1.0";

/** Namespace of the `junos` prefix in replies. */
export function junosNamespace(profile: ReplyProfile): string {
  return `http://xml.juniper.net/junos/${profile.junosNamespaceVersion}/junos`;
}
