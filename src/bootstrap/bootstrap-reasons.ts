/**
 * Why a source of bootstrapping data gave a device no configuration. Stable: scripts may match on
 * them. `docs/reference/bootstrap-reasons.md` explains each; a test compares both.
 */
export const bootstrapReasons = {
  "file-unreadable": "The bootstrap file cannot be read.",
  "credentials-unusable":
    "The device's certificate, its key or a trust anchor cannot be read or used.",
  unreachable: "No TCP connection to the bootstrap server, or its name does not resolve.",
  "request-timeout": "The bootstrap server did not answer in time.",
  "connection-lost": "The connection broke before the reply was complete.",
  "tls-failed": "TLS ended without agreement; compare versions and cipher suites.",
  "server-untrusted":
    "The bootstrap server's certificate does not hold against the trust anchors, or is for another host.",
  "device-certificate-refused": "The bootstrap server does not take the device's certificate.",
  "trust-anchor-missing":
    "A redirect names a server without a trust anchor: it could only be asked for signed data.",
  "trust-anchor-malformed": "The trust anchor of a redirect holds no certificates.",
  "not-authorized": "The bootstrap server refused the device (HTTP 401 or 403).",
  "not-found": "The bootstrap server has nothing for this device (HTTP 404).",
  "http-status": "The bootstrap server answered with another HTTP status than 200.",
  "reply-too-large": "The reply is larger than this project reads.",
  "reply-malformed": "The reply, or the information in it, is not what RFC 8572 describes.",
  "signed-data":
    "The reply is signed by an owner; signatures are not checked here, so it is refused.",
  "encrypted-data": "The reply is encrypted for the device; nothing is decrypted here.",
  "redirect-limit": "Too many redirects one after the other, or too many servers in one round.",
  "configuration-refused": "The configuration does not load or does not commit.",
  "report-refused": "The bootstrap server did not take a progress report that it must take.",
  fault: "A fault of this program; please report it.",
} as const;
export type BootstrapReason = keyof typeof bootstrapReasons;

/** A source, or a step with it, that failed; caught where the next source is tried. */
export class BootstrapFailure extends Error {
  override readonly name = "BootstrapFailure";
  readonly reason: BootstrapReason;

  constructor(reason: BootstrapReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}
