import type { BootstrapReason } from "./bootstrap-reasons.ts";

/** Codes of node:tls for a certificate that does not hold, or is for another host. */
const verdicts =
  /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_|PATH_LENGTH|HOSTNAME_MISMATCH|CRL_|ERROR_IN_CERT|ERR_TLS_CERT_ALTNAME)/;
const noConnection =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL|EAFNOSUPPORT)$/;
/** Alerts by which a server says that it does not take the device's certificate (RFC 8446 6.2). */
const certificateAlerts =
  /alert (bad certificate|certificate (expired|revoked|unknown|required)|unknown ca|unsupported certificate|access denied)/;

/** Why a request ended without a reply. */
export function reasonOfFault(error: {
  readonly code?: string | undefined;
  readonly message: string;
}): BootstrapReason {
  const { code = "", message } = error;
  if (verdicts.test(code)) return "server-untrusted";
  if (noConnection.test(code)) return "unreachable";
  if (certificateAlerts.test(message)) return "device-certificate-refused";
  if (code === "HPE_HEADER_OVERFLOW") return "reply-too-large";
  if (code.startsWith("HPE_")) return "reply-malformed";
  if (code.startsWith("ERR_SSL") || code === "EPROTO") return "tls-failed";
  return "connection-lost";
}
