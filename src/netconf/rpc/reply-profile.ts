/** How a device words the replies of one session. */
export interface ReplyProfile {
  /** Version in the `junos` namespace of replies, for example `22.4R0`. */
  readonly junosNamespaceVersion: string;
  /** `system services netconf rfc-compliant`: protocol elements carry the prefix `nc`. */
  readonly rfcCompliant: boolean;
  /** A success says nothing of its warnings. @defaultValue false */
  readonly dropsWarnings?: boolean;
  /** `<source-daemon>` stands inside `<error-info>`. @defaultValue false */
  readonly daemonInErrorInfo?: boolean;
  /** The request's `xmlns` of the base namespace does not come back. @defaultValue false */
  readonly dropsDefaultNamespace?: boolean;
}

/** RFC 6241 section 3.1. */
export const baseNamespace = "urn:ietf:params:xml:ns:netconf:base:1.0";

/** Namespace of the `junos` prefix in replies. */
export function junosNamespace(profile: ReplyProfile): string {
  return `http://xml.juniper.net/junos/${profile.junosNamespaceVersion}/junos`;
}
