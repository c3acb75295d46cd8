/** How far a TLS connection came. */
export type TlsPhase = "key-exchange" | "authentication" | "established";

/**
 * Why a TLS connection ended, in the words of the attempt record. The `client-` ones say what is wrong
 * with the NMS's certificate; `server-certificate-refused` that the NMS did not take ours.
 * `closed-here`: by our own `close` or `destroy`, whose caller knows why.
 */
export type TlsCloseReason =
  | "peer-closed-early"
  | "not-tls"
  | "handshake-timeout"
  | "handshake-failed"
  | "server-certificate-refused"
  | "client-certificate-missing"
  | "client-certificate-expired"
  | "client-certificate-not-yet-valid"
  | "client-certificate-self-signed"
  | "client-certificate-revoked"
  | "client-revocation-unknown"
  | "client-certificate-key"
  | "client-intermediate-missing"
  | "client-root-unknown"
  | "client-certificate-invalid"
  | "no-mapping"
  | "name-absent"
  | "unknown-user"
  | "directory-unavailable"
  | "directory-ambiguous"
  | "template-missing"
  | "login-timeout"
  | "peer-closed-in-login"
  | "connection-lost"
  | "peer-closed"
  | "closed-here";

/** OpenSSL's verdicts on a client's chain; what is not listed is `client-certificate-invalid`. */
const verdicts: Readonly<Record<string, TlsCloseReason>> = {
  CERT_HAS_EXPIRED: "client-certificate-expired",
  CERT_NOT_YET_VALID: "client-certificate-not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "client-certificate-self-signed",
  CERT_REVOKED: "client-certificate-revoked",
  UNABLE_TO_GET_CRL: "client-revocation-unknown",
  CRL_HAS_EXPIRED: "client-revocation-unknown",
  CRL_NOT_YET_VALID: "client-revocation-unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "client-intermediate-missing",
  UNABLE_TO_GET_ISSUER_CERT: "client-root-unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "client-root-unknown",
  SELF_SIGNED_CERT_IN_CHAIN: "client-root-unknown",
};

/** What OpenSSL found wrong with the client's chain. `presented`: how many certificates it sent. */
export function reasonOfVerdict(code: string, presented: number): TlsCloseReason {
  if (presented === 0) return "client-certificate-missing";
  const reason = verdicts[code] ?? "client-certificate-invalid";
  // A lone certificate whose issuer is not here: nobody can tell which of the two is missing.
  return reason === "client-root-unknown" && presented === 1
    ? "client-intermediate-missing"
    : reason;
}

/** The peer left, or the connection broke, in this phase. */
export function leavingIn(phase: TlsPhase, isBroken: boolean): TlsCloseReason {
  switch (phase) {
    case "key-exchange":
      return "peer-closed-early";
    case "authentication":
      return "peer-closed-in-login";
    case "established":
      return isBroken ? "connection-lost" : "peer-closed";
  }
}

/** Alerts by which a client says that it does not take our certificate (RFC 8446 6.2). */
const certificateAlerts =
  /bad certificate|certificate (expired|revoked|unknown|required)|unknown ca|unsupported certificate/;

/** A handshake that OpenSSL gave up. */
export function reasonOfFault(error: {
  readonly code?: string;
  readonly message: string;
}): TlsCloseReason {
  const { code = "", message } = error;
  if (certificateAlerts.test(message)) return "server-certificate-refused";
  if (code === "ECONNRESET" || code === "EPIPE") return "peer-closed-early";
  if (/WRONG_VERSION_NUMBER|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_TOO_SMALL/.test(code))
    return "not-tls";
  if (code === "ERR_TLS_HANDSHAKE_TIMEOUT") return "handshake-timeout";
  if (code === "ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE") return "client-certificate-missing";
  return "handshake-failed";
}
